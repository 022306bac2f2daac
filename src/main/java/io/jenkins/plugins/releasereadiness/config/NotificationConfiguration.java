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

/** Who is told what happens to releases. Administrators alone set addresses; no pipeline and no policy can. */
@Extension
@Symbol("releaseNotifications")
public final class NotificationConfiguration extends GlobalConfiguration {
    private static final Logger LOGGER = Logger.getLogger(NotificationConfiguration.class.getName());

    private List<Webhook> webhooks = new ArrayList<>();
    private String mailTo = "";
    private boolean mailApprovers;

    public NotificationConfiguration() {
        load();
    }

    public static NotificationConfiguration get() {
        return ExtensionList.lookupSingleton(NotificationConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return Messages.NotificationConfiguration_displayName();
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject json) {
        try (BulkChange change = new BulkChange(this)) {
            // An emptied list is not in the form, so its setter would not be called.
            webhooks = new ArrayList<>();
            request.bindJSON(this, json);
            change.commit();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The configuration of release notifications could not be saved", e);
            return false;
        }
        return true;
    }

    public List<Webhook> getWebhooks() {
        return List.copyOf(webhooks);
    }

    @DataBoundSetter
    public void setWebhooks(List<Webhook> webhooks) {
        this.webhooks = new ArrayList<>(webhooks);
        save();
    }

    /** The webhook {@code name}. */
    public Optional<Webhook> webhook(String name) {
        return webhooks.stream()
                .filter(webhook -> webhook.getName().equals(name))
                .findFirst();
    }

    /** Addresses that get mail about every release, one a line. */
    public String getMailTo() {
        return mailTo;
    }

    @DataBoundSetter
    public void setMailTo(String mailTo) {
        this.mailTo = Util.fixNull(mailTo).trim();
        save();
    }

    /** {@link #getMailTo} one by one. */
    public List<String> mailAddresses() {
        return Checks.lines(mailTo);
    }

    /** Whether the people whom an approval's rules name get mail when they are asked. */
    public boolean isMailApprovers() {
        return mailApprovers;
    }

    @DataBoundSetter
    public void setMailApprovers(boolean mailApprovers) {
        this.mailApprovers = mailApprovers;
        save();
    }

    /** Checks the addresses while they are typed. */
    @POST
    public FormValidation doCheckMailTo(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return Checks.mailAddresses(value);
    }
}
