package io.jenkins.plugins.releasereadiness.benchmarks.reports;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a generator knows of the report it wrote, by name: facts as the engine names them, and what the tokenizers and
 * peers count. A benchmark that measures a wrong result measures nothing, so each is compared with this beforehand.
 */
public final class Known {
    private final Map<String, String> values = new TreeMap<>();

    /** One more of what is counted as {@code name}. */
    void one(String name) {
        add(name, 1);
    }

    /** {@code count} more of what is counted as {@code name}; 0 makes the name known. */
    void add(String name, long count) {
        values.merge(name, Long.toString(count), (old, more) -> Long.toString(Long.parseLong(old) + count));
    }

    /** The value of {@code name}, in place of what it was. */
    void put(String name, Object value) {
        values.put(name, String.valueOf(value));
    }

    /** The count {@code name}. */
    public long count(String name) {
        return Long.parseLong(Objects.requireNonNull(values.get(name), name));
    }

    /** All that is known. */
    public Map<String, String> values() {
        return Map.copyOf(values);
    }

    /**
     * Compares a result with what is known.
     *
     * @throws IllegalStateException if a number is wrong, or nothing of it is known, so that nothing was checked
     */
    public void check(String way, Map<String, ?> found) {
        int compared = 0;
        for (Map.Entry<String, ?> each : found.entrySet()) {
            String expected = values.get(each.getKey());
            if (expected != null) {
                compared++;
                if (!same(expected, each.getValue())) {
                    throw new IllegalStateException(way + " found " + each.getKey() + " = " + each.getValue()
                            + " where the generator wrote " + expected);
                }
            }
        }
        if (compared == 0) {
            throw new IllegalStateException(
                    way + " gives nothing that can be checked: " + found.keySet() + " of " + values.keySet());
        }
    }

    private static boolean same(String expected, Object found) {
        return found instanceof Double number
                ? number == Double.parseDouble(expected)
                : expected.equals(String.valueOf(found));
    }

    void save(Path file) throws IOException {
        Properties properties = new Properties();
        properties.putAll(values);
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            properties.store(writer, null);
        }
    }

    static Known load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        Known known = new Known();
        properties.forEach((name, value) -> known.values.put((String) name, (String) value));
        return known;
    }
}
