package io.jenkins.plugins.releasereadiness.engine.rollback;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The one execution of the rollback.
 *
 * @param target version it goes back to
 * @param startedAt when it was about to start
 * @param finishedAt when it reported its end
 * @param interrupted whether a restart lost it, so that nobody knows whether it ran
 * @param lateTold whether it was told that it takes longer than its level allows
 */
public record Execution(
        String target, Instant startedAt, Optional<Instant> finishedAt, boolean interrupted, boolean lateTold) {
    public Execution {
        Objects.requireNonNull(target);
        Objects.requireNonNull(startedAt);
        Objects.requireNonNull(finishedAt);
    }
}
