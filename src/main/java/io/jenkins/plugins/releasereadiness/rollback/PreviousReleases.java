package io.jenkins.plugins.releasereadiness.rollback;

import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.rollback.GuardFacts;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackOutcome;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackRequest;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import io.jenkins.plugins.releasereadiness.record.EarlierReleases;
import io.jenkins.plugins.releasereadiness.record.EarlierReleases.Earlier;
import io.jenkins.plugins.releasereadiness.record.RecordSummary;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecordAction;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import io.jenkins.plugins.releasereadiness.record.WatchSummary;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jenkins.util.VirtualFile;

/** What earlier releases, of the job or of the branch it is compared with, tell about the version to go back to. */
final class PreviousReleases {
    /** Outcomes of an attempt to go back, good or bad. */
    private static final Set<RollbackOutcome> ATTEMPTS =
            Set.of(RollbackOutcome.ROLLED_BACK, RollbackOutcome.ROLLBACK_FAILED, RollbackOutcome.UNKNOWN);

    private final Run<?, ?> run;
    private final RollbackRequest.Subject subject;

    PreviousReleases(Run<?, ?> run, RollbackRequest.Subject subject) {
        this.run = run;
        this.subject = subject;
    }

    /**
     * @param named version to go back to, as the pipeline or the release record name it; empty for the last one that was
     *     approved and not rolled back
     * @param vouched whether the pipeline says where that version was approved, and that it can be deployed
     */
    GuardFacts facts(Optional<String> named, boolean vouched) throws IOException {
        List<Earlier> earlier = EarlierReleases.inProductionBefore(run).toList();
        Optional<String> version = named.or(() -> lastGood(earlier));
        List<Earlier> same = version.stream()
                .flatMap(wanted ->
                        earlier.stream().filter(one -> one.release().version().equals(wanted)))
                .toList();
        boolean artifacts = vouched;
        for (Earlier one : same) {
            artifacts = artifacts || hasArtifacts(one);
        }
        return new GuardFacts(
                version,
                Optional.of(vouched || same.stream().anyMatch(Earlier::approved)),
                Optional.of(artifacts),
                Optional.of(same.stream().anyMatch(this::rolledBack)),
                Optional.of(consecutive(earlier)),
                Optional.of(new RunningDeployments(run, subject).any()));
    }

    private Optional<String> lastGood(List<Earlier> earlier) {
        String own = Optional.ofNullable(run.getAction(ReleaseRecordAction.class))
                .flatMap(ReleaseRecordAction::summary)
                .map(RecordSummary::version)
                .orElse("");
        return earlier.stream()
                .filter(one -> one.approved() && !rolledBack(one))
                .map(one -> one.release().version())
                .filter(version -> !version.isEmpty() && !version.equals(own))
                .findFirst();
    }

    /** Attempts to go back in the environment since a release was good there. */
    private long consecutive(List<Earlier> earlier) {
        return earlier.stream()
                .flatMap(one -> last(one.release()).stream())
                .takeWhile(outcome -> !outcome.good())
                .filter(ATTEMPTS::contains)
                .count();
    }

    private boolean rolledBack(Earlier one) {
        return last(one.release()).filter(RollbackOutcome.ROLLED_BACK::equals).isPresent();
    }

    /** How the last watch over the environment ended; empty if it was not watched there, or has no outcome. */
    private Optional<RollbackOutcome> last(RecordSummary summary) {
        return summary.watches().stream()
                .filter(watch -> watch.environment().equals(subject.environment()))
                .map(WatchSummary::outcome)
                .filter(outcome -> !outcome.isEmpty())
                .map(Words.names(RollbackOutcome.class))
                .reduce((first, second) -> second);
    }

    /**
     * Every artifact that the record of the build names, as archived by the build or as evidence; where it names none, any
     * artifact at all.
     */
    private static boolean hasArtifacts(Earlier earlier) throws IOException {
        Run<?, ?> build = earlier.build();
        Optional<BuildRecord> record = ReleaseRecords.find(build);
        Optional<ReleaseRecord> folded =
                record.isEmpty() ? Optional.empty() : record.get().record();
        if (!build.getHasArtifacts() || folded.isEmpty()) {
            return false;
        }
        VirtualFile root = build.getArtifactManager().root();
        VirtualFile evidence = root.child(record.get().folder()).child(BuildRecord.EVIDENCE);
        for (String path : folded.get().release().artifacts().keySet()) {
            boolean there = root.child(path).exists();
            for (String source : folded.get().evidence().keySet()) {
                there = there || evidence.child(source).child(path).exists();
            }
            if (!there) {
                return false;
            }
        }
        return true;
    }
}
