package io.jenkins.plugins.releasereadiness.approval;

import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEvent;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.prompt.Refused;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.IOException;
import java.util.Optional;

/** Ends the requests of older builds that a newer one takes over. */
final class Superseding {
    private Superseding() {}

    /** Ends what older builds of the same job still ask for the same product. */
    static void by(Run<?, ?> newer) throws IOException {
        Optional<String> product = product(newer);
        for (Run<?, ?> older = newer.getPreviousBuildInProgress();
                older != null;
                older = older.getPreviousBuildInProgress()) {
            ReleaseApprovalAction action = older.getAction(ReleaseApprovalAction.class);
            if (action != null && product(older).equals(product)) {
                for (Approval approval : action.approvals()) {
                    end(approval, newer);
                }
            }
        }
    }

    private static void end(Approval approval, Run<?, ?> newer) throws IOException {
        if (!approval.state().settled()) {
            try {
                approval.apply(new ApprovalEvent.Supersede(newer.getFullDisplayName()));
            } catch (Refused e) {
                // It is not waiting any more, or not yet again; then there is nothing to end.
                return;
            }
        }
    }

    private static Optional<String> product(Run<?, ?> run) throws IOException {
        Optional<BuildRecord> found = ReleaseRecords.find(run);
        Optional<ReleaseRecord> record =
                found.isEmpty() ? Optional.empty() : found.get().record();
        return record.map(told -> told.release().product());
    }
}
