package io.jenkins.plugins.releasereadiness.rollback;

import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaSet;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriterionParser;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.ProbeSpec;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** An address that is asked again and again while a deployment is watched, and how bad it is if it does not answer well. */
public final class HealthProbe implements Describable<HealthProbe>, Serializable {
    private static final long serialVersionUID = 1L;

    private final String url;
    private String expect;
    private String severity = Severity.CRITICAL.word();
    private int maxLatencyMs;
    private String credentialsId;

    /**
     * @param url address, http or https
     */
    @DataBoundConstructor
    public HealthProbe(String url) {
        this.url = Util.fixNull(url).trim();
    }

    public String getUrl() {
        return url;
    }

    /** Text that the answer must contain; null for any. */
    public String getExpect() {
        return expect;
    }

    @DataBoundSetter
    public void setExpect(String expect) {
        this.expect = Util.fixEmpty(expect);
    }

    /** How severe a degradation is if it does not answer well. */
    public String getSeverity() {
        return severity;
    }

    /**
     * @throws IllegalArgumentException if there is no such severity
     */
    @DataBoundSetter
    public void setSeverity(String severity) {
        this.severity = Severity.ofWord(Util.fixNull(severity).trim().toLowerCase(Locale.ROOT))
                .word();
    }

    /** Longest good time to answer in milliseconds; 0 for any. */
    public int getMaxLatencyMs() {
        return maxLatencyMs;
    }

    @DataBoundSetter
    public void setMaxLatencyMs(int maxLatencyMs) {
        this.maxLatencyMs = Math.max(0, maxLatencyMs);
    }

    /** Credentials to ask with: a secret text or a user with password; null for none. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    Severity worst() {
        return Severity.ofWord(severity);
    }

    Source source(String id) {
        return new Source(
                id,
                Optional.of("http"),
                List.of(),
                Optional.of(url),
                Optional.empty(),
                Optional.ofNullable(expect),
                Optional.ofNullable(credentialsId),
                Optional.empty(),
                false,
                false,
                List.of(),
                Optional.empty());
    }

    /** What of the source {@code id} makes a degradation. */
    List<CriteriaSet> degradations(String id) {
        List<CriteriaSet> sets = new ArrayList<>();
        sets.add(new CriteriaSet(List.of(CriterionParser.parse(id + ".up < 1"))));
        if (maxLatencyMs > 0) {
            sets.add(new CriteriaSet(List.of(CriterionParser.parse(id + ".latencyMs > " + maxLatencyMs))));
        }
        return sets;
    }

    /** Whether it is an address that can be asked. */
    static boolean canAsk(String url) {
        try {
            ProbeSpec.of("probe", url, Optional.empty(), Optional.empty());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public DescriptorImpl getDescriptor() {
        return (DescriptorImpl) Jenkins.get().getDescriptorOrDie(getClass());
    }

    @Extension
    @Symbol("healthProbe")
    public static final class DescriptorImpl extends Descriptor<HealthProbe> {
        @Override
        public String getDisplayName() {
            return Messages.HealthProbe_displayName();
        }

        /** Checks an address while it is typed. */
        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            // Nothing but the text itself is looked at; still, nobody without access has a form to fill in.
            Jenkins.get().checkPermission(Jenkins.READ);
            return canAsk(Util.fixNull(value).trim())
                    ? FormValidation.ok()
                    : FormValidation.error(Messages.HealthProbe_noAddress());
        }

        /** The severities. */
        @POST
        public ListBoxModel doFillSeverityItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            return severities();
        }
    }

    /** The severities as choices of a form, the worst first. */
    public static ListBoxModel severities() {
        ListBoxModel items = new ListBoxModel();
        for (Severity severity : Severity.values()) {
            items.add(severity.word());
        }
        return items;
    }
}
