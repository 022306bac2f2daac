package io.jenkins.plugins.releasereadiness.engine.gate;

import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How a gate ended.
 *
 * @param id id of the gate
 * @param title name for people
 * @param phase phase it guards
 * @param at when it was checked
 * @param outcome how it ended
 * @param checks every check, in the order of the policy
 * @param whenItFails what to do when it fails, one sentence
 */
public record GateResult(
        String id,
        String title,
        Phase phase,
        Instant at,
        GateOutcome outcome,
        List<CheckResult> checks,
        String whenItFails) {
    public GateResult {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(phase);
        Objects.requireNonNull(at);
        Objects.requireNonNull(outcome);
        checks = List.copyOf(checks);
        Objects.requireNonNull(whenItFails);
    }

    /** How many checks ended so. */
    public long count(CheckStatus status) {
        return checks.stream().filter(check -> check.status() == status).count();
    }

    /** The checks that did not pass, the failures first. */
    public List<CheckResult> notPassed() {
        return checks.stream()
                .filter(check -> check.status() != CheckStatus.PASSED)
                .sorted((one, other) -> other.status() == one.status()
                        ? one.severity().compareTo(other.severity())
                        : rank(one.status()) - rank(other.status()))
                .toList();
    }

    private static int rank(CheckStatus status) {
        return switch (status) {
            case FAILED -> 0;
            case UNMEASURABLE -> 1;
            case WARNING -> 2;
            case PASSED -> 3;
        };
    }
}
