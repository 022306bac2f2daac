package io.jenkins.plugins.releasereadiness.engine.rollback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A watch at one moment.
 *
 * @param request what is watched
 * @param phase where it is
 * @param since when it came there
 * @param health the health window
 * @param trigger why it acts; the first cause stays until a worse one replaces it
 * @param recorded degradations to look at after the release: those that are only recorded, each severity once, and those
 *     that a hotfix answered
 * @param question what is asked; there exactly while {@link RollbackPhase#ASKING}
 * @param hotfixUntil when the hotfix must be done; there exactly while {@link RollbackPhase#HOTFIX}
 * @param hotfixTried whether a hotfix was chosen; there is no second one
 * @param resolution the last decision
 * @param guards what the guards said
 * @param execution the execution; there from {@link RollbackPhase#EXECUTING} on
 * @param verification the verification
 * @param result how it ended; there exactly when {@link RollbackPhase#DONE}
 * @param updatedAt when it last changed; later events never have an earlier time
 */
public record RollbackState(
        RollbackRequest request,
        RollbackPhase phase,
        Instant since,
        HealthState health,
        Optional<Trigger> trigger,
        List<Trigger> recorded,
        Optional<Question> question,
        Optional<Instant> hotfixUntil,
        boolean hotfixTried,
        Optional<Resolution> resolution,
        List<Guard.Result> guards,
        Optional<Execution> execution,
        Optional<Verification> verification,
        Optional<RollbackResult> result,
        Instant updatedAt) {
    public RollbackState {
        Objects.requireNonNull(request);
        Objects.requireNonNull(phase);
        Objects.requireNonNull(since);
        Objects.requireNonNull(health);
        Objects.requireNonNull(trigger);
        Objects.requireNonNull(question);
        Objects.requireNonNull(hotfixUntil);
        Objects.requireNonNull(resolution);
        Objects.requireNonNull(execution);
        Objects.requireNonNull(verification);
        Objects.requireNonNull(result);
        Objects.requireNonNull(updatedAt);
        recorded = List.copyOf(recorded);
        guards = List.copyOf(guards);
    }

    /** Whether it has its outcome. */
    public boolean done() {
        return phase == RollbackPhase.DONE;
    }

    /** Whether probes look at the deployment in this phase. */
    boolean probes() {
        return phase == RollbackPhase.WATCHING || phase == RollbackPhase.ASKING || phase == RollbackPhase.HOTFIX;
    }

    static RollbackState first(RollbackRequest request, Instant now) {
        return new RollbackState(
                request,
                RollbackPhase.WATCHING,
                now,
                HealthWatch.start(request.window(), now),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now);
    }

    Draft draft() {
        return new Draft(this);
    }

    /** A state in the making; every field but the request can be replaced. */
    static final class Draft {
        private final RollbackState from;
        RollbackPhase phase;
        Instant since;
        HealthState health;
        Optional<Trigger> trigger;
        final List<Trigger> recorded;
        Optional<Question> question;
        Optional<Instant> hotfixUntil;
        boolean hotfixTried;
        Optional<Resolution> resolution;
        List<Guard.Result> guards;
        Optional<Execution> execution;
        Optional<Verification> verification;
        Optional<RollbackResult> result;

        private Draft(RollbackState state) {
            from = state;
            phase = state.phase;
            since = state.since;
            health = state.health;
            trigger = state.trigger;
            recorded = new ArrayList<>(state.recorded);
            question = state.question;
            hotfixUntil = state.hotfixUntil;
            hotfixTried = state.hotfixTried;
            resolution = state.resolution;
            guards = state.guards;
            execution = state.execution;
            verification = state.verification;
            result = state.result;
        }

        /** Leaves the phase: what belongs to it alone goes. */
        void enter(RollbackPhase next) {
            phase = next;
            question = Optional.empty();
            hotfixUntil = Optional.empty();
        }

        RollbackState at(Instant now) {
            return new RollbackState(
                    from.request,
                    phase,
                    phase == from.phase ? since : now,
                    health,
                    trigger,
                    recorded,
                    question,
                    hotfixUntil,
                    hotfixTried,
                    resolution,
                    guards,
                    execution,
                    verification,
                    result,
                    now);
        }
    }
}
