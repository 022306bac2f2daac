package io.jenkins.plugins.releasereadiness.engine.gate;

import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.util.Objects;

/**
 * One check of a gate.
 *
 * @param id id of the check
 * @param text what it demands
 * @param severity how much its failure matters
 * @param status how it ended
 * @param actual what was found, for people
 * @param target what was asked, for people
 * @param explanation why it ended so, as a sentence
 */
public record CheckResult(
        String id,
        String text,
        Severity severity,
        CheckStatus status,
        String actual,
        String target,
        String explanation) {
    public CheckResult {
        Objects.requireNonNull(id);
        Objects.requireNonNull(text);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(status);
        Objects.requireNonNull(actual);
        Objects.requireNonNull(target);
        Objects.requireNonNull(explanation);
    }
}
