package io.jenkins.plugins.releasereadiness.engine.evidence;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A person's answer to one question.
 *
 * @param question id of the question
 * @param yes whether the answer is Yes
 * @param by who answered; blank makes the attestation void
 * @param at when
 * @param reason why; empty if not given
 * @param link where proof can be found; empty if not given
 * @param expires from when on it is void; empty if it has no expiry of its own
 */
public record Attestation(
        String question,
        boolean yes,
        String by,
        Instant at,
        Optional<String> reason,
        Optional<String> link,
        Optional<Instant> expires) {
    public Attestation {
        Objects.requireNonNull(question);
        Objects.requireNonNull(by);
        Objects.requireNonNull(at);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(link);
        Objects.requireNonNull(expires);
    }
}
