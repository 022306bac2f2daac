package io.jenkins.plugins.releasereadiness.ui;

import hudson.AbortException;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.config.Policies;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyFiles;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.replay.PolicyReplay;
import io.jenkins.plugins.releasereadiness.engine.replay.RaisedThresholds;
import io.jenkins.plugins.releasereadiness.engine.replay.ReplaySummary;
import io.jenkins.plugins.releasereadiness.engine.replay.ReplayedGate;
import io.jenkins.plugins.releasereadiness.engine.replay.ReplayedRelease;
import io.jenkins.plugins.releasereadiness.engine.score.Score;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import io.jenkins.plugins.releasereadiness.record.EarlierReleases;
import io.jenkins.plugins.releasereadiness.record.EarlierReleases.Earlier;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What other thresholds would have decided on the releases of builds.
 *
 * @param error why nothing was tried, for people; empty if something was
 * @param summary what came out, as the rest of a sentence
 * @param gates the same for the gates that were checked; empty if none was
 * @param rows one for each build
 * @param unreadable builds whose record cannot be judged again, with the reason
 */
@Restricted(NoExternalUse.class)
public record BuildReplay(String error, String summary, String gates, List<Row> rows, List<String> unreadable) {
    private static final int DEFAULT_BUILDS = 50;
    private static final int MAX_BUILDS = 200;

    public BuildReplay {
        rows = List.copyOf(rows);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * One build.
     *
     * @param name display name of the build
     * @param url its record below the root of Jenkins
     * @param release product and version
     * @param then recommendation and lowest score then; empty if it was never scored
     * @param now the same by what is tried
     * @param tone good if what is tried calls it READY
     * @param changed whether the two differ in whether it goes
     * @param reasons why it would not be READY
     * @param gates the gates that were checked
     */
    public record Row(
            String name,
            String url,
            String release,
            String then,
            String now,
            String tone,
            boolean changed,
            List<String> reasons,
            List<GateRow> gates) {
        static Row of(Run<?, ?> run, ReplayedRelease release) {
            return new Row(
                    run.getFullDisplayName(),
                    run.getUrl() + ReleasePage.URL_NAME + '/',
                    release.release().title(),
                    verdict(release.then().map(Labels::of), release.thenScore()),
                    verdict(release.now().map(Labels::of), release.nowScore()),
                    release.blocked() ? "bad" : "good",
                    release.blocked() != release.wasBlocked(),
                    release.reasons(),
                    release.gates().stream().map(GateRow::of).toList());
        }

        private static String verdict(Optional<String> word, Optional<BigDecimal> score) {
            return word.map(found -> found + " (" + Score.show(score.orElseThrow()) + ")")
                    .orElse("");
        }
    }

    /**
     * One gate of a build.
     *
     * @param title name of the gate
     * @param then how it ended
     * @param now how it would have ended; empty if what is tried has no such gate
     * @param tone good if it would have passed
     * @param changed whether the two differ in whether it passed
     * @param reasons why it would not have passed without warnings
     */
    public record GateRow(String title, String then, String now, String tone, boolean changed, List<String> reasons) {
        static GateRow of(ReplayedGate gate) {
            return new GateRow(
                    gate.title(),
                    gate.accepted() ? Messages.BuildReplay_accepted(Labels.of(gate.then())) : Labels.of(gate.then()),
                    gate.now().map(Labels::of).orElse(""),
                    gate.passesNow() ? "good" : "bad",
                    gate.judged() && gate.passedThen() != gate.passesNow(),
                    gate.reasons());
        }
    }

    /**
     * Tries what a form says.
     *
     * @param form gives the value of a field; null if it is not there
     */
    static BuildReplay of(UnaryOperator<String> form) {
        try {
            return new Attempt(thresholds(form), policy(text(form, "policy")), builds(text(form, "builds")))
                    .over(jobs(text(form, "job")));
        } catch (IOException e) {
            return new BuildReplay(e.getMessage(), "", "", List.of(), List.of());
        }
    }

    private static String text(UnaryOperator<String> form, String name) {
        String value = form.apply(name);
        return value == null ? "" : value.trim();
    }

    private static RaisedThresholds thresholds(UnaryOperator<String> form) throws AbortException {
        String overall = text(form, "overallMinimum");
        Map<String, BigDecimal> categories = new LinkedHashMap<>();
        for (String line : text(form, "categoryMinima").lines().toList()) {
            int colon = line.indexOf(':');
            if (!line.isBlank()) {
                if (colon < 1) {
                    throw new AbortException(Messages.BuildReplay_noCategory(line.trim()));
                }
                categories.put(line.substring(0, colon).trim(), percent(line.substring(colon + 1)));
            }
        }
        return new RaisedThresholds(overall.isEmpty() ? Optional.empty() : Optional.of(percent(overall)), categories);
    }

    private static BigDecimal percent(String text) throws AbortException {
        return Policies.percent(text)
                .orElseThrow(() -> new AbortException(Messages.BuildReplay_noPercent(text.trim())));
    }

    private static Optional<Policy> policy(String name) throws AbortException {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Policies.load(
                        Policies.named(name).orElseThrow(() -> new AbortException(Messages.BuildReplay_noPolicy(name))),
                        PolicyFiles.NONE,
                        Map.of())
                .policy());
    }

    private static int builds(String text) throws AbortException {
        if (text.isEmpty()) {
            return DEFAULT_BUILDS;
        }
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_BUILDS) {
            throw new AbortException(Messages.BuildReplay_noBuilds(MAX_BUILDS));
        }
        return Integer.parseInt(text);
    }

    private static Stream<Job<?, ?>> jobs(String name) throws AbortException {
        if (name.isEmpty()) {
            List<Job<?, ?>> all = new ArrayList<>();
            Jenkins.get().allItems(Job.class).forEach(all::add);
            return all.stream();
        }
        Job<?, ?> job = Jenkins.get().getItemByFullName(name, Job.class);
        if (job == null) {
            throw new AbortException(Messages.BuildReplay_noJob(name));
        }
        return Stream.of(job);
    }

    /** What is tried: thresholds over one policy, or over that of each build. */
    private record Attempt(RaisedThresholds thresholds, Optional<Policy> policy, int builds) {
        BuildReplay over(Stream<Job<?, ?>> jobs) {
            List<Earlier> newest = jobs.flatMap(
                            job -> EarlierReleases.from(job.getLastBuild()).limit(builds))
                    .sorted(Comparator.comparingLong(
                                    (Earlier earlier) -> earlier.release().startedMillis())
                            .reversed())
                    .limit(builds)
                    .toList();
            List<Row> rows = new ArrayList<>();
            List<String> unreadable = new ArrayList<>();
            List<ReplayedRelease> releases = new ArrayList<>();
            PolicyReplay replay = new PolicyReplay(this::candidate);
            for (Earlier earlier : newest) {
                try {
                    BuildRecord record = ReleaseRecords.find(earlier.build()).orElseThrow();
                    ReplayedRelease release = replay.replay(record.entries());
                    releases.add(release);
                    rows.add(Row.of(earlier.build(), release));
                } catch (IOException | UncheckedIOException | JsonException e) {
                    unreadable.add(earlier.build().getFullDisplayName() + ": " + e.getMessage());
                }
            }
            ReplaySummary summary = ReplaySummary.of(releases);
            boolean checked =
                    releases.stream().anyMatch(release -> !release.gates().isEmpty());
            return new BuildReplay(
                    "", summary.sentence(), checked ? summary.gates().sentence() : "", rows, unreadable);
        }

        private Policy candidate(ReleaseRecord record) {
            return thresholds.over(policy.orElseGet(() -> own(record)));
        }

        private static Policy own(ReleaseRecord record) {
            PolicySnapshot snapshot = record.policy().orElseThrow(() -> new JsonException("it has no policy"));
            try {
                return Policies.restore(snapshot);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
