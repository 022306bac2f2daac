package io.jenkins.plugins.releasereadiness.approval;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import io.jenkins.plugins.releasereadiness.record.RecordListener;
import io.jenkins.plugins.releasereadiness.record.Workers;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sees to it that an approval that waits notices when what it is about changes, and not only with the next vote. */
@Extension
public final class EvidenceWatch implements RecordListener {
    private static final Logger LOGGER = Logger.getLogger(EvidenceWatch.class.getName());

    @Override
    public void written(BuildRecord record) {
        Run<?, ?> run = record.run();
        ReleaseApprovalAction action = run.getAction(ReleaseApprovalAction.class);
        if (action != null) {
            Workers.submit(() -> look(run, action));
        }
    }

    private static void look(Run<?, ?> run, ReleaseApprovalAction action) {
        try {
            for (Approval approval : action.approvals()) {
                approval.look();
            }
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "cannot see whether the evidence of " + run
                            + " changed while its approval waits; the next vote will");
        }
    }
}
