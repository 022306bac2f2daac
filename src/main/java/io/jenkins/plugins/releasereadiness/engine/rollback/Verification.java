package io.jenkins.plugins.releasereadiness.engine.rollback;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Looking whether the previous version runs.
 *
 * @param attempts how often it was asked; the number of the last attempt
 * @param askedAt when the attempt was asked for that has not answered yet
 * @param nextAt when the next attempt is due
 * @param until when the time for it is over
 * @param refuted whether the last attempt that measured something saw that it does not run
 * @param last what the last attempt said
 */
public record Verification(
        long attempts, Optional<Instant> askedAt, Instant nextAt, Instant until, boolean refuted, String last) {
    public Verification {
        Objects.requireNonNull(askedAt);
        Objects.requireNonNull(nextAt);
        Objects.requireNonNull(until);
        Objects.requireNonNull(last);
    }

    /** What an attempt said. */
    public enum Answer {
        CONFIRMED,
        REFUTED,
        UNMEASURED
    }
}
