package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.yaml.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An effective policy and where it comes from.
 *
 * @param policy the policy
 * @param origin where it was read, for example {@code readiness.yml} or {@code built-in production-readiness}
 * @param origins for each value of {@code document}, by its dotted path such as {@code thresholds.overall}: where
 *     it comes from, or {@link #DEFAULT}
 * @param document the effective policy with every default, as {@link PolicyWriter} writes it
 */
public record LoadedPolicy(Policy policy, String origin, Map<String, Place> origins, Map<String, Object> document) {
    /** Origin of what no policy says. */
    public static final Place DEFAULT = Place.named("default");

    public LoadedPolicy {
        Objects.requireNonNull(policy);
        Objects.requireNonNull(origin);
        origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
        document = Collections.unmodifiableMap(new LinkedHashMap<>(document));
    }

    /** Where the value comes from that stands at {@code path} or above it; {@code origin} if there is none. */
    public Place placeOf(String path) {
        String at = path;
        while (!at.isEmpty() && !origins.containsKey(at)) {
            at = at.substring(0, Math.max(0, at.lastIndexOf('.')));
        }
        return origins.getOrDefault(at, Place.named(origin));
    }

    /** SHA-256 of the document's canonical JSON (RFC 8785), in hexadecimal. */
    public String sha256() {
        return Sha256.of(Json.canonical(document));
    }
}
