package io.jenkins.plugins.releasereadiness.engine.policy;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Technical debt that the release carries.
 *
 * @param id id
 * @param text what it is
 * @param strategic whether it was accepted on purpose; debt that is not is unacceptable and blocks
 * @param rationale why it was accepted
 * @param owner who pays it off
 * @param payOff last day on which it may be open; strategic debt without one or after it blocks
 */
public record Debt(
        String id,
        String text,
        boolean strategic,
        Optional<String> rationale,
        Optional<String> owner,
        Optional<LocalDate> payOff) {
    public Debt {
        Objects.requireNonNull(id);
        Objects.requireNonNull(text);
    }
}
