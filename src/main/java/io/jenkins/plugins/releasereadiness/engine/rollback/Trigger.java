package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Why something was decided or recorded: the original cause, kept whatever happens afterwards.
 *
 * @param severity how severe; empty if health could not be measured, or a person acted without a degradation
 * @param explanation what was seen
 * @param probe number of the probe, 0 if none
 * @param at when the degradation was established
 */
public record Trigger(Optional<Severity> severity, String explanation, long probe, Instant at) {
    public Trigger {
        Objects.requireNonNull(severity);
        Objects.requireNonNull(explanation);
        Objects.requireNonNull(at);
    }
}
