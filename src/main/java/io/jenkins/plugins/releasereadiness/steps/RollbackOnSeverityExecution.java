package io.jenkins.plugins.releasereadiness.steps;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.rollback.RollbackSettings;
import io.jenkins.plugins.releasereadiness.rollback.WatchExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs {@code rollbackOnSeverity}: a watch whose verdict shows in the build as those of the other steps do. */
final class RollbackOnSeverityExecution extends WatchExecution {
    private static final long serialVersionUID = 1L;

    private final Mark markAs;

    RollbackOnSeverityExecution(RollbackSettings settings, Mark markAs, StepContext context) {
        super(settings, context);
        this.markAs = markAs;
    }

    @Override
    protected void rolledBack(Run<?, ?> run, FlowNode node, TaskListener listener, String message)
            throws AbortException {
        markAs.put(run, node, listener, message);
    }
}
