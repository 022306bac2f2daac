package io.jenkins.plugins.releasereadiness.engine.record;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The effective policy as it held when the record started.
 *
 * @param name name for people
 * @param origin where it came from, for example {@code readiness.yml} or {@code built-in production-readiness}
 * @param sha256 digest of the document in canonical JSON
 * @param document the effective policy in the form that the loader reads again
 */
public record PolicySnapshot(String name, String origin, String sha256, Map<String, Object> document) {
    public PolicySnapshot {
        Objects.requireNonNull(name);
        Objects.requireNonNull(origin);
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(document);
    }

    Map<String, Object> encode() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", name);
        tree.put("origin", origin);
        tree.put("sha256", sha256);
        tree.put("document", document);
        return tree;
    }

    static PolicySnapshot decode(Fields tree) {
        return new PolicySnapshot(
                tree.text("name"),
                tree.text("origin"),
                tree.text("sha256"),
                tree.object("document").asMap());
    }
}
