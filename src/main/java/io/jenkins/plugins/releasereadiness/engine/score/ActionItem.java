package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One open item of the action plan.
 *
 * @param question id of the question
 * @param text the question
 * @param severity how much it matters
 * @param window when it has to be closed
 * @param owner who sees to it; a role where the policy names nobody
 * @param due last day, in UTC
 * @param todo what to do
 * @param cost effort in person-days
 */
public record ActionItem(
        String question,
        String text,
        Severity severity,
        Window window,
        String owner,
        LocalDate due,
        String todo,
        BigDecimal cost) {
    public ActionItem {
        Objects.requireNonNull(question);
        Objects.requireNonNull(text);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(window);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(due);
        Objects.requireNonNull(todo);
        Objects.requireNonNull(cost);
    }
}
