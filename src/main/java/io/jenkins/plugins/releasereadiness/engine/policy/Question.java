package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.criteria.Criteria;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * One item of the checklist.
 *
 * @param id id, by convention {@code category.name}
 * @param category id of its category
 * @param text the question
 * @param severity how much it matters while it is open
 * @param weight share within its category, more than 0
 * @param mandatory whether the release is blocked while it is open, whatever the score
 * @param criteria rule over measured evidence; empty if people attest it
 * @param attestationMaxAge how old an attestation may be; empty for no limit but its own expiry
 * @param owner who sees to it
 * @param fix what to do when it is open
 * @param cost effort to close it, in person-days, for the shortest path to ready; empty for the default of its severity
 */
public record Question(
        String id,
        String category,
        String text,
        Severity severity,
        BigDecimal weight,
        boolean mandatory,
        Optional<Criteria> criteria,
        Optional<Duration> attestationMaxAge,
        Optional<String> owner,
        Optional<String> fix,
        Optional<BigDecimal> cost) {
    public Question {
        Objects.requireNonNull(id);
        Objects.requireNonNull(category);
        Objects.requireNonNull(text);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(weight);
    }
}
