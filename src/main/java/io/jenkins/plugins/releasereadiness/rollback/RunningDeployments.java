package io.jenkins.plugins.releasereadiness.rollback;

import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackPhase;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackRequest;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import io.jenkins.plugins.releasereadiness.record.RecordSummary;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecordAction;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether what was watched may no longer be what runs. Three things say so, and each is enough: the same product is being
 * rolled back in the same environment by another watch; another watch of both began later, here or in a later build of
 * the job; or a later build of the job was approved and still runs, so that it may be deploying right now.
 *
 * <p>Products with the same name for an environment do not stand in each other's way.
 */
final class RunningDeployments {
    private final Run<?, ?> run;
    private final RollbackRequest.Subject subject;

    RunningDeployments(Run<?, ?> run, RollbackRequest.Subject subject) {
        this.run = run;
        this.subject = subject;
    }

    /** Whether another deployment runs, or came later. */
    boolean any() throws IOException {
        String product = product(run).orElse("");
        for (Watch watch : Watches.all()) {
            boolean own = watch.run().equals(run) && watch.id().equals(subject.id());
            if (!own && product(watch.run()).orElse("").equals(product) && concerns(watch)) {
                return true;
            }
        }
        for (Run<?, ?> later = run.getNextBuild(); later != null; later = later.getNextBuild()) {
            if (deploys(later)) {
                return true;
            }
        }
        return false;
    }

    private boolean concerns(Watch watch) {
        RollbackPhase phase = watch.state().phase();
        RollbackRequest.Subject other = watch.state().request().subject();
        Instant began = other.deployedAt();
        return other.environment().equals(subject.environment())
                && (phase == RollbackPhase.EXECUTING
                        || phase == RollbackPhase.VERIFYING
                        || began.isAfter(subject.deployedAt()));
    }

    private boolean deploys(Run<?, ?> later) {
        Optional<RecordSummary> summary =
                Optional.ofNullable(later.getAction(ReleaseRecordAction.class)).flatMap(ReleaseRecordAction::summary);
        boolean watched = summary.filter(found -> found.watches().stream()
                        .anyMatch(watch -> watch.environment().equals(subject.environment())))
                .isPresent();
        boolean approved = later.isBuilding()
                && summary.filter(found -> found.approval().equals(Outcome.GO.name()))
                        .isPresent();
        return watched || approved;
    }

    private static Optional<String> product(Run<?, ?> build) throws IOException {
        Optional<BuildRecord> record = ReleaseRecords.find(build);
        Optional<ReleaseRecord> folded =
                record.isEmpty() ? Optional.empty() : record.get().record();
        return folded.map(found -> found.release().product());
    }
}
