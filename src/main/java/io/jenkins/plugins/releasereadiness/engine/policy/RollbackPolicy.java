package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaSet;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * When and how to go back.
 *
 * @param window the health window after a deployment
 * @param severities for each severity the alternatives (OR) of criteria sets that make a degradation that severe
 * @param decisions the decision table; the first row that fits decides
 * @param plan how to go back
 * @param maxConsecutive how many rollbacks may follow each other, at least 1
 */
public record RollbackPolicy(
        HealthWindow window,
        Map<Severity, List<CriteriaSet>> severities,
        List<Decision> decisions,
        Plan plan,
        int maxConsecutive) {
    public RollbackPolicy {
        Objects.requireNonNull(window);
        Objects.requireNonNull(plan);
        EnumMap<Severity, List<CriteriaSet>> copy = new EnumMap<>(Severity.class);
        severities.forEach((severity, sets) -> copy.put(severity, List.copyOf(sets)));
        severities = Collections.unmodifiableMap(copy);
        decisions = List.copyOf(decisions);
    }

    /**
     * @param duration how long health is watched
     * @param interval time between two probes
     * @param failureLimit how many probes in a row may fail before it counts as a degradation, at least 1
     * @param errorLimit how many probes in a row may be unmeasurable before a person is asked, at least 1
     * @param sources ids of the sources that are probed
     */
    public record HealthWindow(
            Duration duration, Duration interval, int failureLimit, int errorLimit, List<String> sources) {
        public HealthWindow {
            sources = List.copyOf(sources);
        }
    }

    /** What to do about a degradation. */
    public enum Action {
        /** Go back at once. */
        ROLLBACK,
        /** Ask; go back when nobody decides within the time. */
        ASK_THEN_ROLLBACK,
        /** Ask for hotfix or rollback; go back when the hotfix misses its deadline. */
        HOTFIX_OR_ROLLBACK,
        /** Ask and wait for an answer. */
        ASK,
        /** Record it for the next release. */
        RECORD
    }

    /**
     * One row of the decision table.
     *
     * @param severity which severity
     * @param within only this long after the deployment; empty for any time
     * @param reversible only for plans that can (true) or cannot (false) be undone completely; empty for both
     * @param action what to do
     * @param after time without a decision (or without the hotfix) after which it rolls back by itself
     */
    public record Decision(
            Severity severity,
            Optional<Duration> within,
            Optional<Boolean> reversible,
            Action action,
            Optional<Duration> after) {}

    /** How much is taken back. */
    public enum Level {
        CONFIGURATION(Duration.ofMinutes(0), Duration.ofMinutes(10)),
        CODE(Duration.ofMinutes(30), Duration.ofMinutes(60)),
        VERSION(Duration.ofHours(2), Duration.ofHours(4));

        private final Duration atLeast;
        private final Duration atMost;

        Level(Duration atLeast, Duration atMost) {
            this.atLeast = atLeast;
            this.atMost = atMost;
        }

        /** Shortest usual recovery time. */
        public Duration atLeast() {
            return atLeast;
        }

        /** Longest usual recovery time; longer is late. */
        public Duration atMost() {
            return atMost;
        }

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /**
         * @throws IllegalArgumentException if there is no such level
         */
        public static Level ofWord(String word) {
            for (Level level : values()) {
                if (level.word().equals(word)) {
                    return level;
                }
            }
            throw new IllegalArgumentException("unknown rollback level '" + word + "'");
        }
    }

    /**
     * @param level how much is taken back
     * @param steps what is done, in order, for people
     * @param irreversible steps of the deployment that cannot be taken back (schema change, data migration)
     * @param verification how it is seen that the previous version runs
     */
    public record Plan(Level level, List<String> steps, List<String> irreversible, Optional<String> verification) {
        public Plan {
            Objects.requireNonNull(level);
            steps = List.copyOf(steps);
            irreversible = List.copyOf(irreversible);
        }

        /** Whether going back undoes everything. */
        public boolean reversible() {
            return irreversible.isEmpty();
        }
    }
}
