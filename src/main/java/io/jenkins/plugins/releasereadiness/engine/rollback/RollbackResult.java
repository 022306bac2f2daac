package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How a watch ended.
 *
 * @param outcome the outcome
 * @param sentence for people
 * @param at when
 * @param recovery how long going back took; empty if it did not come to a good end
 */
public record RollbackResult(RollbackOutcome outcome, String sentence, Instant at, Optional<Recovery> recovery) {
    public RollbackResult {
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(sentence);
        Objects.requireNonNull(at);
        Objects.requireNonNull(recovery);
    }

    /**
     * From the degradation that was established to the previous version running again.
     *
     * @param taken how long it took
     * @param level how much was taken back, with the time expected for that
     */
    public record Recovery(Duration taken, Level level) {
        public Recovery {
            Objects.requireNonNull(taken);
            Objects.requireNonNull(level);
        }

        /** Whether it took longer than the level's longest usual time. */
        public boolean late() {
            return taken.compareTo(level.atMost()) > 0;
        }
    }
}
