package io.jenkins.plugins.releasereadiness.engine.replay;

import io.jenkins.plugins.releasereadiness.engine.gate.GateOutcome;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One gate of a release when it was checked last, and what another policy would have said of it.
 *
 * @param id id of the gate
 * @param title name for people
 * @param at when it was checked
 * @param then how it ended
 * @param accepted whether people let that count as passed though something could not be measured
 * @param now how it would have ended; empty if the other policy has no such gate
 * @param reasons why it would not have passed without warnings, one sentence each
 */
public record ReplayedGate(
        String id,
        String title,
        Instant at,
        GateOutcome then,
        boolean accepted,
        Optional<GateOutcome> now,
        List<String> reasons) {
    public ReplayedGate {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(at);
        Objects.requireNonNull(then);
        Objects.requireNonNull(now);
        reasons = List.copyOf(reasons);
    }

    static ReplayedGate judged(GateResult then, boolean accepted, GateResult now) {
        return new ReplayedGate(
                then.id(),
                now.title(),
                then.at(),
                then.outcome(),
                accepted,
                Optional.of(now.outcome()),
                now.notPassed().stream()
                        .map(check -> check.id() + ": " + check.explanation())
                        .toList());
    }

    static ReplayedGate unknown(GateResult then, boolean accepted, String policy) {
        return new ReplayedGate(
                then.id(),
                then.title(),
                then.at(),
                then.outcome(),
                accepted,
                Optional.empty(),
                List.of("the policy " + policy + " has no gate " + then.id()));
    }

    /** Whether the other policy has this gate, so that it can be tried. */
    public boolean judged() {
        return now.isPresent();
    }

    /** Whether it passed, or people let it. */
    public boolean passedThen() {
        return then.passed() || accepted;
    }

    /** Whether it would have passed. What people let pass then they are taken to let pass again. */
    public boolean passesNow() {
        return now.map(outcome -> outcome.passed() || outcome == GateOutcome.INCONCLUSIVE && accepted)
                .orElse(false);
    }

    /** For people, for example {@code was PASSED, would be FAILED because tests: …}. */
    public String sentence() {
        return "was " + then.words() + (accepted ? " and accepted" : "")
                + now.map(outcome -> ", would be " + outcome.words()).orElse(", would not be checked")
                + (reasons.isEmpty() ? "" : " because " + String.join("; ", reasons));
    }

    /** For programs. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("gate", id);
        tree.put("title", title);
        tree.put("checkedAt", at.toString());
        tree.put("judged", judged());
        tree.put("then", then.words());
        tree.put("now", now.map(GateOutcome::words).orElse(null));
        tree.put("passedThen", passedThen());
        tree.put("passesNow", passesNow());
        tree.put("reasons", reasons);
        return tree;
    }
}
