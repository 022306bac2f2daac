package io.jenkins.plugins.releasereadiness.steps;

import hudson.Util;
import java.io.Serializable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundSetter;

/** What steps that may start a release record let the pipeline say about the release. */
public abstract class ReleaseStep extends Step implements Serializable {
    private static final long serialVersionUID = 1L;

    private String policy;
    private String product;
    private String version;
    private String previousVersion;
    private String commit;
    private String signingKey;

    /** Path of the policy file, or name of a policy; null for {@code readiness.yml} if it is there, else the default. */
    public String getPolicy() {
        return policy;
    }

    @DataBoundSetter
    public void setPolicy(String policy) {
        this.policy = Util.fixEmptyAndTrim(policy);
    }

    /** Name of the product; null for what the policy says, else the name of the job. */
    public String getProduct() {
        return product;
    }

    @DataBoundSetter
    public void setProduct(String product) {
        this.product = Util.fixEmptyAndTrim(product);
    }

    /** Version that is released; null if nothing tells. */
    public String getVersion() {
        return version;
    }

    @DataBoundSetter
    public void setVersion(String version) {
        this.version = Util.fixEmptyAndTrim(version);
    }

    /** Version that runs now; null if nothing tells. */
    public String getPreviousVersion() {
        return previousVersion;
    }

    @DataBoundSetter
    public void setPreviousVersion(String previousVersion) {
        this.previousVersion = Util.fixEmptyAndTrim(previousVersion);
    }

    /** Commit that is released; null for the one that was checked out. */
    public String getCommit() {
        return commit;
    }

    @DataBoundSetter
    public void setCommit(String commit) {
        this.commit = Util.fixEmptyAndTrim(commit);
    }

    /**
     * Id of credentials with a key that signs the record, in addition to the administrator's; null for none. The build's
     * later steps sign with it too.
     */
    public String getSigningKey() {
        return signingKey;
    }

    @DataBoundSetter
    public void setSigningKey(String signingKey) {
        this.signingKey = Util.fixEmptyAndTrim(signingKey);
    }
}
