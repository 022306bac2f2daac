package io.jenkins.plugins.releasereadiness.rollback;

import io.jenkins.plugins.releasereadiness.engine.rollback.Question;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackPhase;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackState;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/** The time at which something happens to a watch by itself; pages count down to it. */
public final class Countdown implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long millis;
    private final String what;

    private Countdown(Optional<Instant> at, String what) {
        this.millis = at.map(Instant::toEpochMilli).orElse(0L);
        this.what = what;
    }

    static Countdown of(RollbackState state) {
        Optional<Question> question = state.question();
        if (question.isPresent()) {
            return new Countdown(
                    question.map(Question::deadline),
                    question.get().rollsBack() ? Messages.Countdown_rollsBack() : Messages.Countdown_ends());
        }
        if (state.hotfixUntil().isPresent()) {
            return new Countdown(state.hotfixUntil(), Messages.Countdown_hotfix());
        }
        return state.phase() == RollbackPhase.WATCHING
                ? new Countdown(Optional.of(state.health().endsAt()), Messages.Countdown_window())
                : new Countdown(Optional.empty(), "");
    }

    /** Whether anything happens by itself. */
    public boolean isRunning() {
        return millis > 0;
    }

    /** When, in milliseconds since 1970. */
    public long getMillis() {
        return millis;
    }

    /** When, as a machine and a person can read it, in UTC. */
    public String getAt() {
        return Instant.ofEpochMilli(millis).toString();
    }

    /** What happens then, for people. */
    public String getWhat() {
        return what;
    }
}
