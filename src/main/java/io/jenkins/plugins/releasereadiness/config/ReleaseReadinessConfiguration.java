package io.jenkins.plugins.releasereadiness.config;

import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.util.FormValidation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * The administrator's part: floors below which no pipeline and no repository may go, policies to be used by name, and
 * where evidence is kept. Numbers are kept as they were typed; what is wrong is told by the form and refused by the
 * steps, since Configuration as Code sets values in any order.
 */
@Extension
@Symbol("releaseReadiness")
public final class ReleaseReadinessConfiguration extends GlobalConfiguration {
    /** Where evidence goes among a build's artifacts unless configured otherwise. */
    public static final String DEFAULT_FOLDER = "release-evidence";

    private static final Logger LOGGER = Logger.getLogger(ReleaseReadinessConfiguration.class.getName());

    private String overallMinimum = "";
    private List<CategoryMinimum> categoryMinima = new ArrayList<>();
    private String mandatoryQuestions = "";
    private String mandatoryGates = "";
    private String maxWaivers = "";
    private boolean trustNamedSecondPerson;
    private String approvalRules = "";
    private boolean excludeStarter;
    private boolean excludeAuthors;
    private boolean excludePolicyEditors;
    private int minApprovers;
    private int minReasonLength;
    private String defaultPolicy = "";
    private List<NamedPolicy> policies = new ArrayList<>();
    private String archiveFolder = DEFAULT_FOLDER;
    private boolean keepApproved;
    private ProofSettings proof = new ProofSettings();

    public ReleaseReadinessConfiguration() {
        load();
    }

    public static ReleaseReadinessConfiguration get() {
        return ExtensionList.lookupSingleton(ReleaseReadinessConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return Messages.ReleaseReadinessConfiguration_displayName();
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject json) {
        try (BulkChange change = new BulkChange(this)) {
            // An emptied list is not in the form, so its setter would not be called.
            categoryMinima = new ArrayList<>();
            policies = new ArrayList<>();
            request.bindJSON(this, json);
            change.commit();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The configuration of Release Readiness could not be saved", e);
            return false;
        }
        return true;
    }

    /** Lowest overall score in per cent that a policy may ask for; empty for none. */
    public String getOverallMinimum() {
        return overallMinimum;
    }

    @DataBoundSetter
    public void setOverallMinimum(String overallMinimum) {
        this.overallMinimum = Util.fixNull(overallMinimum).trim();
        save();
    }

    public List<CategoryMinimum> getCategoryMinima() {
        return List.copyOf(categoryMinima);
    }

    @DataBoundSetter
    public void setCategoryMinima(List<CategoryMinimum> categoryMinima) {
        this.categoryMinima = new ArrayList<>(categoryMinima);
        save();
    }

    /** Ids of questions that block every release while they are open, one a line. */
    public String getMandatoryQuestions() {
        return mandatoryQuestions;
    }

    @DataBoundSetter
    public void setMandatoryQuestions(String mandatoryQuestions) {
        this.mandatoryQuestions = Util.fixNull(mandatoryQuestions).trim();
        save();
    }

    /** Ids of gates that every approval must wait for, one a line. */
    public String getMandatoryGates() {
        return mandatoryGates;
    }

    @DataBoundSetter
    public void setMandatoryGates(String mandatoryGates) {
        this.mandatoryGates = Util.fixNull(mandatoryGates).trim();
        save();
    }

    /** Most waivers that a policy may allow; empty for no limit. */
    public String getMaxWaivers() {
        return maxWaivers;
    }

    @DataBoundSetter
    public void setMaxWaivers(String maxWaivers) {
        this.maxWaivers = Util.fixNull(maxWaivers).trim();
        save();
    }

    /** Whether it is enough that a policy names the second person of a waiver; otherwise that person has to confirm it. */
    public boolean isTrustNamedSecondPerson() {
        return trustNamedSecondPerson;
    }

    @DataBoundSetter
    public void setTrustNamedSecondPerson(boolean trustNamedSecondPerson) {
        this.trustNamedSecondPerson = trustNamedSecondPerson;
        save();
    }

    /** Rules that every approval must fulfil, one a line. */
    public String getApprovalRules() {
        return approvalRules;
    }

    @DataBoundSetter
    public void setApprovalRules(String approvalRules) {
        this.approvalRules = Util.fixNull(approvalRules).trim();
        save();
    }

    /** Whether who started a build may never approve it. */
    public boolean isExcludeStarter() {
        return excludeStarter;
    }

    @DataBoundSetter
    public void setExcludeStarter(boolean excludeStarter) {
        this.excludeStarter = excludeStarter;
        save();
    }

    /** Whether authors of a change may never approve it. */
    public boolean isExcludeAuthors() {
        return excludeAuthors;
    }

    @DataBoundSetter
    public void setExcludeAuthors(boolean excludeAuthors) {
        this.excludeAuthors = excludeAuthors;
        save();
    }

    /** Whether who last changed the policy may never approve under it. */
    public boolean isExcludePolicyEditors() {
        return excludePolicyEditors;
    }

    @DataBoundSetter
    public void setExcludePolicyEditors(boolean excludePolicyEditors) {
        this.excludePolicyEditors = excludePolicyEditors;
        save();
    }

    /** How many different people must approve at least; 0 for as the policy says. */
    public int getMinApprovers() {
        return minApprovers;
    }

    @DataBoundSetter
    public void setMinApprovers(int minApprovers) {
        this.minApprovers = Math.max(0, minApprovers);
        save();
    }

    /** Shortest reason of a vote in characters, at least 0. */
    public int getMinReasonLength() {
        return minReasonLength;
    }

    @DataBoundSetter
    public void setMinReasonLength(int minReasonLength) {
        this.minReasonLength = Math.max(0, minReasonLength);
        save();
    }

    /** Name of the policy of builds that name none and have no {@code readiness.yml}; empty for the built-in one. */
    public String getDefaultPolicy() {
        return defaultPolicy;
    }

    @DataBoundSetter
    public void setDefaultPolicy(String defaultPolicy) {
        this.defaultPolicy = Util.fixNull(defaultPolicy).trim();
        save();
    }

    public List<NamedPolicy> getPolicies() {
        return List.copyOf(policies);
    }

    @DataBoundSetter
    public void setPolicies(List<NamedPolicy> policies) {
        this.policies = new ArrayList<>(policies);
        save();
    }

    /** The policy {@code name}. */
    public Optional<NamedPolicy> policy(String name) {
        return policies.stream().filter(policy -> policy.getName().equals(name)).findFirst();
    }

    /** Folder among a build's artifacts where evidence goes. */
    public String getArchiveFolder() {
        return archiveFolder;
    }

    @DataBoundSetter
    public void setArchiveFolder(String archiveFolder) {
        String folder = Util.fixEmptyAndTrim(archiveFolder);
        this.archiveFolder = folder == null ? DEFAULT_FOLDER : folder;
        save();
    }

    /** Whether builds whose release was approved are kept whatever the job's rules say. */
    public boolean isKeepApproved() {
        return keepApproved;
    }

    @DataBoundSetter
    public void setKeepApproved(boolean keepApproved) {
        this.keepApproved = keepApproved;
        save();
    }

    /** Signing, and what is kept how long. */
    public ProofSettings getProof() {
        return proof;
    }

    @DataBoundSetter
    public void setProof(ProofSettings proof) {
        this.proof = proof == null ? new ProofSettings() : proof;
        save();
    }

    /** Checks a number while it is typed. */
    @POST
    public FormValidation doCheckOverallMinimum(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return Checks.percentage(value);
    }

    /** Checks the ids while they are typed. */
    @POST
    public FormValidation doCheckMandatoryQuestions(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return Checks.ids(value);
    }

    /** Checks the ids while they are typed. */
    @POST
    public FormValidation doCheckMandatoryGates(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return Checks.ids(value);
    }

    /** Checks the number while it is typed. */
    @POST
    public FormValidation doCheckMaxWaivers(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return Checks.count(value);
    }

    /** Checks the rules while they are typed. */
    @POST
    public FormValidation doCheckApprovalRules(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return Checks.rules(value);
    }

    /** Checks that there is such a policy. */
    @POST
    public FormValidation doCheckDefaultPolicy(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return Checks.existingPolicy(value);
    }

    /** Checks that the folder is safe. */
    @POST
    public FormValidation doCheckArchiveFolder(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return Checks.folder(value);
    }
}
