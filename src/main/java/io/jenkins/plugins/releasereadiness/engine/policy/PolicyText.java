package io.jenkins.plugins.releasereadiness.engine.policy;

import java.util.Objects;
import java.util.Optional;

/**
 * A policy before it is read.
 *
 * @param origin how people know it, for example {@code readiness.yml} or {@code global configuration, policy 'payments'}
 * @param path path of its file, with {@code /}; empty if it is no file
 * @param text YAML or JSON
 */
public record PolicyText(String origin, Optional<String> path, String text) {
    public PolicyText {
        Objects.requireNonNull(origin);
        Objects.requireNonNull(path);
        Objects.requireNonNull(text);
    }

    /** The file {@code path}. */
    public static PolicyText file(String path, String text) {
        return new PolicyText(path, Optional.of(path), text);
    }

    /** A policy of the global configuration, known by its name. */
    public static PolicyText named(String name, String text) {
        return new PolicyText("global configuration, policy '" + name + "'", Optional.empty(), text);
    }
}
