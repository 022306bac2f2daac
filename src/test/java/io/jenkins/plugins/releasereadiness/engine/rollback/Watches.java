package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Action;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Decision;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.HealthWindow;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Level;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Requests and events that the tests of this package share. */
final class Watches {
    static final Instant START = Instant.parse("2026-03-10T09:00:00Z");

    /** The table of the product's description. */
    static final List<Decision> TABLE = List.of(
            row(Severity.CRITICAL, Action.ROLLBACK, Optional.empty()),
            row(Severity.HIGH, Action.ASK_THEN_ROLLBACK, Optional.of(Duration.ofMinutes(15))),
            row(Severity.MEDIUM, Action.HOTFIX_OR_ROLLBACK, Optional.of(Duration.ofHours(2))),
            row(Severity.LOW, Action.RECORD, Optional.empty()));

    /** Everything the guards want. */
    static final GuardFacts GOOD = new GuardFacts(
            Optional.of("1.3.0"),
            Optional.of(true),
            Optional.of(true),
            Optional.of(false),
            Optional.of(0L),
            Optional.of(false));

    static final RollbackEvent.Actor ALICE = new RollbackEvent.Actor("alice", true);

    private Watches() {}

    static Decision row(Severity severity, Action action, Optional<Duration> after) {
        return new Decision(severity, Optional.empty(), Optional.empty(), action, after);
    }

    /** Half an hour, a probe every minute, two failures or three errors in a row, verified, everything reversible. */
    static RollbackRequest request() {
        return request(true, List.of());
    }

    static RollbackRequest request(boolean verified, List<String> irreversible) {
        return new RollbackRequest(
                subject(),
                Severity.LOW,
                new HealthWindow(Duration.ofMinutes(30), Duration.ofMinutes(1), 2, 3, List.of("live")),
                TABLE,
                Level.CODE,
                irreversible,
                verified,
                3,
                Duration.ofHours(24),
                Optional.empty());
    }

    static RollbackRequest.Subject subject() {
        return new RollbackRequest.Subject("watch-1", "shop 1.4.0", "shop #17", "production", START);
    }

    static RollbackEvent.Decide decide(Question.Choice choice) {
        return new RollbackEvent.Decide(ALICE, choice, "because of it", Optional.empty(), false);
    }

    static Instant minutes(long minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }
}
