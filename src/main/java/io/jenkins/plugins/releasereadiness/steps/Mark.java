package io.jenkins.plugins.releasereadiness.steps;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.ListBoxModel;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** How a verdict shows in the build. The one place where a verdict becomes a result, a mark or an exception. */
public enum Mark {
    /** Only said in the log. */
    NOTE,
    /** Stage and build become unstable; the pipeline goes on. */
    UNSTABLE,
    /** Stage and build become failed; the pipeline goes on. */
    ERROR,
    /** The step fails, which stops the pipeline unless the script catches it. */
    FAILURE;

    /**
     * Marks the stage and the build. A worse mark that is there already stays.
     *
     * @param node node of the step
     * @param message why, one line
     * @throws AbortException for {@link #FAILURE}, so that no stack trace hides the reason
     */
    void put(Run<?, ?> run, FlowNode node, TaskListener listener, String message) throws AbortException {
        switch (this) {
            case NOTE -> listener.getLogger().println("NOTE: " + message);
            case UNSTABLE -> warn(run, node, listener, Result.UNSTABLE, message);
            case ERROR -> warn(run, node, listener, Result.FAILURE, message);
            case FAILURE -> throw new AbortException(message);
        }
    }

    /** The ways to mark, as choices of a form. */
    static ListBoxModel choices() {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.Mark_note(), NOTE.name());
        items.add(Messages.Mark_unstable(), UNSTABLE.name());
        items.add(Messages.Mark_error(), ERROR.name());
        items.add(Messages.Mark_failure(), FAILURE.name());
        return items;
    }

    private static void warn(Run<?, ?> run, FlowNode node, TaskListener listener, Result result, String message) {
        listener.error(message);
        WarningAction there = node.getPersistentAction(WarningAction.class);
        if (there == null || there.getResult().isBetterThan(result)) {
            node.addOrReplaceAction(new WarningAction(result).withMessage(message));
        }
        run.setResult(result);
    }
}
