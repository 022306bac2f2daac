package io.jenkins.plugins.releasereadiness.engine.approval;

import java.util.Objects;

/**
 * Why an event changed nothing.
 *
 * @param reason for programs
 * @param sentence for the person who tried: what is wrong and what to do
 */
public record Refusal(Reason reason, String sentence) {
    public Refusal {
        Objects.requireNonNull(reason);
        Objects.requireNonNull(sentence);
    }

    public enum Reason {
        /** The request has its outcome. */
        ALREADY_DECIDED,
        /** Not logged in. */
        ANONYMOUS,
        /** No rule in force names this person. */
        NOT_AN_APPROVER,
        /** Separation of duties. */
        STARTER,
        /** Separation of duties. */
        AUTHOR,
        /** Separation of duties. */
        POLICY_EDITOR,
        /** The digests voted on are not those in force. */
        EVIDENCE_CHANGED,
        /** The voter's own vote changed since they looked. */
        STALE_VERSION,
        REASON_TOO_SHORT,
        REASON_TOO_LONG,
        NOT_ACKNOWLEDGED,
        NOTHING_TO_WITHDRAW,
        /** The permission to override is missing. */
        NO_PERMISSION
    }
}
