package io.jenkins.plugins.releasereadiness.approval;

import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEvent;
import io.jenkins.plugins.releasereadiness.engine.approval.Decision.MakerKind;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Who or what stops a pipeline. */
final class Stops {
    private static final String TIMEOUT = "ExceededTimeout";

    private Stops() {}

    /** The event for a pipeline that is stopped by {@code cause}. */
    static ApprovalEvent.Abort event(Throwable cause) {
        List<CauseOfInterruption> causes =
                cause instanceof FlowInterruptedException interruption ? interruption.getCauses() : List.of();
        for (CauseOfInterruption why : causes) {
            if (why instanceof CauseOfInterruption.UserInterruption user) {
                return new ApprovalEvent.Abort(MakerKind.PERSON, user.getUserId());
            }
            // The class belongs to a plugin that need not be there.
            if (why.getClass().getSimpleName().equals(TIMEOUT)) {
                return new ApprovalEvent.Abort(MakerKind.CLOCK, "timeout");
            }
        }
        return new ApprovalEvent.Abort(
                MakerKind.BUILD, causes.isEmpty() ? "the build" : causes.get(0).getShortDescription());
    }
}
