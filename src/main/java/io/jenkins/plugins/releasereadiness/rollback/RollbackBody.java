package io.jenkins.plugins.releasereadiness.rollback;

import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Hears what happens to the body, which is the rollback. All of it is called on the pipeline's own thread. */
final class RollbackBody extends BodyExecutionCallback {
    private static final long serialVersionUID = 1L;

    /** The same object as the one that Jenkins restores: both are part of one program. */
    private final WatchExecution owner;

    RollbackBody(WatchExecution owner) {
        this.owner = owner;
    }

    @Override
    public void onStart(StepContext context) {
        owner.bodyStarted();
    }

    @Override
    public void onSuccess(StepContext context, Object result) {
        owner.bodyEnded(null);
    }

    @Override
    public void onFailure(StepContext context, Throwable problem) {
        owner.bodyEnded(problem);
    }
}
