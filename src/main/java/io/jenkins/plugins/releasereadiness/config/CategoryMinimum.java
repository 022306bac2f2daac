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

/** The lowest score of a category that any policy may ask for. */
public final class CategoryMinimum implements Describable<CategoryMinimum> {
    private final String category;
    private final String minimum;

    /**
     * @param category id of the category
     * @param minimum per cent, 0 to 100
     */
    @DataBoundConstructor
    public CategoryMinimum(String category, String minimum) {
        this.category = Util.fixNull(category).trim();
        this.minimum = Util.fixNull(minimum).trim();
    }

    public String getCategory() {
        return category;
    }

    public String getMinimum() {
        return minimum;
    }

    @Override
    public DescriptorImpl getDescriptor() {
        return (DescriptorImpl) Jenkins.get().getDescriptorOrDie(getClass());
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<CategoryMinimum> {
        @Override
        public String getDisplayName() {
            return Messages.CategoryMinimum_displayName();
        }

        /** Checks the id while it is typed. */
        @POST
        public FormValidation doCheckCategory(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return Checks.id(value);
        }

        /** Checks the number while it is typed. */
        @POST
        public FormValidation doCheckMinimum(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return Util.fixEmptyAndTrim(value) == null ? Checks.noPercentage() : Checks.percentage(value);
        }
    }
}
