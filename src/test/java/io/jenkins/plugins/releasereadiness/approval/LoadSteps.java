package io.jenkins.plugins.releasereadiness.approval;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutions;
import org.kohsuke.stapler.DataBoundConstructor;

/** Steps around the waiting ones whose load is measured. */
final class LoadSteps {
    /** When the pipeline of a build went on, by the build's id, in nanoseconds of the machine's clock. */
    static final Map<String, Long> WENT_ON = new ConcurrentHashMap<>();

    private LoadSteps() {}

    /** {@code recordRelease()}: a record with a scorecard of 36 questions, as a release has it that asks for approval. */
    public static final class RecordRelease extends Step {
        private static Scorecard card;

        @DataBoundConstructor
        public RecordRelease() {}

        @Override
        public StepExecution start(StepContext context) {
            return StepExecutions.synchronousNonBlockingVoid(context, inner -> {
                Run<?, ?> run = inner.get(Run.class);
                ApprovalScene.startRecord(run, ApprovalScene.POLICY);
                Scorecard scored = card();
                ReleaseRecords.of(run).write(TaskListener.NULL, writer -> writer.scorecard("system:test", scored));
            });
        }

        private static synchronized Scorecard card() throws Exception {
            if (card == null) {
                card = ApprovalScene.scorecard();
            }
            return card;
        }

        @Extension
        public static final class DescriptorImpl extends StepDescriptor {
            @Override
            public String getFunctionName() {
                return "recordRelease";
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Set.of(Run.class);
            }
        }
    }

    /** {@code wentOn()}: notes the time. */
    public static final class WentOn extends Step {
        @DataBoundConstructor
        public WentOn() {}

        @Override
        public StepExecution start(StepContext context) {
            long now = System.nanoTime();
            return StepExecutions.synchronousVoid(
                    context, inner -> WENT_ON.put(inner.get(Run.class).getExternalizableId(), now));
        }

        @Extension
        public static final class DescriptorImpl extends StepDescriptor {
            @Override
            public String getFunctionName() {
                return "wentOn";
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Set.of(Run.class);
            }
        }
    }
}
