package io.jenkins.plugins.releasereadiness.config;

import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releasereadiness.engine.notice.NoticeKind;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A server that is told what happens to releases. */
public final class Webhook implements Describable<Webhook> {
    private final String name;
    private final String url;
    private String credentialsId = "";
    private String events = "";

    /**
     * @param name stands in records in place of the address, which may hold secrets
     * @param url http or https
     */
    @DataBoundConstructor
    public Webhook(String name, String url) {
        this.name = Util.fixNull(name).trim();
        this.url = Util.fixNull(url).trim();
    }

    public String getName() {
        return name;
    }

    public String getUrl() {
        return url;
    }

    /** Id of the secret text with which messages are signed; empty for none. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixNull(credentialsId).trim();
    }

    /** Words of the kinds of notices it gets; empty for all. */
    public String getEvents() {
        return events;
    }

    @DataBoundSetter
    public void setEvents(String events) {
        this.events = Util.fixNull(events).trim();
    }

    /** Whether it gets notices of this kind. */
    public boolean wants(NoticeKind kind) {
        List<String> wanted = Checks.lines(events);
        return wanted.isEmpty() || wanted.contains(kind.word());
    }

    @Override
    public DescriptorImpl getDescriptor() {
        return (DescriptorImpl) Jenkins.get().getDescriptorOrDie(getClass());
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<Webhook> {
        @Override
        public String getDisplayName() {
            return Messages.Webhook_displayName();
        }

        /** Checks the name while it is typed. */
        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return Checks.id(value);
        }

        /** Checks the address while it is typed; nothing is sent to it. */
        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return Checks.webhook(value);
        }

        /** Checks the words while they are typed. */
        @POST
        public FormValidation doCheckEvents(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return Checks.noticeKinds(value);
        }

        /** The secret texts of Jenkins. */
        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId, @QueryParameter String url) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return new StandardListBoxModel()
                    .includeEmptyValue()
                    .includeAs(
                            ACL.SYSTEM2,
                            Jenkins.get(),
                            StringCredentials.class,
                            URIRequirementBuilder.fromUri(url).build())
                    .includeCurrentValue(credentialsId);
        }

        /** Warns of a missing secret, or of one that is not there. */
        @POST
        public FormValidation doCheckCredentialsId(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return Util.fixEmptyAndTrim(value) == null
                    ? FormValidation.warning(Messages.Webhook_unsigned())
                    : FormValidation.ok();
        }
    }
}
