package io.jenkins.plugins.releasereadiness.engine.rollback;

import java.util.Objects;

/**
 * Why what a person wanted changed nothing.
 *
 * @param reason for programs
 * @param sentence for the person who tried: what is wrong and what to do
 */
public record RollbackRefusal(Reason reason, String sentence) {
    public RollbackRefusal {
        Objects.requireNonNull(reason);
        Objects.requireNonNull(sentence);
    }

    public enum Reason {
        ANONYMOUS,
        NOT_PERMITTED,
        /** This cannot be chosen in this phase. */
        NOT_NOW,
        REASON_MISSING,
        /** Steps cannot be undone and that was not confirmed. */
        NOT_CONFIRMED,
        /** The time given is missing, too short or too long. */
        BAD_DURATION,
        ALREADY_EXTENDED
    }
}
