package io.jenkins.plugins.releasereadiness.rollback;

import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.rollback.GuardFacts;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackPhase;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackState;
import io.jenkins.plugins.releasereadiness.record.RecordSummary;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecordAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What earlier builds of the job tell about the version to go back to. */
final class PreviousReleases {
    /** Older builds tell nothing about what runs now, and loading them is slow. */
    private static final int BUILDS = 200;

    private static final String GO = "GO";
    private static final String ROLLED_BACK = "ROLLED_BACK";

    private final Run<?, ?> run;

    PreviousReleases(Run<?, ?> run) {
        this.run = run;
    }

    /** A build with its release. */
    private record Earlier(Run<?, ?> build, RecordSummary release) {
        boolean rolledBack() {
            return release.rollback().equals(ROLLED_BACK);
        }
    }

    /**
     * @param version version to go back to
     * @param vouched whether the pipeline says where that version was approved, and that it can be deployed
     */
    GuardFacts facts(Optional<String> version, boolean vouched, RollbackState state) {
        List<Earlier> earlier = earlier();
        List<Earlier> same = version.stream()
                .flatMap(wanted ->
                        earlier.stream().filter(one -> one.release().version().equals(wanted)))
                .toList();
        boolean approved =
                same.stream().anyMatch(one -> one.release().approval().equals(GO));
        return new GuardFacts(
                version,
                Optional.of(vouched || approved),
                Optional.of(vouched || same.stream().anyMatch(PreviousReleases::hasArtifacts)),
                Optional.of(same.stream().anyMatch(Earlier::rolledBack)),
                Optional.of(earlier.stream().takeWhile(Earlier::rolledBack).count()),
                Optional.of(deploymentRuns(state)));
    }

    /** Newest first; builds without a release are no releases. */
    private List<Earlier> earlier() {
        List<Earlier> found = new ArrayList<>();
        Run<?, ?> build = run.getPreviousBuild();
        for (int seen = 0; build != null && seen < BUILDS; seen++) {
            Run<?, ?> one = build;
            Optional.ofNullable(build.getAction(ReleaseRecordAction.class))
                    .flatMap(ReleaseRecordAction::summary)
                    .ifPresent(summary -> found.add(new Earlier(one, summary)));
            build = build.getPreviousBuild();
        }
        return found;
    }

    private static boolean hasArtifacts(Earlier earlier) {
        return earlier.build().getHasArtifacts();
    }

    /** Another watch of the same environment that changes it right now. */
    private boolean deploymentRuns(RollbackState state) {
        return Watches.all().stream()
                .filter(watch -> !watch.run().equals(run)
                        || !watch.id().equals(state.request().subject().id()))
                .map(Watch::state)
                .filter(other -> other.request()
                        .subject()
                        .environment()
                        .equals(state.request().subject().environment()))
                .anyMatch(
                        other -> other.phase() == RollbackPhase.EXECUTING || other.phase() == RollbackPhase.VERIFYING);
    }
}
