package io.jenkins.plugins.releasereadiness.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy;
import io.jenkins.plugins.releasereadiness.engine.yaml.Durations;
import io.jenkins.plugins.releasereadiness.rollback.HealthProbe;
import io.jenkins.plugins.releasereadiness.rollback.RollbackSettings;
import java.util.List;
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

/**
 * {@code rollbackOnSeverity}: watches what was deployed and runs its body, the rollback plan, once if it turns out bad.
 * Holds neither an executor nor a thread between two looks.
 */
public final class RollbackOnSeverityStep extends ReleaseStep {
    private static final long serialVersionUID = 1L;

    private final RollbackSettings settings = new RollbackSettings();
    private Mark markAs = Mark.FAILURE;

    @DataBoundConstructor
    public RollbackOnSeverityStep() {}

    /** Mildest severity about which something is done. */
    public String getThreshold() {
        return settings.threshold();
    }

    @DataBoundSetter
    public void setThreshold(String threshold) {
        settings.threshold(threshold);
    }

    /** How long health is watched; null for what the policy says. */
    public String getHealthWindow() {
        return settings.healthWindow();
    }

    @DataBoundSetter
    public void setHealthWindow(String healthWindow) {
        settings.healthWindow(healthWindow);
    }

    /** Time between two probes; null for what the policy says. */
    public String getInterval() {
        return settings.interval();
    }

    @DataBoundSetter
    public void setInterval(String interval) {
        settings.interval(interval);
    }

    /** How much is taken back; null for what the policy says. */
    public String getLevel() {
        return settings.level();
    }

    @DataBoundSetter
    public void setLevel(String level) {
        settings.level(level);
    }

    /** Where it was deployed. */
    public String getEnvironment() {
        return settings.environment();
    }

    @DataBoundSetter
    public void setEnvironment(String environment) {
        settings.environment(environment);
    }

    @Override
    public void setPreviousVersion(String previousVersion) {
        super.setPreviousVersion(previousVersion);
        settings.previousVersion(previousVersion);
    }

    /** Where the previous version was approved if it has no release record; null if it has. */
    public String getPreviousApproval() {
        return settings.previousApproval();
    }

    @DataBoundSetter
    public void setPreviousApproval(String previousApproval) {
        settings.previousApproval(previousApproval);
    }

    /** Time to decide before it rolls back by itself; null for what the policy says. */
    public String getDecideWithin() {
        return settings.decideWithin();
    }

    @DataBoundSetter
    public void setDecideWithin(String decideWithin) {
        settings.decideWithin(decideWithin);
    }

    /** How many bad probes in a row count as a degradation; 0 for what the policy says. */
    public int getFailureLimit() {
        return settings.failureLimit();
    }

    @DataBoundSetter
    public void setFailureLimit(int failureLimit) {
        settings.failureLimit(failureLimit);
    }

    /** How many probes in a row that measure nothing make it ask a person; 0 for what the policy says. */
    public int getErrorLimit() {
        return settings.errorLimit();
    }

    @DataBoundSetter
    public void setErrorLimit(int errorLimit) {
        settings.errorLimit(errorLimit);
    }

    /** Whether the probes must be good again after the rollback. */
    public boolean isVerify() {
        return settings.verify();
    }

    @DataBoundSetter
    public void setVerify(boolean verify) {
        settings.verify(verify);
    }

    /** Steps of the deployment that cannot be undone, one a line. */
    public String getIrreversible() {
        return settings.irreversible().isEmpty() ? null : String.join("\n", settings.irreversible());
    }

    @DataBoundSetter
    public void setIrreversible(String irreversible) {
        settings.irreversible(Util.fixNull(irreversible)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList());
    }

    /** Addresses to ask. */
    public List<HealthProbe> getProbes() {
        return settings.probes();
    }

    @DataBoundSetter
    public void setProbes(List<HealthProbe> probes) {
        settings.probes(probes);
    }

    /** Severity of what the pipeline itself found before, for example by the result of a body; null for nothing. */
    public String getFound() {
        return settings.finding().severity();
    }

    @DataBoundSetter
    public void setFound(String found) {
        settings.finding().severity(found);
    }

    /** What it found; null if it does not say. */
    public String getCause() {
        return settings.finding().cause();
    }

    @DataBoundSetter
    public void setCause(String cause) {
        settings.finding().cause(cause);
    }

    /** Gate that was checked before and whose failure is a degradation; null for none. */
    public String getAfterGate() {
        return settings.finding().gate();
    }

    @DataBoundSetter
    public void setAfterGate(String afterGate) {
        settings.finding().gate(afterGate);
    }

    /** How a release that was taken back shows in the build. */
    public Mark getMarkAs() {
        return markAs;
    }

    @DataBoundSetter
    public void setMarkAs(Mark markAs) {
        this.markAs = markAs;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new RollbackOnSeverityExecution(this, settings, context);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "rollbackOnSeverity";
        }

        @Override
        public String getDisplayName() {
            return Messages.RollbackOnSeverityStep_displayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FlowNode.class, TaskListener.class);
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        /** The severities. */
        @POST
        public ListBoxModel doFillThresholdItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            return HealthProbe.severities();
        }

        /** The severities, and that nothing was found. */
        @POST
        public ListBoxModel doFillFoundItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            ListBoxModel items = HealthProbe.severities();
            items.add(0, new ListBoxModel.Option(Messages.RollbackOnSeverityStep_nothingFound(), ""));
            return items;
        }

        /** The levels. */
        @POST
        public ListBoxModel doFillLevelItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.RollbackOnSeverityStep_policyLevel(), "");
            for (RollbackPolicy.Level level : RollbackPolicy.Level.values()) {
                items.add(level.word());
            }
            return items;
        }

        /** The ways to mark. */
        @POST
        public ListBoxModel doFillMarkAsItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            return Mark.choices();
        }

        /** Checks a duration while it is typed. */
        @POST
        public FormValidation doCheckHealthWindow(@QueryParameter String value) {
            return duration(value);
        }

        /** Checks a duration while it is typed. */
        @POST
        public FormValidation doCheckInterval(@QueryParameter String value) {
            return duration(value);
        }

        /** Checks a duration while it is typed. */
        @POST
        public FormValidation doCheckDecideWithin(@QueryParameter String value) {
            return duration(value);
        }

        private static FormValidation duration(String value) {
            // Nothing but the text itself is looked at; still, nobody without access has a form to fill in.
            Jenkins.get().checkPermission(Jenkins.READ);
            return Util.fixEmptyAndTrim(value) == null || Durations.parse(value).isPresent()
                    ? FormValidation.ok()
                    : FormValidation.error(Messages.RollbackOnSeverityStep_noDuration());
        }
    }
}
