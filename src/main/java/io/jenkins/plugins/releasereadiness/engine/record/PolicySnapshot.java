package io.jenkins.plugins.releasereadiness.engine.record;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.policy.LoadedPolicy;
import java.util.ArrayList;
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
 * @param origins where each value of the document comes from, by its dotted path; what no policy says, and everything in
 *     a record of an older release of this plugin, is not there
 */
public record PolicySnapshot(
        String name,
        String origin,
        String sha256,
        Map<String, Object> document,
        List<String> files,
        Map<String, Object> arguments,
        Map<String, Object> origins) {
    public PolicySnapshot {
        Objects.requireNonNull(name);
        Objects.requireNonNull(origin);
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(document);
        files = List.copyOf(files);
        Objects.requireNonNull(arguments);
        Objects.requireNonNull(origins);
    }

    /**
     * A policy with where its values come from.
     *
     * @param files see {@link #files()}
     * @param arguments see {@link #arguments()}
     */
    public static PolicySnapshot of(LoadedPolicy loaded, List<String> files, Map<String, Object> arguments) {
        Map<String, Object> origins = new LinkedHashMap<>();
        loaded.origins().forEach((path, place) -> {
            if (!place.equals(LoadedPolicy.DEFAULT)) {
                origins.put(path, place.toString());
            }
        });
        return new PolicySnapshot(
                loaded.policy().name(), loaded.origin(), loaded.sha256(), loaded.document(), files, arguments, origins);
    }

    /** Of a policy that no step changed and that comes from no file of a repository. */
    public PolicySnapshot(String name, String origin, String sha256, Map<String, Object> document) {
        this(name, origin, sha256, document, List.of(), Map.of(), Map.of());
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
        if (!origins.isEmpty()) {
            tree.put("origins", origins);
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
                tree.optionalObject("arguments").map(Fields::asMap).orElse(Map.of()),
                tree.optionalObject("origins").map(Fields::asMap).orElse(Map.of()));
    }

    /**
     * One value of the policy.
     *
     * @param path where it stands, for example {@code thresholds.overall}
     * @param text the value; JSON unless it is a text
     * @param origin where it comes from, for people
     */
    public record Value(String path, String text, String origin) {}

    /** Every value of the document in its order; a list is one value. */
    public List<Value> values() {
        List<Value> values = new ArrayList<>();
        collect("", document, values);
        return values;
    }

    private void collect(String path, Object value, List<Value> values) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> collect(path.isEmpty() ? (String) name : path + "." + name, member, values));
        } else {
            Object from = origins.isEmpty() ? "" : origins.getOrDefault(path, LoadedPolicy.DEFAULT.toString());
            values.add(new Value(path, value instanceof String text ? text : Json.compact(value), from.toString()));
        }
    }
}
