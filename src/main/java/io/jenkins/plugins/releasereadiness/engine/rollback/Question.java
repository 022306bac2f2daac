package io.jenkins.plugins.releasereadiness.engine.rollback;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A question to people.
 *
 * @param kind what is asked
 * @param choices what may be answered
 * @param askedAt when it was asked first
 * @param deadline when the time to answer is over
 * @param rollsBack whether it rolls back by itself then; otherwise the watch ends without a decision
 * @param hotfixWithin longest time for a hotfix; empty if the answer must give one
 */
public record Question(
        Kind kind,
        List<Choice> choices,
        Instant askedAt,
        Instant deadline,
        boolean rollsBack,
        Optional<Duration> hotfixWithin) {
    public Question {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(askedAt);
        Objects.requireNonNull(deadline);
        Objects.requireNonNull(hotfixWithin);
        choices = List.copyOf(choices);
    }

    public enum Kind {
        /** The release is degraded. */
        DEGRADED,
        /** Its health cannot be measured. */
        INCONCLUSIVE,
        /** Going back cannot undo everything. */
        CONFIRM_IRREVERSIBLE
    }

    public enum Choice {
        ROLLBACK,
        HOTFIX,
        /** Keep the release and stop watching. */
        KEEP,
        /** Go on watching. */
        WATCH
    }
}
