package io.jenkins.plugins.releasereadiness.engine.rollback;

import java.util.Objects;

/** What must hold before a rollback is executed. */
public enum Guard {
    PREVIOUS_VERSION_KNOWN,
    PREVIOUS_VERSION_APPROVED,
    PREVIOUS_ARTIFACTS_THERE,
    PREVIOUS_VERSION_NOT_ROLLED_BACK,
    CONSECUTIVE_ROLLBACKS_LIMITED,
    /** Nor did a later one begin: what runs then is not what was watched. */
    NO_DEPLOYMENT_RUNNING,
    IRREVERSIBLE_STEPS_CONFIRMED;

    /**
     * @param sentence what was found, and what to do if it does not hold
     */
    public record Result(Guard guard, boolean holds, String sentence) {
        public Result {
            Objects.requireNonNull(guard);
            Objects.requireNonNull(sentence);
        }
    }
}
