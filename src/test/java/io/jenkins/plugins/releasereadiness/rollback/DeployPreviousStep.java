package io.jenkins.plugins.releasereadiness.rollback;

import hudson.Extension;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.rollback.FakeService;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutions;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code deployPrevious()}: what a rollback plan does in tests. Counts, and makes the service healthy again. */
public final class DeployPreviousStep extends Step {
    static final AtomicInteger RUNS = new AtomicInteger();
    static volatile FakeService service;

    @DataBoundConstructor
    public DeployPreviousStep() {}

    @Override
    public StepExecution start(StepContext context) {
        return StepExecutions.synchronousNonBlockingVoid(context, inner -> {
            RUNS.incrementAndGet();
            FakeService known = service;
            if (known != null) {
                known.become(FakeService.Mood.HEALTHY);
            }
        });
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "deployPrevious";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class);
        }
    }
}
