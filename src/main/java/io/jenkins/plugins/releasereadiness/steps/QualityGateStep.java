package io.jenkins.plugins.releasereadiness.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code qualityGate}: checks one named gate and stops the pipeline unless it passes. */
public final class QualityGateStep extends ReleaseStep {
    private static final long serialVersionUID = 1L;

    /** What to do when nothing failed but something could not be measured. */
    public enum Inconclusive {
        /** As the policy says for this gate. */
        POLICY,
        /** The step fails. */
        FAIL,
        /** The step waits until people have decided whether the gate may count as passed. */
        ASK
    }

    private final String gate;
    private boolean dryRun;
    private Inconclusive inconclusive = Inconclusive.POLICY;

    /**
     * @param gate id of the gate in the policy
     */
    @DataBoundConstructor
    public QualityGateStep(String gate) {
        this.gate = Util.fixNull(gate).trim();
    }

    public String getGate() {
        return gate;
    }

    /** Whether the gate only reports. */
    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public Inconclusive getInconclusive() {
        return inconclusive;
    }

    @DataBoundSetter
    public void setInconclusive(Inconclusive inconclusive) {
        this.inconclusive = inconclusive;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new QualityGateExecution(this, context);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "qualityGate";
        }

        @Override
        public String getDisplayName() {
            return Messages.QualityGateStep_displayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FlowNode.class, TaskListener.class);
        }

        /** Checks that a gate is named. */
        @POST
        public FormValidation doCheckGate(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.READ);
            return Util.fixEmptyAndTrim(value) == null
                    ? FormValidation.error(Messages.QualityGateStep_noGate())
                    : FormValidation.ok();
        }

        /** The ways to deal with what could not be measured. */
        @POST
        public ListBoxModel doFillInconclusiveItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.QualityGateStep_inconclusivePolicy(), Inconclusive.POLICY.name());
            items.add(Messages.QualityGateStep_inconclusiveFail(), Inconclusive.FAIL.name());
            items.add(Messages.QualityGateStep_inconclusiveAsk(), Inconclusive.ASK.name());
            return items;
        }
    }
}
