package io.jenkins.plugins.releasereadiness.engine.yaml;

import java.util.Objects;

/**
 * A mistake in a file that a person wrote.
 *
 * @param place where
 * @param message what is wrong and what is allowed
 */
public record Problem(Place place, String message) {
    public Problem {
        Objects.requireNonNull(place);
        Objects.requireNonNull(message);
    }

    /** {@code file:line:column: message}. */
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
