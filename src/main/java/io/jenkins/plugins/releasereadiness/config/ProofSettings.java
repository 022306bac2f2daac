package io.jenkins.plugins.releasereadiness.config;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** How release records are proven and how long and how large they are kept: the administrator's part. */
public final class ProofSettings implements Describable<ProofSettings> {
    private String signingKey = "";
    private boolean mustSign;
    private int keepApprovedDays;
    private int maxEvidenceMegabytes;

    @DataBoundConstructor
    public ProofSettings() {
        // everything has a default
    }

    /** Id of the credentials that hold the key which signs every record; empty for none. */
    public String getSigningKey() {
        return signingKey;
    }

    @DataBoundSetter
    public void setSigningKey(String signingKey) {
        this.signingKey = Util.fixNull(signingKey).trim();
    }

    /** Whether a record that cannot be signed stops its build before anything is judged. */
    public boolean isMustSign() {
        return mustSign;
    }

    @DataBoundSetter
    public void setMustSign(boolean mustSign) {
        this.mustSign = mustSign;
    }

    /** For how many days approved builds are kept where they are kept at all; 0 for ever. */
    public int getKeepApprovedDays() {
        return keepApprovedDays;
    }

    @DataBoundSetter
    public void setKeepApprovedDays(int keepApprovedDays) {
        this.keepApprovedDays = Math.max(0, keepApprovedDays);
    }

    /** How many megabytes of evidence one build may archive; 0 for as many as there are. */
    public int getMaxEvidenceMegabytes() {
        return maxEvidenceMegabytes;
    }

    @DataBoundSetter
    public void setMaxEvidenceMegabytes(int maxEvidenceMegabytes) {
        this.maxEvidenceMegabytes = Math.max(0, maxEvidenceMegabytes);
    }

    @Override
    public DescriptorImpl getDescriptor() {
        return (DescriptorImpl) Jenkins.get().getDescriptorOrDie(getClass());
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<ProofSettings> {
        @Override
        public String getDisplayName() {
            return Messages.ProofSettings_displayName();
        }

        /** The credentials that can hold a key. */
        @POST
        public ListBoxModel doFillSigningKeyItems(@QueryParameter String signingKey) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return new StandardListBoxModel()
                    .includeEmptyValue()
                    .includeMatchingAs(
                            ACL.SYSTEM2, Jenkins.get(), StandardCredentials.class, List.of(), SigningKeys.MATCHER)
                    .includeCurrentValue(signingKey);
        }

        /** Checks that the credentials hold a key, and shows what auditors need of it. */
        @POST
        public FormValidation doCheckSigningKey(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            String id = Util.fixNull(value).trim();
            Optional<StandardCredentials> found = SigningKeys.ofController(id);
            if (found.isEmpty()) {
                return id.isEmpty() ? FormValidation.ok() : FormValidation.warning(Messages.ProofSettings_perFolder());
            }
            try {
                return FormValidation.ok(Messages.ProofSettings_key(
                        SigningKeys.read(found.get()).publicKey().id()));
            } catch (AbortException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
