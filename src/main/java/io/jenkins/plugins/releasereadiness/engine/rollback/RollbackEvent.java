package io.jenkins.plugins.releasereadiness.engine.rollback;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Something that happens to a watch. */
public sealed interface RollbackEvent {
    /**
     * Who acts, as the caller authenticated them.
     *
     * @param id id to show; blank for an anonymous visitor
     * @param permitted whether they may decide
     */
    record Actor(String id, boolean permitted) {
        public Actor {
            Objects.requireNonNull(id);
        }
    }

    /** Time went by. */
    record ClockTick() implements RollbackEvent {}

    /** A probe answers; an answer to an older number, or a second one, is ignored. */
    record ProbeReported(long number, ProbeResult result) implements RollbackEvent {
        public ProbeReported {
            Objects.requireNonNull(result);
        }
    }

    /**
     * A person decides.
     *
     * @param reason needed to keep the release and to go on watching
     * @param hotfixWithin time for the hotfix
     * @param confirmed whether going back in spite of steps that cannot be undone is confirmed
     */
    record Decide(Actor by, Question.Choice choice, String reason, Optional<Duration> hotfixWithin, boolean confirmed)
            implements RollbackEvent {
        public Decide {
            Objects.requireNonNull(by);
            Objects.requireNonNull(choice);
            Objects.requireNonNull(reason);
            Objects.requireNonNull(hotfixWithin);
        }
    }

    /** A person extends the health window. */
    record Extend(Actor by, String reason, Duration duration) implements RollbackEvent {
        public Extend {
            Objects.requireNonNull(by);
            Objects.requireNonNull(reason);
            Objects.requireNonNull(duration);
        }
    }

    /** The hotfix is deployed; a new health window begins. */
    record HotfixDone(Actor by, String what) implements RollbackEvent {
        public HotfixDone {
            Objects.requireNonNull(by);
            Objects.requireNonNull(what);
        }
    }

    /** What the guards need to know was found out. */
    record GuardsReported(GuardFacts facts) implements RollbackEvent {
        public GuardsReported {
            Objects.requireNonNull(facts);
        }
    }

    /**
     * The rollback ended.
     *
     * @param message what went wrong, or empty
     */
    record BodyFinished(boolean success, String message) implements RollbackEvent {
        public BodyFinished {
            Objects.requireNonNull(message);
        }
    }

    /** A verification answers; an answer to an older number, or a second one, is ignored. */
    record Verified(long attempt, Verification.Answer answer, String explanation) implements RollbackEvent {
        public Verified {
            Objects.requireNonNull(answer);
            Objects.requireNonNull(explanation);
        }
    }

    /** The build is stopped. */
    record Abort(String by) implements RollbackEvent {
        public Abort {
            Objects.requireNonNull(by);
        }
    }

    /**
     * The process was started again with the stored state.
     *
     * @param bodyAlive whether a rollback that was running survived and will still report its end
     */
    record Resume(boolean bodyAlive) implements RollbackEvent {}
}
