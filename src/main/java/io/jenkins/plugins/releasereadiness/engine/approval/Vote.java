package io.jenkins.plugins.releasereadiness.engine.approval;

import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A vote that was accepted. Votes are never removed; one that no longer counts says why.
 *
 * @param version version of the request that this vote made; also its number, unique in the request
 * @param voter who, with those of their groups that the rules name
 * @param choice approve or reject
 * @param reason why, without blanks around it
 * @param acknowledged whether the open risks were acknowledged
 * @param seen digests the vote was cast on, by name
 * @param at when
 * @param voided why it no longer counts; empty while it is in force
 */
public record Vote(
        long version,
        Voter voter,
        Choice choice,
        String reason,
        boolean acknowledged,
        Map<String, String> seen,
        Instant at,
        Optional<Voided> voided) {
    public Vote {
        Objects.requireNonNull(voter);
        Objects.requireNonNull(choice);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(at);
        Objects.requireNonNull(voided);
        seen = Collections.unmodifiableMap(new LinkedHashMap<>(seen));
    }

    public enum Choice {
        APPROVE,
        REJECT;
    }

    /** Why a vote stopped counting. */
    public enum VoidReason {
        /** The voter voted again. */
        REPLACED,
        /** The voter took it back. */
        WITHDRAWN,
        /** What it was cast on changed. */
        EVIDENCE_CHANGED,
        /** The voter is no longer somebody whom the rules name. */
        NOT_ENTITLED;
    }

    /**
     * @param version version of the request that voided the vote
     * @param why sentence for people
     */
    public record Voided(long version, VoidReason reason, String why, Instant at) {
        public Voided {
            Objects.requireNonNull(reason);
            Objects.requireNonNull(why);
            Objects.requireNonNull(at);
        }
    }

    /** Whether it counts. */
    public boolean inForce() {
        return voided.isEmpty();
    }

    /** The last version in which this vote was made or unmade. */
    long lastVersion() {
        return voided.map(Voided::version).orElse(version);
    }

    Vote voidedBy(Voided why) {
        return new Vote(version, voter, choice, reason, acknowledged, seen, at, Optional.of(why));
    }
}
