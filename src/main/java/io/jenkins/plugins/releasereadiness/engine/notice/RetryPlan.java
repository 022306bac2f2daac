package io.jenkins.plugins.releasereadiness.engine.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a message that could not be delivered is tried again: after times that double, each shortened by chance by up to
 * half, so that a receiver that comes back does not get everything at once.
 *
 * @param first longest wait before the second attempt
 * @param longest longest wait before any attempt
 * @param attempts how often a message is tried before it is a dead letter, at least 1
 */
public record RetryPlan(Duration first, Duration longest, int attempts) {
    /** Ten attempts within about 2 to 4 hours, the first again after 5 to 10 seconds. */
    public static final RetryPlan DEFAULTS = new RetryPlan(Duration.ofSeconds(10), Duration.ofHours(1), 10);

    public RetryPlan {
        Objects.requireNonNull(longest);
        if (first.isNegative() || first.isZero() || attempts < 1) {
            throw new IllegalArgumentException("a plan needs a first wait and an attempt");
        }
    }

    /**
     * @param made attempts made so far, at least 1
     * @param now when the last one failed
     * @return when to try again; empty if the message is to be given up
     */
    public Optional<Instant> next(int made, Instant now, RandomGenerator random) {
        if (made >= attempts) {
            return Optional.empty();
        }
        long millis = first.toMillis();
        for (int doubled = 1; doubled < made && millis < longest.toMillis(); doubled++) {
            millis *= 2;
        }
        long most = Math.min(millis, longest.toMillis());
        return Optional.of(now.plusMillis(most - random.nextLong(most / 2 + 1)));
    }
}
