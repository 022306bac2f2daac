package io.jenkins.plugins.releasereadiness.steps;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.record.Secrets;
import java.io.IOException;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Where a step runs. Lives as long as the step's thread; never stored.
 *
 * @param workspace the workspace with the launcher of its node; empty outside of {@code node}
 * @param environment variables as the step sees them
 * @param secrets what must not be recorded
 */
record Scene(
        Run<?, ?> run,
        FlowNode node,
        TaskListener listener,
        Optional<Workspace> workspace,
        EnvVars environment,
        Secrets secrets) {
    /** A folder on a node. */
    record Workspace(FilePath folder, Launcher launcher) {}

    static Scene of(StepContext context) throws IOException, InterruptedException {
        FilePath folder = context.get(FilePath.class);
        Launcher launcher = context.get(Launcher.class);
        EnvVars environment = context.get(EnvVars.class);
        EnvVars variables = environment == null ? new EnvVars() : environment;
        return new Scene(
                context.get(Run.class),
                context.get(FlowNode.class),
                context.get(TaskListener.class),
                folder == null || launcher == null ? Optional.empty() : Optional.of(new Workspace(folder, launcher)),
                variables,
                Secrets.of(context));
    }

    void log(String line) {
        listener.getLogger().println(line);
    }
}
