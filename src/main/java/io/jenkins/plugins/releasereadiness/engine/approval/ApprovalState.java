package io.jenkins.plugins.releasereadiness.engine.approval;

import io.jenkins.plugins.releasereadiness.engine.quorum.KeyedRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.Quorum;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An approval at one moment: waiting, approved and waiting for a change window, or settled.
 *
 * @param request what is asked
 * @param binding digests in force, by name; at least one, since a vote that binds nothing is worth nothing
 * @param version grows with every change, from 1
 * @param votes every vote ever accepted, in order
 * @param changes every change of the evidence, in order
 * @param remindedAt when it was reminded
 * @param escalatedAt when it was escalated
 * @param fulfilledAt since when the rules are fulfilled; empty while they are not
 * @param updatedAt when it last changed; later events never have an earlier time
 * @param decision the one decision; empty while waiting
 */
public record ApprovalState(
        ApprovalRequest request,
        Map<String, String> binding,
        long version,
        List<Vote> votes,
        List<Change> changes,
        Optional<Instant> remindedAt,
        Optional<Instant> escalatedAt,
        Optional<Instant> fulfilledAt,
        Instant updatedAt,
        Optional<Decision> decision) {
    public ApprovalState {
        Objects.requireNonNull(request);
        Objects.requireNonNull(remindedAt);
        Objects.requireNonNull(escalatedAt);
        Objects.requireNonNull(fulfilledAt);
        Objects.requireNonNull(updatedAt);
        Objects.requireNonNull(decision);
        binding = Collections.unmodifiableMap(new LinkedHashMap<>(binding));
        votes = List.copyOf(votes);
        changes = List.copyOf(changes);
        if (binding.isEmpty()) {
            throw new IllegalArgumentException("an approval needs at least one digest that votes are bound to");
        }
    }

    /**
     * A change of the evidence while waiting.
     *
     * @param version version of the request that it made
     * @param at when
     * @param names names of the digests that changed, came or went
     * @param why sentence for people
     */
    public record Change(long version, Instant at, List<String> names, String why) {
        public Change {
            Objects.requireNonNull(at);
            Objects.requireNonNull(why);
            names = List.copyOf(names);
        }
    }

    static ApprovalState first(ApprovalRequest request, Map<String, String> binding) {
        return new ApprovalState(
                request,
                binding,
                1,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                request.requestedAt(),
                Optional.empty());
    }

    /** Whether the decision is made. */
    public boolean settled() {
        return decision.isPresent();
    }

    /** Whether the rules are fulfilled and only a change window is waited for. */
    public boolean waitingForWindow() {
        return !settled() && fulfilledAt.isPresent();
    }

    public boolean escalated() {
        return escalatedAt.isPresent();
    }

    /** The vote of the person with this key that counts. */
    public Optional<Vote> voteOf(String key) {
        return votes.stream()
                .filter(vote -> vote.inForce() && vote.voter().key().equals(key))
                .findFirst();
    }

    /** The approvals that count, in the order of voting. */
    public List<Vote> approvals() {
        return votes.stream()
                .filter(vote -> vote.inForce() && vote.choice() == Vote.Choice.APPROVE)
                .toList();
    }

    /** Who approves, in the order of voting. */
    public List<Voter> approvers() {
        return approvals().stream().map(Vote::voter).toList();
    }

    /** How far the regular rules are. */
    public List<Quorum.Filling> fillings() {
        return Quorum.match(request.rules(), approvers());
    }

    /** Whether the regular rules are fulfilled. */
    public boolean rulesFulfilled() {
        return Quorum.fulfilled(request.rules(), approvers());
    }

    /** Whether the rule of the escalation is fulfilled, whether or not it may decide yet. */
    boolean escalationFulfilled() {
        return request.escalateTo()
                .map(rule -> Quorum.fulfilled(List.of(rule), approvers()))
                .orElse(false);
    }

    /** The rules that may decide now. */
    public List<KeyedRule> rulesInForce() {
        return request.rulesInForce(escalated());
    }

    /**
     * The newest version that a voter must have seen to vote: that of their own last vote or withdrawal. Votes of other
     * people make nobody's page stale; changed evidence is told by its digests.
     */
    public long versionFor(String key) {
        return votes.stream()
                .filter(vote -> vote.voter().key().equals(key))
                .mapToLong(Vote::lastVersion)
                .max()
                .orElse(1);
    }

    Draft draft() {
        return new Draft(this);
    }

    /** A state in the making; every field but the request can be replaced. */
    static final class Draft {
        private final ApprovalRequest request;
        Map<String, String> binding;
        long version;
        final List<Vote> votes;
        final List<Change> changes;
        Optional<Instant> remindedAt;
        Optional<Instant> escalatedAt;
        Optional<Instant> fulfilledAt;
        Optional<Decision> decision;

        private Draft(ApprovalState state) {
            request = state.request;
            binding = state.binding;
            version = state.version + 1;
            votes = new ArrayList<>(state.votes);
            changes = new ArrayList<>(state.changes);
            remindedAt = state.remindedAt;
            escalatedAt = state.escalatedAt;
            fulfilledAt = state.fulfilledAt;
            decision = state.decision;
        }

        /** Voids those votes in force that are {@code concerned}. */
        void voidVotes(Predicate<Vote> concerned, Vote.VoidReason reason, String why, Instant at) {
            Vote.Voided voided = new Vote.Voided(version, reason, why, at);
            votes.replaceAll(vote -> vote.inForce() && concerned.test(vote) ? vote.voidedBy(voided) : vote);
        }

        ApprovalState at(Instant updatedAt) {
            return new ApprovalState(
                    request,
                    binding,
                    version,
                    votes,
                    changes,
                    remindedAt,
                    escalatedAt,
                    fulfilledAt,
                    updatedAt,
                    decision);
        }
    }
}
