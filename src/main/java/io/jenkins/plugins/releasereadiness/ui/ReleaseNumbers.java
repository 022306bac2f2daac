package io.jenkins.plugins.releasereadiness.ui;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackOutcome;
import io.jenkins.plugins.releasereadiness.record.RecordSummary;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecordAction;
import io.jenkins.plugins.releasereadiness.record.WatchSummary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jenkins.model.TransientActionFactory;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * Numbers of a job for who measures delivery, by REST at {@code release-numbers/api/json}: how often deployments fail and
 * how long recovery takes (DORA), and how much friction approvals are. From the stored summaries of the last builds.
 */
@ExportedBean
public final class ReleaseNumbers implements Action {
    /** How many builds are looked at. */
    static final int BUILDS = 100;

    /** Watches that say nothing of the deployment. */
    private static final Set<String> UNKNOWN =
            Set.of("", RollbackOutcome.ABORTED.name(), RollbackOutcome.INCONCLUSIVE.name());

    private final Job<?, ?> job;

    ReleaseNumbers(Job<?, ?> job) {
        this.job = job;
    }

    /** One build with a record. */
    private record Release(Run<?, ?> run, RecordSummary summary) {}

    /** One deployment whose end is known. */
    private record Deployment(Run<?, ?> run, RecordSummary release, WatchSummary watch) {
        boolean failed() {
            return !RollbackOutcome.valueOf(watch.outcome()).good();
        }
    }

    /** Deployments that were watched to a known end. */
    @Exported
    public int getDeployments() {
        return deployments().size();
    }

    /** Those of them that turned out bad. */
    @Exported
    public int getFailedDeployments() {
        return (int) deployments().stream().filter(Deployment::failed).count();
    }

    /** Share of deployments that turned out bad; null without any. */
    @Exported
    @CheckForNull
    public Double getChangeFailureRate() {
        return share(getFailedDeployments(), getDeployments());
    }

    /** Each recovery, the newest first: build, environment, seconds from the degradation to the previous version running. */
    @Exported
    public List<Map<String, Object>> getRecoveries() {
        return deployments().stream()
                .filter(deployment -> deployment.watch().recoverySeconds() != WatchSummary.UNKNOWN)
                .map(deployment -> {
                    Map<String, Object> recovery = new LinkedHashMap<>();
                    recovery.put("build", deployment.run().getNumber());
                    recovery.put("environment", deployment.watch().environment());
                    recovery.put("seconds", deployment.watch().recoverySeconds());
                    return recovery;
                })
                .toList();
    }

    /** Failed deployment recovery time in seconds, the median; null without any. */
    @Exported
    @CheckForNull
    public Long getMedianRecoverySeconds() {
        return median(deployments().stream()
                .map(deployment -> deployment.watch().recoverySeconds())
                .toList());
    }

    /** From a question about a rollback to its decision in seconds, the median; null without any. */
    @Exported
    @CheckForNull
    public Long getMedianRollbackDecisionSeconds() {
        return median(deployments().stream()
                .map(deployment -> deployment.watch().decisionSeconds())
                .toList());
    }

    /** From an approval request to its decision in seconds, the median; null without any. */
    @Exported
    @CheckForNull
    public Long getMedianDecisionSeconds() {
        return median(decided().stream()
                .map(release -> release.summary().decisionSeconds())
                .toList());
    }

    /** Approvals that were decided. */
    @Exported
    public int getDecisions() {
        return decided().size();
    }

    /** Share of decisions that were emergency overrides; null without any decision. */
    @Exported
    @CheckForNull
    public Double getOverrideRate() {
        return share(
                (int) decided().stream()
                        .filter(release -> release.summary().override())
                        .count(),
                getDecisions());
    }

    /** Deployments that were rolled back after an override had let them through. */
    @Exported
    public int getRolledBackAfterOverride() {
        return (int) deployments().stream()
                .filter(deployment -> deployment.release().override())
                .filter(deployment -> deployment.watch().outcome().equals(RollbackOutcome.ROLLED_BACK.name()))
                .count();
    }

    /** The numbers as REST. */
    public Api getApi() {
        job.checkPermission(Item.READ);
        return new Api(this);
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return "release-numbers";
    }

    private List<Release> decided() {
        return releases().stream()
                .filter(release -> !release.summary().decidedBy().isEmpty())
                .toList();
    }

    private List<Deployment> deployments() {
        List<Deployment> deployments = new ArrayList<>();
        for (Release release : releases()) {
            for (WatchSummary watch : release.summary().watches()) {
                if (!UNKNOWN.contains(watch.outcome())) {
                    deployments.add(new Deployment(release.run(), release.summary(), watch));
                }
            }
        }
        return deployments;
    }

    private List<Release> releases() {
        List<Release> found = new ArrayList<>();
        Run<?, ?> run = job.getLastBuild();
        for (int looked = 0; run != null && looked < BUILDS; looked++) {
            Run<?, ?> build = run;
            Optional.ofNullable(run.getAction(ReleaseRecordAction.class))
                    .flatMap(ReleaseRecordAction::summary)
                    .ifPresent(summary -> found.add(new Release(build, summary)));
            run = run.getPreviousBuild();
        }
        return found;
    }

    @CheckForNull
    private static Double share(int part, int whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    /** Of two in the middle the smaller; what is not known does not count. */
    @CheckForNull
    private static Long median(List<Long> seconds) {
        List<Long> known = seconds.stream()
                .filter(each -> each != WatchSummary.UNKNOWN)
                .sorted()
                .toList();
        return known.isEmpty() ? null : known.get((known.size() - 1) / 2);
    }

    /** Gives jobs their numbers; nothing is computed before somebody asks. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Job> {
        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Job target) {
            Job<?, ?> job = target;
            return List.of(new ReleaseNumbers(job));
        }
    }
}
