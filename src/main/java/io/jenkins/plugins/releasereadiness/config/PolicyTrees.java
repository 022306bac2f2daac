package io.jenkins.plugins.releasereadiness.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Trees in the form of a policy. */
final class PolicyTrees {
    private PolicyTrees() {}

    /** {@code below} with {@code above} laid over it: maps merge, everything else replaces. */
    static Map<String, Object> over(Map<String, ?> below, Map<String, ?> above) {
        Map<String, Object> merged = new LinkedHashMap<>(below);
        above.forEach((name, value) -> merged.put(
                name,
                value instanceof Map<?, ?> map && merged.get(name) instanceof Map<?, ?> base
                        ? over(texts(base), texts(map))
                        : value));
        return merged;
    }

    private static Map<String, Object> texts(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((name, value) -> named.put((String) name, value));
        return named;
    }
}
