package io.jenkins.plugins.releasereadiness.engine.approval;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an event led to.
 *
 * @param state the new state; the old one if nothing changed
 * @param effects what to do once the state is stored, in order
 * @param refusal why the event itself was refused; empty if it was accepted. Effects may be there all the same, where
 *     the clock had something to do before the event
 */
public record ApprovalStep(ApprovalState state, List<ApprovalEffect> effects, Optional<Refusal> refusal) {
    public ApprovalStep {
        Objects.requireNonNull(state);
        Objects.requireNonNull(refusal);
        effects = List.copyOf(effects);
    }
}
