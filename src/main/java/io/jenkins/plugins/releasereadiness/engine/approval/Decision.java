package io.jenkins.plugins.releasereadiness.engine.approval;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The one decision of a request.
 *
 * @param outcome the outcome
 * @param makerKind what kind of maker decided
 * @param maker id of the person, number of the newer build, or {@code deadline}
 * @param reason sentence for people
 * @param at when it took effect
 * @param votes versions of the votes it stands on; empty where no vote decided
 * @param escalated whether the rule of the escalation decided instead of the regular rules
 * @param override whether the rules were overridden in an emergency
 */
public record Decision(
        Outcome outcome,
        MakerKind makerKind,
        String maker,
        String reason,
        Instant at,
        List<Long> votes,
        boolean escalated,
        boolean override) {
    public Decision {
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(makerKind);
        Objects.requireNonNull(maker);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(at);
        votes = List.copyOf(votes);
    }

    /** Who or what decided. */
    public enum MakerKind {
        PERSON,
        CLOCK,
        BUILD;
    }
}
