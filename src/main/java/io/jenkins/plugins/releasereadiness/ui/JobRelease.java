package io.jenkins.plugins.releasereadiness.ui;

import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.record.EarlierReleases;
import io.jenkins.plugins.releasereadiness.record.EarlierReleases.Earlier;
import io.jenkins.plugins.releasereadiness.record.RecordSummary;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * How the releases of a job stand: what is on its way, what was released last, and when something last happened. On the
 * job page and as REST, from the stored summaries of its last builds.
 */
@ExportedBean
public final class JobRelease implements Action, StaplerProxy {
    private final Job<?, ?> job;

    JobRelease(Job<?, ?> job) {
        this.job = job;
    }

    @Override
    public Object getTarget() {
        job.checkPermission(Item.READ);
        return this;
    }

    /** It has no link of its own: the job page shows it. */
    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return Messages.JobRelease_displayName();
    }

    @Override
    public String getUrlName() {
        return ReleasePage.URL_NAME;
    }

    public Api getApi() {
        job.checkPermission(Item.READ);
        return new Api(this);
    }

    /** The release of the latest build that has one; null if no recent build has. */
    @Exported(inline = true, visibility = 2)
    public State getLatest() {
        return releases().stream().findFirst().map(State::new).orElse(null);
    }

    /** The latest release that was approved and not rolled back; null if no recent build has one. */
    @Exported(inline = true, visibility = 2)
    public State getLastRelease() {
        return releases().stream()
                .filter(Earlier::current)
                .findFirst()
                .map(State::new)
                .orElse(null);
    }

    /** Name of the product; null if no recent build has a release. */
    @Exported
    public String getProduct() {
        return latest(RecordSummary::product);
    }

    /** Phase of the latest release: readiness, staging, production or stabilization; null before the first. */
    @Exported
    public String getPhase() {
        return latest(RecordSummary::phase);
    }

    /** Version of the latest release; null while it is not known. */
    @Exported
    public String getVersion() {
        return latest(RecordSummary::version);
    }

    /** When something was last recorded, in ISO-8601; null if no recent build has a release. */
    @Exported
    public String getLastActivity() {
        return releases().stream()
                .mapToLong(earlier -> earlier.release().lastMillis())
                .filter(millis -> millis > 0)
                .max()
                .stream()
                .mapToObj(millis -> Instant.ofEpochMilli(millis).toString())
                .findFirst()
                .orElse(null);
    }

    private String latest(Function<RecordSummary, String> part) {
        return releases().stream()
                .findFirst()
                .map(Earlier::release)
                .map(part)
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    private List<Earlier> releases() {
        return EarlierReleases.from(job.getLastBuild(), ScoreTrend.BUILDS).toList();
    }

    /** One release of the job. */
    @ExportedBean
    public static final class State {
        private final Earlier earlier;

        State(Earlier earlier) {
            this.earlier = earlier;
        }

        /** Product and version. */
        @Exported
        public String getRelease() {
            return earlier.release().release();
        }

        /** Announced version; empty while it is not known. */
        @Exported
        public String getVersion() {
            return earlier.release().version();
        }

        /** Number of the build. */
        @Exported
        public int getBuild() {
            return earlier.build().getNumber();
        }

        /** The page of its record below the root of Jenkins. */
        @Exported
        public String getUrl() {
            return earlier.build().getUrl() + ReleasePage.URL_NAME + '/';
        }

        /** Phase that started or ended last; empty before the first. */
        @Exported
        public String getPhase() {
            return earlier.release().phase();
        }

        /** Whether that phase is complete. */
        @Exported
        public boolean isPhaseComplete() {
            return earlier.release().phaseComplete();
        }

        /** READY, NEEDS WORK or BLOCKED; empty without a scorecard. */
        @Exported
        public String getRecommendation() {
            return earlier.release().recommendation();
        }

        /** Outcome of the approval, WAITING while it is asked for; empty if nobody was asked. */
        @Exported
        public String getApproval() {
            return earlier.release().approval();
        }

        /** Whether that was an emergency override: the release goes, but the rules were not fulfilled. */
        @Exported
        public boolean isOverride() {
            return earlier.release().override();
        }

        /** How the watch over the deployment ended; empty if there was none. */
        @Exported
        public String getRollback() {
            return earlier.release().rollback();
        }

        /** When its record started, in ISO-8601. */
        @Exported
        public String getStartedAt() {
            return Instant.ofEpochMilli(earlier.release().startedMillis()).toString();
        }

        /** How the approval stands, for people. */
        @Restricted(NoExternalUse.class)
        public String approvalText() {
            return SummaryLine.approval(earlier.release()).text();
        }

        /** Whether the deployment is or was watched. */
        @Restricted(NoExternalUse.class)
        public boolean watched() {
            return !earlier.release().watch().isEmpty()
                    || !earlier.release().rollback().isEmpty();
        }

        /** How the watch over the deployment stands, for people. */
        @Restricted(NoExternalUse.class)
        public String rollbackText() {
            return SummaryLine.rollback(earlier.release()).text();
        }

        /** Name of the build for people. */
        @Restricted(NoExternalUse.class)
        public String name() {
            return earlier.build().getDisplayName();
        }

        /** The phase for people, for example {@code 2 staging is running}; empty before the first. */
        @Restricted(NoExternalUse.class)
        public String phaseText() {
            return Labels.find(Phase.class, Phase::word, getPhase())
                    .map(phase -> Messages.JobRelease_phase(phase.number(), phase.word()) + " "
                            + (isPhaseComplete() ? Messages.JobRelease_complete() : Messages.JobRelease_running()))
                    .orElse("");
        }
    }
}
