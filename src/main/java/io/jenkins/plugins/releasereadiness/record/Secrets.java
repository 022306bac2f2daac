package io.jenkins.plugins.releasereadiness.record;

import hudson.EnvVars;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Secrets that a step was given by its build. The console masks them by itself; what is recorded and published is not
 * the console, so they are taken out here. Holds secrets: not to be stored.
 */
public final class Secrets {
    /** No secrets. */
    public static final Secrets NONE = new Secrets(List.of());

    private static final String MASK = "****";

    /** A shorter one is no secret worth the name, and masking it would make every text unreadable. */
    private static final int SHORTEST = 4;

    private final List<String> values;

    private Secrets(Collection<String> values) {
        this.values = values.stream()
                .filter(value -> value.length() >= SHORTEST)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /**
     * The values of the variables that were declared sensitive.
     *
     * @param names names of the sensitive variables
     * @param variables the environment of the step
     */
    public static Secrets of(Collection<String> names, EnvVars variables) {
        List<String> values = new ArrayList<>();
        for (String name : names) {
            String value = variables.get(name);
            if (value != null) {
                values.add(value);
                value.lines().map(String::strip).forEach(values::add);
            }
        }
        return new Secrets(values);
    }

    /** {@code text} without secrets. */
    public String scrub(String text) {
        String clean = text;
        for (String value : values) {
            clean = clean.replace(value, MASK);
        }
        return clean;
    }

    /** A JSON tree without secrets in its texts; names stay as they are. */
    public Map<String, Object> scrub(Map<String, ?> tree) {
        Map<String, Object> clean = new LinkedHashMap<>();
        tree.forEach((name, value) -> clean.put(name, values.isEmpty() ? value : scrubValue(value)));
        return clean;
    }

    private Object scrubValue(Object value) {
        if (value instanceof String text) {
            return scrub(text);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> clean = new LinkedHashMap<>();
            map.forEach((name, member) -> clean.put(name, scrubValue(member)));
            return clean;
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(this::scrubValue).toList();
        }
        return value;
    }
}
