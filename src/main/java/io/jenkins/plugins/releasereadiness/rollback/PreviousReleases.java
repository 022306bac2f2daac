package io.jenkins.plugins.releasereadiness.rollback;

import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.rollback.GuardFacts;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackPhase;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackState;
import io.jenkins.plugins.releasereadiness.record.EarlierReleases;
import io.jenkins.plugins.releasereadiness.record.EarlierReleases.Earlier;
import java.util.List;
import java.util.Optional;

/** What earlier builds of the job tell about the version to go back to. */
final class PreviousReleases {
    private final Run<?, ?> run;

    PreviousReleases(Run<?, ?> run) {
        this.run = run;
    }

    /**
     * @param version version to go back to
     * @param vouched whether the pipeline says where that version was approved, and that it can be deployed
     */
    GuardFacts facts(Optional<String> version, boolean vouched, RollbackState state) {
        List<Earlier> earlier = EarlierReleases.before(run).toList();
        List<Earlier> same = version.stream()
                .flatMap(wanted ->
                        earlier.stream().filter(one -> one.release().version().equals(wanted)))
                .toList();
        boolean approved = same.stream().anyMatch(Earlier::approved);
        return new GuardFacts(
                version,
                Optional.of(vouched || approved),
                Optional.of(vouched || same.stream().anyMatch(PreviousReleases::hasArtifacts)),
                Optional.of(same.stream().anyMatch(Earlier::rolledBack)),
                Optional.of(earlier.stream().takeWhile(Earlier::rolledBack).count()),
                Optional.of(deploymentRuns(state)));
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
