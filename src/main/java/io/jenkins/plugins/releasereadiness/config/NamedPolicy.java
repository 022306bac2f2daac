package io.jenkins.plugins.releasereadiness.config;

import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A policy that pipelines and other policies use by its name. */
public final class NamedPolicy implements Describable<NamedPolicy> {
    private final String name;
    private final String yaml;

    /**
     * @param name lower-case letters, digits and {@code -}
     * @param yaml the policy
     */
    @DataBoundConstructor
    public NamedPolicy(String name, String yaml) {
        this.name = Util.fixNull(name).trim();
        this.yaml = Util.fixNull(yaml);
    }

    public String getName() {
        return name;
    }

    public String getYaml() {
        return yaml;
    }

    @Override
    public DescriptorImpl getDescriptor() {
        return (DescriptorImpl) Jenkins.get().getDescriptorOrDie(getClass());
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<NamedPolicy> {
        @Override
        public String getDisplayName() {
            return Messages.NamedPolicy_displayName();
        }

        /** Checks the name while it is typed. */
        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return Checks.policyName(value);
        }

        /** Names every mistake in the policy. */
        @POST
        public FormValidation doCheckYaml(@QueryParameter String value, @QueryParameter String name) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return Checks.policy(name, value);
        }
    }
}
