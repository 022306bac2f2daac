package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.HttpTransport;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.Probe;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.ProbeLimits;
import io.jenkins.plugins.releasereadiness.engine.evidence.probe.ProbeSpec;
import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Map;

/** What servers answer to the probes of a policy, each asked once, within {@link ProbeLimits#DEFAULTS}. */
final class ServerEvidence {
    private final Clock clock;

    /** Made with the first probe, as most policies have none. */
    private Probe probe;

    ServerEvidence(Clock clock) {
        this.clock = clock;
    }

    /**
     * Asks once. Credentials are kept in Jenkins alone: a probe that needs them is missing here, and the server is not
     * asked without them.
     *
     * @throws IOException if the thread was interrupted; everything else is evidence
     */
    Evidence ask(Source source) throws IOException {
        if (source.credentialsId().isPresent()) {
            return Evidence.missing(
                    source.id(),
                    "the probe needs the credentials '" + source.credentialsId().get()
                            + "', which only Jenkins has; run this in Jenkins, or ask without credentials");
        }
        ProbeSpec spec;
        try {
            spec = source.probeSpec();
        } catch (IllegalArgumentException e) {
            return Evidence.missing(source.id(), e.getMessage());
        }
        if (probe == null) {
            probe = new Probe(
                    new HttpTransport(HttpClient.newBuilder(), ProbeLimits.DEFAULTS, Map.of(), System::nanoTime),
                    clock);
        }
        return probe.ask(spec, source.maxAge());
    }
}
