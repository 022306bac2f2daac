package io.jenkins.plugins.releasereadiness.engine.rollback;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an event led to.
 *
 * @param state the new state; the old one if nothing changed
 * @param effects what to do once the state is stored, in order
 * @param refusal why the event itself was refused; empty if it was accepted or came too late to matter
 */
public record RollbackStep(RollbackState state, List<RollbackEffect> effects, Optional<RollbackRefusal> refusal) {
    public RollbackStep {
        Objects.requireNonNull(state);
        Objects.requireNonNull(refusal);
        effects = List.copyOf(effects);
    }
}
