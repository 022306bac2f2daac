package io.jenkins.plugins.releasereadiness.approval;

import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.approval.Decision;
import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import io.jenkins.plugins.releasereadiness.record.Secrets;
import java.io.IOException;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs {@code awaitReleaseApproval}: asks whether the release may go to production. */
public final class ApprovalExecution extends AskingExecution {
    private static final long serialVersionUID = 1L;

    private final ApprovalSettings settings;

    public ApprovalExecution(ApprovalSettings settings, StepContext context) {
        super(context);
        this.settings = settings;
    }

    @Override
    public boolean start() throws Exception {
        ask("Approval" + getContext().get(FlowNode.class).getId());
        return false;
    }

    @Override
    protected Approval question(String id) throws IOException, InterruptedException {
        ReleaseRecords.of(run()).signWith(Optional.empty());
        return new ApprovalQuestion(run(), settings, Secrets.of(getContext())).ask(id);
    }

    @Override
    protected void asking() throws IOException, InterruptedException {
        if (settings.supersede()) {
            Superseding.by(run());
        }
    }

    @Override
    protected String function() {
        return "awaitReleaseApproval";
    }

    @Override
    protected void decided(ApprovalState state) {
        Decision decision = state.decision().orElseThrow();
        boolean goesOn =
                decision.outcome() == Outcome.GO || decision.outcome() != Outcome.ABORTED && !settings.propagate();
        if (goesOn) {
            goOn(ApprovalAnswer.of(state));
        } else {
            interrupt(decision);
        }
    }
}
