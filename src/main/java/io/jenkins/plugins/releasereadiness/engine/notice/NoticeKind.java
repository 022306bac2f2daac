package io.jenkins.plugins.releasereadiness.engine.notice;

import io.jenkins.plugins.releasereadiness.engine.json.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a notice is about. The words are part of what receivers see and of the configuration: never renamed. */
public enum NoticeKind {
    /** An approval was asked for, or is asked for again because what it is about changed. */
    APPROVAL_REQUESTED,
    /** An approval still waits and its deadline comes near. */
    APPROVAL_REMINDED,
    /** From now on other people may decide too. */
    APPROVAL_ESCALATED,
    /** Approved, and takes effect when a change window opens. */
    APPROVAL_WAITING,
    /** An approval has its outcome, whichever. */
    APPROVAL_DECIDED,
    GATE_PASSED,
    /** A gate failed, or could not be measured. */
    GATE_FAILED,
    /** What was deployed got worse than the policy allows. */
    RELEASE_DEGRADED,
    /** People are asked what to do about a degradation. */
    ROLLBACK_ASKED,
    ROLLBACK_DECIDED,
    /** A rollback began. */
    ROLLBACK_STARTED,
    /** A health window ended, whichever way; exactly one per window. */
    ROLLBACK_FINISHED,
    /** Something about a rollback that somebody has to know, for example that it takes longer than planned. */
    ALERT,
    RELEASE_COMPLETE;

    /** For example {@code approval-requested}. */
    public String word() {
        return Words.of(this);
    }

    /** The kind of that word; empty if there is none. */
    public static Optional<NoticeKind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** All words, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(NoticeKind::word).toList();
    }
}
