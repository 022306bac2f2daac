package io.jenkins.plugins.releasereadiness.evidence;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.ProxyConfiguration;
import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.HttpTransport;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.Probe;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.ProbeLimits;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.ProbeSpec;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.ProbeTransport;
import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** One look at a server, from the controller, with the credentials that the build may use. */
public final class ServerLook {
    /** One client for all looks, also those with credentials: each client keeps threads as long as it lives. */
    private static final class Shared {
        static final HttpTransport TRANSPORT = new HttpTransport(
                ProxyConfiguration.newHttpClientBuilder(), ProbeLimits.DEFAULTS, Map.of(), System::nanoTime);
    }

    private final Run<?, ?> run;
    private final Clock clock;
    private final Set<String> tracked = ConcurrentHashMap.newKeySet();

    /**
     * @param run the build that asks
     */
    public ServerLook(Run<?, ?> run, Clock clock) {
        this.run = run;
        this.clock = clock;
    }

    /**
     * @throws IOException if the thread was interrupted; everything else is evidence
     */
    public Evidence at(Source source) throws IOException {
        ProbeSpec spec;
        try {
            spec = source.probeSpec();
        } catch (IllegalArgumentException e) {
            return Evidence.missing(source.id(), e.getMessage());
        }
        if (source.credentialsId().isEmpty()) {
            return ask(spec, source, Shared.TRANSPORT);
        }
        String id = source.credentialsId().get();
        Optional<String> header = authorization(id, source.url().get());
        return header.isEmpty()
                ? Evidence.missing(
                        source.id(),
                        "there are no credentials '" + id + "' for this job; it needs a secret text or a user with"
                                + " password in its folder or above")
                : ask(spec, source, Shared.TRANSPORT.with(Map.of("Authorization", header.get())));
    }

    private Evidence ask(ProbeSpec spec, Source source, ProbeTransport transport) throws IOException {
        return new Probe(transport, clock).ask(spec, source.maxAge());
    }

    /** Looked up anew each time, so that a password that was changed works at once; its use is recorded once a watch. */
    private Optional<String> authorization(String id, String url) {
        StandardCredentials found = CredentialsProvider.findCredentialById(
                id,
                StandardCredentials.class,
                run,
                URIRequirementBuilder.fromUri(url).build());
        if (found != null && tracked.add(id)) {
            CredentialsProvider.track(run, found);
        }
        if (found instanceof StringCredentials token) {
            return Optional.of("Bearer " + token.getSecret().getPlainText());
        }
        if (found instanceof StandardUsernamePasswordCredentials user) {
            byte[] pair =
                    (user.getUsername() + ":" + user.getPassword().getPlainText()).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        }
        return Optional.empty();
    }
}
