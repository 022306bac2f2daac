package io.jenkins.plugins.releasereadiness.engine.replay;

import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;

/**
 * Judges records again by another policy: the facts, attestations and the reference as they were when the record's last
 * scorecard was made and each of its gates was checked last, at the time at which that was. A source that the other policy
 * asks for and the record does not have is missing, as it would have been then. A gate that was never checked is not
 * judged: nobody had asked for what it looks at yet.
 */
public final class PolicyReplay {
    private final Candidate candidate;

    /** Which policy a record is judged by again. */
    @FunctionalInterface
    public interface Candidate {
        /**
         * @param record the record as it was when it was scored
         */
        Policy policy(ReleaseRecord record);
    }

    /**
     * @param candidate gives the policy that is tried
     */
    public PolicyReplay(Candidate candidate) {
        this.candidate = candidate;
    }

    /** One policy for every record. */
    public static PolicyReplay of(Policy policy) {
        return new PolicyReplay(any -> policy);
    }

    /**
     * Judges one record again.
     *
     * @param entries the entries of its ledger from the first on
     * @return what would have become of it; it says so if the record was never scored
     * @throws io.jenkins.plugins.releasereadiness.engine.json.JsonException if an entry has not the shape of its kind
     * @throws IllegalStateException if there is no entry
     */
    public ReplayedRelease replay(Iterable<LedgerEntry> entries) {
        RecordReplay replay = new RecordReplay(candidate);
        entries.forEach(replay::add);
        return replay.result();
    }
}
