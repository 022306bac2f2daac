package io.jenkins.plugins.releasereadiness.steps;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.ListBoxModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code readinessScore}: collects evidence, judges it by the policy, records and publishes the verdict, and returns it
 * as a plain map.
 */
public final class ReadinessScoreStep extends ReleaseStep {
    private static final long serialVersionUID = 1L;

    private List<AttestationArgument> attestations = new ArrayList<>();
    private List<ThresholdArgument> thresholds = new ArrayList<>();
    private Mark markAs = Mark.UNSTABLE;

    @DataBoundConstructor
    public ReadinessScoreStep() {}

    public List<AttestationArgument> getAttestations() {
        return List.copyOf(attestations);
    }

    @DataBoundSetter
    public void setAttestations(List<AttestationArgument> attestations) {
        this.attestations = new ArrayList<>(attestations);
    }

    /** Minimum scores that are higher than those of the policy. */
    public List<ThresholdArgument> getThresholds() {
        return List.copyOf(thresholds);
    }

    @DataBoundSetter
    public void setThresholds(List<ThresholdArgument> thresholds) {
        this.thresholds = new ArrayList<>(thresholds);
    }

    /** How a result other than READY shows in the build. */
    public Mark getMarkAs() {
        return markAs;
    }

    @DataBoundSetter
    public void setMarkAs(Mark markAs) {
        this.markAs = markAs;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ReadinessScoreExecution(this, context);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor implements CustomDescribableModel {
        private static final String THRESHOLDS = "thresholds";

        @Override
        public String getFunctionName() {
            return "readinessScore";
        }

        @Override
        public String getDisplayName() {
            return Messages.ReadinessScoreStep_displayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FlowNode.class, TaskListener.class);
        }

        /** Scripts write {@code thresholds: [overall: 90]}, which is easier to read than a list of objects. */
        @Override
        public Map<String, Object> customInstantiate(Map<String, Object> arguments) {
            Map<String, Object> map = new LinkedHashMap<>(arguments);
            map.computeIfPresent(THRESHOLDS, (name, value) -> ThresholdArgument.ofScript(value));
            return map;
        }

        @Override
        public UninstantiatedDescribable customUninstantiate(UninstantiatedDescribable step) {
            Map<String, Object> map = new LinkedHashMap<>(step.getArguments());
            map.computeIfPresent(THRESHOLDS, (name, value) -> ThresholdArgument.toScript(value));
            return step.withArguments(map);
        }

        /** The ways to mark. */
        @POST
        public ListBoxModel doFillMarkAsItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            return Mark.choices();
        }
    }
}
