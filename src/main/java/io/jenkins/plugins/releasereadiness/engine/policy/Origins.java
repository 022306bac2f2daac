package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.yaml.Located;
import io.jenkins.plugins.releasereadiness.engine.yaml.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds out where the values of an effective policy come from. */
final class Origins {
    private final Map<String, Place> written = new LinkedHashMap<>();
    private final Map<String, Place> origins = new LinkedHashMap<>();

    private Origins() {}

    /**
     * @param document the effective policy
     * @param merged what it was read from
     */
    static Map<String, Place> of(Map<String, Object> document, Located.Mapping merged, Minimums minimums) {
        Origins origins = new Origins();
        origins.collect("", merged);
        minimums.places().forEach((id, place) -> origins.written.put("categories." + id + ".minimum", place));
        origins.look("", document);
        return origins.origins;
    }

    /** A list counts as one value: its elements are replaced together. */
    private void collect(String path, Located value) {
        if (value instanceof Located.Mapping map) {
            map.members().forEach((name, member) -> collect(below(path, name), member));
        } else {
            written.put(path, value.place());
        }
    }

    private void look(String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> look(below(path, (String) name), member));
        } else {
            origins.put(path, written.getOrDefault(path, LoadedPolicy.DEFAULT));
        }
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
