package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Action;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Decision;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What to do about a degradation: the first row of the policy's table that fits. */
public final class DecisionTable {
    /** How long {@link Action#ASK_THEN_ROLLBACK} waits where its row does not say. */
    public static final Duration DEFAULT_AFTER = Duration.ofMinutes(15);

    private DecisionTable() {}

    /**
     * @param action what to do
     * @param after time without a decision, or without the hotfix, after which it rolls back by itself; always there for
     *     {@link Action#ASK_THEN_ROLLBACK}
     * @param why why this action, for people
     */
    public record Ruling(Action action, Optional<Duration> after, String why) {}

    /**
     * @param sinceDeployment time since the deployment
     * @param reversible whether the plan can undo everything
     * @return the first row that fits; {@link Action#ASK} if none does, since nobody said that doing nothing is right
     */
    public static Ruling rule(List<Decision> rows, Severity severity, Duration sinceDeployment, boolean reversible) {
        String what = severity.word() + " severity " + sinceDeployment.toMinutes() + " min after the deployment, "
                + (reversible ? "can be undone completely" : "has steps that cannot be undone");
        for (int i = 0; i < rows.size(); i++) {
            Decision row = rows.get(i);
            boolean fits = row.severity() == severity
                    && row.within()
                            .map(limit -> sinceDeployment.compareTo(limit) <= 0)
                            .orElse(true)
                    && row.reversible().map(wanted -> wanted == reversible).orElse(true);
            if (fits) {
                Optional<Duration> after = row.action() == Action.ASK_THEN_ROLLBACK
                        ? row.after().or(() -> Optional.of(DEFAULT_AFTER))
                        : row.after();
                return new Ruling(row.action(), after, what + ": row " + (i + 1) + " of the decision table");
            }
        }
        return new Ruling(Action.ASK, Optional.empty(), what + ": no row of the decision table fits");
    }
}
