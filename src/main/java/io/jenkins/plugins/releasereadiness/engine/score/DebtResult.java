package io.jenkins.plugins.releasereadiness.engine.score;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of the debt register.
 *
 * @param id id of the debt
 * @param text what it is
 * @param acceptable whether it is strategic, complete and not overdue
 * @param why why it blocks, or until when it is accepted and why
 * @param owner who pays it off
 * @param payOff last day on which it may be open
 */
public record DebtResult(
        String id, String text, boolean acceptable, String why, Optional<String> owner, Optional<LocalDate> payOff) {
    public DebtResult {
        Objects.requireNonNull(id);
        Objects.requireNonNull(text);
        Objects.requireNonNull(why);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(payOff);
    }
}
