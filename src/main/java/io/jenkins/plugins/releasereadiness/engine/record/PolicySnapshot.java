package io.jenkins.plugins.releasereadiness.engine.record;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The effective policy as it held when the record started.
 *
 * @param name name for people
 * @param origin where it came from, for example {@code readiness.yml} or {@code built-in production-readiness}
 * @param sha256 digest of the document in canonical JSON
 * @param document the effective policy in the form that the loader reads again
 * @param files paths in the repository of the files that it was read from, those that it extends included
 * @param arguments what steps asked for on top, as a tree in the form of a policy
 */
public record PolicySnapshot(
        String name,
        String origin,
        String sha256,
        Map<String, Object> document,
        List<String> files,
        Map<String, Object> arguments) {
    public PolicySnapshot {
        Objects.requireNonNull(name);
        Objects.requireNonNull(origin);
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(document);
        files = List.copyOf(files);
        Objects.requireNonNull(arguments);
    }

    /** Of a policy that no step changed and that comes from no file of a repository. */
    public PolicySnapshot(String name, String origin, String sha256, Map<String, Object> document) {
        this(name, origin, sha256, document, List.of(), Map.of());
    }

    Map<String, Object> encode() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", name);
        tree.put("origin", origin);
        tree.put("sha256", sha256);
        tree.put("document", document);
        if (!files.isEmpty()) {
            tree.put("files", files);
        }
        if (!arguments.isEmpty()) {
            tree.put("arguments", arguments);
        }
        return tree;
    }

    static PolicySnapshot decode(Fields tree) {
        return new PolicySnapshot(
                tree.text("name"),
                tree.text("origin"),
                tree.text("sha256"),
                tree.object("document").asMap(),
                tree.has("files") ? tree.texts("files") : List.of(),
                tree.optionalObject("arguments").map(Fields::asMap).orElse(Map.of()));
    }
}
