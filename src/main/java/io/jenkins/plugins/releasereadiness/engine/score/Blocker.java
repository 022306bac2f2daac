package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.util.Objects;

/**
 * Something open, by severity.
 *
 * @param severity how much it matters
 * @param blocking whether the release is blocked by it, not only less ready
 * @param subject id of the question, category or debt
 * @param text what it is
 * @param why why it is open, as a sentence
 */
public record Blocker(Severity severity, boolean blocking, String subject, String text, String why) {
    public Blocker {
        Objects.requireNonNull(severity);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(text);
        Objects.requireNonNull(why);
    }
}
