package io.jenkins.plugins.releasereadiness.engine.ledger;

import java.util.Locale;

/** What a ledger entry tells. The words are part of the format: they are never renamed and never reused. */
public enum EntryKind {
    /** The first entry: the release (version, commit, artifact digests), the build and the tool that keeps the record. */
    RECORD_STARTED,
    /** The effective policy with its digest, as it holds from here on, and where it came from. */
    POLICY,
    /** The last approved release, with what later ones are compared with: scorecard, policy digest, facts. */
    REFERENCE,
    /** What changed since the last release: commits and the changelog's entries. */
    CHANGES,
    /** One source of evidence as it was read: state, facts, message, digests of the files. */
    EVIDENCE,
    /** A scorecard: score, interval, answers, blockers, recommendation. */
    SCORECARD,
    /**
     * The second person of a waiver said in person that it may be waived: the waiver's digest, who, and the build where it
     * was said, unless this one.
     */
    WAIVER_CONFIRMED,
    /** The result of one gate with actual and target value of every criterion. */
    GATE,
    /**
     * People are asked whether a gate that could not be measured may count as passed. Member {@code entry} says what
     * happened, by the word that an approval's entry of the same content has, for example {@code vote}.
     */
    GATE_QUESTION,
    /** An approval was asked for: who may decide, until when, and the digests of what was shown. */
    APPROVAL_REQUESTED,
    /** A request moved on without a vote: reminded, escalated, or approved and waiting for a change window. */
    APPROVAL_PROGRESS,
    /** A vote for or against, with its reason and the digests it was cast on. */
    VOTE,
    /** A voter took a pending vote back. */
    VOTE_WITHDRAWN,
    /** A vote no longer counts, because what it was cast on changed or a rule excludes its voter. */
    VOTE_VOIDED,
    /** The outcome of an approval and who or what made it. */
    DECISION,
    /** A deployment started or ended. */
    DEPLOYMENT,
    /** One look at the health of what was deployed. */
    HEALTH,
    /** What was decided about a degradation: severity, trigger, action, who or which clock decided. */
    ROLLBACK_DECISION,
    /** How a rollback ended: steps, verification, recovery time, or why it failed. */
    ROLLBACK_OUTCOME,
    /** A phase of the release started or was completed. */
    PHASE,
    /** A line that was announced, for example {@code [APPROVAL REQUEST] …}. */
    ANNOUNCEMENT,
    /** A message that was sent, or could not be sent, and to whom. */
    NOTIFICATION,
    /** A file was generated and published. */
    DOCUMENT,
    /** A signature over the ledger up to the entry before this one was published. */
    ATTESTATION,
    /** Something a person or the tool wants to have on record and that decides nothing. */
    NOTE,
    /** The tool found the torn last line of a write that a crash interrupted, and took it out. */
    RECOVERED;

    /** The kind as the ledger writes it, for example {@code vote-voided}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind written as {@code word}.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    public static EntryKind ofWord(String word) {
        for (EntryKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown kind of entry '" + word + "'");
    }
}
