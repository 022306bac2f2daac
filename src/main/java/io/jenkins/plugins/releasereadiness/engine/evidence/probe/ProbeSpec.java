package io.jenkins.plugins.releasereadiness.engine.evidence.probe;

import io.jenkins.plugins.releasereadiness.engine.text.WebAddress;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * What to ask.
 *
 * @param id id of the source
 * @param address of the service, or of the Prometheus server; http or https, with a host, without user and password
 * @param query PromQL for an instant vector of one series or a scalar; empty for an HTTP probe
 * @param expect text that the answer of an HTTP probe must contain
 */
public record ProbeSpec(String id, URI address, Optional<String> query, Optional<String> expect) {
    /** Format of probes of services. */
    public static final String HTTP = "http";

    /** Format of probes of Prometheus servers. */
    public static final String PROMETHEUS = "prometheus";

    public ProbeSpec {
        Objects.requireNonNull(id);
        Objects.requireNonNull(query);
        Objects.requireNonNull(expect);
        WebAddress.check(address, "a probe");
    }

    /**
     * A probe as a policy describes it.
     *
     * @throws IllegalArgumentException if {@code address} cannot be asked; the message is a sentence for its author
     */
    public static ProbeSpec of(String id, String address, Optional<String> query, Optional<String> expect) {
        return new ProbeSpec(id, WebAddress.parse(address, "a probe"), query, expect);
    }

    /** Id of the format. */
    public String format() {
        return query.isPresent() ? PROMETHEUS : HTTP;
    }

    /** The address for people and records: without its query, which can hold secrets. */
    String shown() {
        return WebAddress.shown(address);
    }
}
