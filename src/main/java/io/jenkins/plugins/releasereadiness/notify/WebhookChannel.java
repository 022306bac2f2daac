package io.jenkins.plugins.releasereadiness.notify;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.Extension;
import hudson.ProxyConfiguration;
import hudson.security.ACL;
import io.jenkins.plugins.releasereadiness.config.NotificationConfiguration;
import io.jenkins.plugins.releasereadiness.config.Webhook;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.HttpTransport;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.ProbeLimits;
import io.jenkins.plugins.releasereadiness.engine.notice.CdEvents;
import io.jenkins.plugins.releasereadiness.engine.notice.Notice;
import io.jenkins.plugins.releasereadiness.engine.notice.SignedMessage;
import io.jenkins.plugins.releasereadiness.engine.text.WebAddress;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/**
 * CDEvents over the webhooks of the global configuration. Only an administrator chooses addresses, redirects are not
 * followed, and of an answer nothing but its status is looked at: nobody can have Jenkins ask other servers by this.
 */
@Extension
public final class WebhookChannel extends NotificationChannel {
    private static final int GONE = 410;

    /** One client for all: each keeps a thread as long as it lives. */
    private static final class Client {
        static final HttpTransport HTTP = new HttpTransport(
                ProxyConfiguration.newHttpClientBuilder(), ProbeLimits.DEFAULTS, Map.of(), System::nanoTime);
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public List<String> receivers(Notice notice) {
        return NotificationConfiguration.get().getWebhooks().stream()
                .filter(webhook -> webhook.wants(notice.kind()))
                .map(Webhook::getName)
                .toList();
    }

    @Override
    public void send(Notice notice, String receiver) throws IOException {
        Webhook webhook = NotificationConfiguration.get()
                .webhook(receiver)
                .orElseThrow(() -> new UndeliverableException("there is no webhook '" + receiver + "' any more"));
        SignedMessage message;
        URI address;
        try {
            address = WebAddress.parse(webhook.getUrl(), "a webhook");
            message = SignedMessage.of(CdEvents.of(notice, source()), secret(webhook), Instant.now());
        } catch (IllegalArgumentException e) {
            throw new IOException("the webhook is not configured as it should be", e);
        }
        int status = Client.HTTP.post(address, message.headers(), message.body());
        if (status == GONE) {
            throw new UndeliverableException("it answered 410, so it wants no more");
        }
        if (status < 200 || status > 299) {
            throw new IOException("it answered " + status);
        }
    }

    private static String source() {
        String root = Jenkins.get().getRootUrl();
        return root == null ? "/release-readiness" : root;
    }

    /** Looked up anew each time, so that a secret that was changed works at once. Nothing goes out unsigned by mistake. */
    private static String secret(Webhook webhook) throws IOException {
        if (webhook.getCredentialsId().isEmpty()) {
            return "";
        }
        StringCredentials found = CredentialsMatchers.firstOrNull(
                CredentialsProvider.lookupCredentialsInItemGroup(
                        StringCredentials.class,
                        Jenkins.get(),
                        ACL.SYSTEM2,
                        URIRequirementBuilder.fromUri(webhook.getUrl()).build()),
                CredentialsMatchers.withId(webhook.getCredentialsId()));
        if (found == null) {
            throw new IOException("there is no secret text '" + webhook.getCredentialsId() + "' to sign with");
        }
        return found.getSecret().getPlainText();
    }
}
