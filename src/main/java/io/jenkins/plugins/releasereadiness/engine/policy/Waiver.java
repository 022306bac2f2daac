package io.jenkins.plugins.releasereadiness.engine.policy;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A waiver of one question.
 *
 * @param question id of the question
 * @param reason why
 * @param owner who asked for it
 * @param approvedBy the second person; a waiver without one, or whose second person is the owner, is void
 * @param expires from when on it is void
 */
public record Waiver(String question, String reason, String owner, Optional<String> approvedBy, Instant expires) {
    public Waiver {
        Objects.requireNonNull(question);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(approvedBy);
        Objects.requireNonNull(expires);
    }
}
