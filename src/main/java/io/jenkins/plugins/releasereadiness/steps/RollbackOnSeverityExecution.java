package io.jenkins.plugins.releasereadiness.steps;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.config.EffectivePolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.rollback.RollbackSettings;
import io.jenkins.plugins.releasereadiness.rollback.WatchExecution;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs {@code rollbackOnSeverity}: a watch whose policy and verdict are those of the other steps. */
final class RollbackOnSeverityExecution extends WatchExecution {
    private static final long serialVersionUID = 1L;

    private final RollbackOnSeverityStep step;

    RollbackOnSeverityExecution(RollbackOnSeverityStep step, RollbackSettings settings, StepContext context) {
        super(settings, context);
        this.step = step;
    }

    @Override
    protected Policy policy() throws IOException, InterruptedException {
        Scene scene = Scene.of(getContext());
        Recording recording = new Recording(scene, step, "system:rollbackOnSeverity");
        EffectivePolicy policy = PolicyChoice.choose(scene, recording.record(), step, List.of());
        recording.begin(policy);
        return policy.policy();
    }

    @Override
    protected void rolledBack(Run<?, ?> run, FlowNode node, TaskListener listener, String message)
            throws AbortException {
        step.getMarkAs().put(run, node, listener, message);
    }
}
