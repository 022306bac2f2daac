package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.HealthWindow;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When to probe, and what the probes so far say. Failures and errors in a row are counted apart: a healthy probe ends
 * both counts; one that could not be measured is no recovery and leaves the failures standing.
 *
 * <p>The first probe is due at once, the last one when the window ends. A window does not end in the middle of failures
 * or errors: it probes on until it knows, see {@link #overtime}.
 */
final class HealthWatch {
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration SHORTEST_PATIENCE = Duration.ofMinutes(1);

    private HealthWatch() {}

    static HealthState start(HealthWindow window, Instant now) {
        return new HealthState(
                now,
                now.plus(window.duration()),
                Optional.empty(),
                0,
                Optional.empty(),
                now,
                List.of(),
                0,
                0,
                Optional.empty());
    }

    /** A new window; numbers of probes go on, and there is still one extension only. */
    static HealthState restart(HealthState h, HealthWindow window, Instant now) {
        return new HealthState(
                now,
                now.plus(window.duration()),
                h.extension(),
                h.probes(),
                Optional.empty(),
                now,
                List.of(),
                0,
                0,
                h.last());
    }

    static boolean probeDue(HealthState health, Instant now) {
        return health.askedAt().isEmpty() && !now.isBefore(health.nextAt());
    }

    /** When a probe that does not answer counts as not measured. */
    static Optional<Instant> patienceEnds(HealthState health, HealthWindow window) {
        return health.askedAt().map(asked -> asked.plus(patience(window)));
    }

    /** How long an answer is waited for: an interval, but not less than a minute. */
    static Duration patience(HealthWindow window) {
        Duration interval = interval(window);
        return interval.compareTo(SHORTEST_PATIENCE) > 0 ? interval : SHORTEST_PATIENCE;
    }

    static HealthState asked(HealthState h, Instant now) {
        return asked(h, h.probes() + 1, now);
    }

    /** The same probe once more, after a restart. */
    static HealthState askedAgain(HealthState h, Instant now) {
        return asked(h, h.probes(), now);
    }

    private static HealthState asked(HealthState h, long number, Instant now) {
        return new HealthState(
                h.startedAt(),
                h.endsAt(),
                h.extension(),
                number,
                Optional.of(now),
                h.nextAt(),
                h.run(),
                h.errors(),
                h.measured(),
                h.last());
    }

    /** Takes the answer of the probe that was asked for. */
    static HealthState report(HealthState h, HealthWindow window, ProbeResult result, Instant now) {
        Instant asked = h.askedAt().orElse(now);
        Instant next = asked.plus(interval(window));
        if (h.endsAt().isAfter(asked) && h.endsAt().isBefore(next)) {
            next = h.endsAt();
        }
        return new HealthState(
                h.startedAt(),
                h.endsAt(),
                h.extension(),
                h.probes(),
                Optional.empty(),
                next.isBefore(now) ? now : next,
                run(h, window, result),
                result.measured() ? 0 : h.errors() + 1,
                result.measured() ? h.measured() + 1 : h.measured(),
                Optional.of(result));
    }

    /** Forgets failures and errors; a window that is over ends with the next healthy probe. */
    static HealthState fresh(HealthState h, Instant now) {
        return new HealthState(
                h.startedAt(),
                h.endsAt().isBefore(now) ? now : h.endsAt(),
                h.extension(),
                h.probes(),
                h.askedAt(),
                h.nextAt(),
                List.of(),
                0,
                h.measured(),
                h.last());
    }

    static HealthState extended(HealthState h, Duration by, HealthState.Extension extension) {
        return new HealthState(
                h.startedAt(),
                h.endsAt().plus(by),
                Optional.of(extension),
                h.probes(),
                h.askedAt(),
                h.nextAt(),
                h.run(),
                h.errors(),
                h.measured(),
                h.last());
    }

    /** The severity that lasted for as many probes as the failure limit says: the mildest of them. */
    static Optional<Severity> degraded(HealthState health, HealthWindow window) {
        return health.run().size() < window.failureLimit()
                ? Optional.empty()
                : health.run().stream().max(Comparator.naturalOrder());
    }

    /** Whether so many probes in a row could not be measured that a person must be asked. */
    static boolean inconclusive(HealthState health, HealthWindow window) {
        return health.errors() >= window.errorLimit();
    }

    /** Whether the window is over; what the probes say decides whether it may end. */
    static boolean over(HealthState health, Instant now) {
        return !now.isBefore(health.endsAt());
    }

    /** Until when it probes on after its end while failures or errors come and go; then a person is asked. */
    static Instant overtime(HealthState health, HealthWindow window) {
        return health.endsAt()
                .plus(interval(window).multipliedBy(2L * (window.failureLimit() + window.errorLimit())))
                .plus(SHORTEST_PATIENCE);
    }

    static Duration interval(HealthWindow window) {
        return window.interval().compareTo(SHORTEST_INTERVAL) > 0 ? window.interval() : SHORTEST_INTERVAL;
    }

    private static List<Severity> run(HealthState health, HealthWindow window, ProbeResult result) {
        if (result.degraded().isEmpty()) {
            return result.measured() ? List.of() : health.run();
        }
        List<Severity> run = new ArrayList<>(health.run());
        run.add(result.degraded().get());
        return run.subList(Math.max(0, run.size() - window.failureLimit()), run.size());
    }
}
