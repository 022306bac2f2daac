package io.jenkins.plugins.releasereadiness.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import io.jenkins.plugins.releasereadiness.approval.ApprovalExecution;
import io.jenkins.plugins.releasereadiness.approval.ApprovalSettings;
import io.jenkins.plugins.releasereadiness.engine.quorum.RuleParser;
import io.jenkins.plugins.releasereadiness.engine.text.SyntaxException;
import io.jenkins.plugins.releasereadiness.engine.yaml.Durations;
import java.io.Serializable;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code awaitReleaseApproval}: pauses until the people whom the rules name have approved what the release record holds.
 * Goes on with a GO; any other outcome interrupts the pipeline, unless {@code propagate} is false.
 */
public final class AwaitReleaseApprovalStep extends Step implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ApprovalSettings settings = new ApprovalSettings();

    @DataBoundConstructor
    public AwaitReleaseApprovalStep() {}

    /** The question; empty for the standard one. */
    public String getMessage() {
        return settings.message();
    }

    @DataBoundSetter
    public void setMessage(String message) {
        settings.message(message);
    }

    /** Approval rules beside those of the policy, one a line. */
    public String getApprovers() {
        return settings.approvers();
    }

    @DataBoundSetter
    public void setApprovers(String approvers) {
        settings.approvers(approvers);
    }

    /** How long to wait at most; empty for what the policy says. */
    public String getDeadline() {
        return settings.deadline();
    }

    @DataBoundSetter
    public void setDeadline(String deadline) {
        settings.deadline(deadline);
    }

    /** Shortest reason in characters; 0 for what the policy says. */
    public int getMinReasonLength() {
        return settings.minReasonLength();
    }

    @DataBoundSetter
    public void setMinReasonLength(int minReasonLength) {
        settings.minReasonLength(minReasonLength);
    }

    /** Gates beside those of the policy that must have passed, separated by commas. */
    public String getRequiredGates() {
        return settings.requiredGates();
    }

    @DataBoundSetter
    public void setRequiredGates(String requiredGates) {
        settings.requiredGates(requiredGates);
    }

    /** Release notes to show. */
    public String getNotes() {
        return settings.notes();
    }

    @DataBoundSetter
    public void setNotes(String notes) {
        settings.notes(notes);
    }

    /** Where the release can be tried. */
    public String getStagingUrl() {
        return settings.stagingUrl();
    }

    @DataBoundSetter
    public void setStagingUrl(String stagingUrl) {
        settings.stagingUrl(stagingUrl);
    }

    /** Open points to acknowledge, one a line. */
    public String getConcerns() {
        return settings.concerns();
    }

    @DataBoundSetter
    public void setConcerns(String concerns) {
        settings.concerns(concerns);
    }

    /** Whether the request ends those of older builds of the job for the same product. */
    public boolean isSupersede() {
        return settings.supersede();
    }

    @DataBoundSetter
    public void setSupersede(boolean supersede) {
        settings.supersede(supersede);
    }

    /** Whether an outcome other than GO interrupts the pipeline. */
    public boolean isPropagate() {
        return settings.propagate();
    }

    @DataBoundSetter
    public void setPropagate(boolean propagate) {
        settings.propagate(propagate);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ApprovalExecution(settings, context);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "awaitReleaseApproval";
        }

        @Override
        public String getDisplayName() {
            return Messages.AwaitReleaseApprovalStep_displayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FlowNode.class, TaskListener.class);
        }

        /** Checks rules while they are typed. */
        @POST
        public FormValidation doCheckApprovers(@QueryParameter String value) {
            // Nothing but the text itself is looked at; still, nobody without access has a form to fill in.
            Jenkins.get().checkPermission(Jenkins.READ);
            try {
                Util.fixNull(value).lines().filter(line -> !line.isBlank()).forEach(RuleParser::parse);
                return FormValidation.ok();
            } catch (SyntaxException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        /** Checks a time to wait while it is typed. */
        @POST
        public FormValidation doCheckDeadline(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.READ);
            String given = Util.fixEmptyAndTrim(value);
            return given == null || Durations.parse(given).isPresent()
                    ? FormValidation.ok()
                    : FormValidation.error(Messages.AwaitReleaseApprovalStep_noDuration());
        }
    }
}
