package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.time.Instant;
import java.util.Map;
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

    /**
     * SHA-256 of everything that it says, in hexadecimal: whoever confirms the waiver confirms this, and a changed waiver
     * has to be confirmed again.
     */
    public String sha256() {
        return Sha256.of(Json.canonical(Map.of(
                "question", question,
                "reason", reason,
                "owner", owner,
                "approvedBy", approvedBy.orElse(""),
                "expires", expires.toString())));
    }
}
