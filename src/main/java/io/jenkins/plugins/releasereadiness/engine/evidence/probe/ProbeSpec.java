package io.jenkins.plugins.releasereadiness.engine.evidence.probe;

import java.net.URI;
import java.net.URISyntaxException;
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
        if (!isWeb(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("'" + address
                    + "' is no address of a server; it should begin with https://" + " or http:// and name a host");
        }
        if (address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the address of a probe should not hold a user or password; keep them as"
                    + " credentials and name their id");
        }
    }

    /**
     * A probe as a policy describes it.
     *
     * @throws IllegalArgumentException if {@code address} cannot be asked; the message is a sentence for its author
     */
    public static ProbeSpec of(String id, String address, Optional<String> query, Optional<String> expect) {
        try {
            return new ProbeSpec(id, new URI(address), query, expect);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("this is no address of a server: " + e.getReason(), e);
        }
    }

    /** Id of the format. */
    public String format() {
        return query.isPresent() ? PROMETHEUS : HTTP;
    }

    /** The address for people and records: without its query, which can hold secrets. */
    String shown() {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        return address.getScheme() + "://" + address.getHost() + port + path;
    }

    private static boolean isWeb(String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }
}
