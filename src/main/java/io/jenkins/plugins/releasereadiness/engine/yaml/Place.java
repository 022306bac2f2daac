package io.jenkins.plugins.releasereadiness.engine.yaml;

import java.util.Objects;

/**
 * Where a value stands.
 *
 * @param file name of the file as a person knows it, or what else it comes from, for example {@code step argument}
 * @param line 1-based; 0 if it comes from no file
 * @param column 1-based; 0 if it comes from no file
 */
public record Place(String file, int line, int column) {
    public Place {
        Objects.requireNonNull(file);
    }

    /** A place without lines, for example the global configuration. */
    public static Place named(String name) {
        return new Place(name, 0, 0);
    }

    /** {@code file:line:column}, or only the name where there are no lines. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
