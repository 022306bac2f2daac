package io.jenkins.plugins.releasereadiness.engine.approval;

import io.jenkins.plugins.releasereadiness.engine.quorum.KeyedRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import io.jenkins.plugins.releasereadiness.engine.text.Times;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Which votes are accepted. */
final class VoteRules {
    /** Longest reason in characters: a reason is read by people, and every vote is kept for ever. */
    static final int MAX_REASON = 4000;

    private VoteRules() {}

    /** Why {@code cast} is refused; empty if it is accepted. The state is not settled. */
    static Optional<Refusal> check(ApprovalState state, ApprovalEvent.Cast cast) {
        return person(state, cast.voter(), cast.choice())
                .or(() -> seen(state, cast.seen()))
                .or(() -> version(state, cast.voter(), cast.expectedVersion()))
                .or(() -> reason(cast.reason(), state.request().minReasonLength()))
                .or(() -> acknowledged(state, cast));
    }

    /** Why {@code withdraw} is refused; empty if it is accepted. The state is not settled. */
    static Optional<Refusal> check(ApprovalState state, ApprovalEvent.Withdraw withdraw) {
        if (withdraw.voter().isAnonymous()) {
            return anonymous();
        }
        if (state.voteOf(withdraw.voter().key()).isEmpty()) {
            return refuse(
                    Refusal.Reason.NOTHING_TO_WITHDRAW, "You have no vote that counts, so there is none to withdraw.");
        }
        return version(state, withdraw.voter(), withdraw.expectedVersion());
    }

    /** Why {@code override} is refused; empty if it is accepted. The state is not settled. */
    static Optional<Refusal> check(ApprovalState state, ApprovalEvent.Override override) {
        if (override.by().isAnonymous()) {
            return anonymous();
        }
        if (!override.permitted()) {
            return refuse(
                    Refusal.Reason.NO_PERMISSION,
                    "Overriding an approval in an emergency needs its own permission, which you do not have."
                            + " Ask the people whom the rules name.");
        }
        return reason(override.reason(), Math.max(1, state.request().minReasonLength()));
    }

    /** Whether the vote that counts says exactly this: then casting it again changes nothing. */
    static boolean repeats(ApprovalState state, ApprovalEvent.Cast cast) {
        return state.voteOf(cast.voter().key())
                .filter(vote -> vote.choice() == cast.choice()
                        && vote.reason().equals(cast.reason().strip())
                        && vote.acknowledged() == cast.acknowledged()
                        && vote.seen().equals(cast.seen()))
                .isPresent();
    }

    static Refusal alreadyDecided(Decision decision) {
        return new Refusal(
                Refusal.Reason.ALREADY_DECIDED,
                "This approval is already decided: " + decision.outcome() + " at " + Times.show(decision.at()) + " by "
                        + decision.maker() + ". Nothing was changed.");
    }

    /** A rejection only needs somebody whom a rule names: separation of duties bars approving, not stopping. */
    static Optional<Refusal> person(ApprovalState state, Voter voter, Vote.Choice choice) {
        if (voter.isAnonymous()) {
            return anonymous();
        }
        if (state.rulesInForce().stream().noneMatch(rule -> rule.admits(voter))) {
            return refuse(
                    Refusal.Reason.NOT_AN_APPROVER,
                    "No approval rule in force names you. The rules are: "
                            + state.rulesInForce().stream()
                                    .map(KeyedRule::written)
                                    .collect(Collectors.joining(" AND "))
                            + ".");
        }
        Exclusion exclusion = state.request().excluded().get(voter.key());
        if (choice == Vote.Choice.REJECT || exclusion == null) {
            return Optional.empty();
        }
        return refuse(
                switch (exclusion) {
                    case STARTER -> Refusal.Reason.STARTER;
                    case AUTHOR -> Refusal.Reason.AUTHOR;
                    case POLICY_EDITOR -> Refusal.Reason.POLICY_EDITOR;
                },
                "Whoever " + exclusion.phrase()
                        + " may not approve it, and you did. Ask somebody else; you may reject.");
    }

    private static Optional<Refusal> seen(ApprovalState state, Map<String, String> seen) {
        if (seen.equals(state.binding())) {
            return Optional.empty();
        }
        return refuse(
                Refusal.Reason.EVIDENCE_CHANGED,
                "What you looked at is not what is to be approved now: "
                        + String.join(", ", Bindings.changed(seen, state.binding()))
                        + " changed. Reload the page, look again, then vote.");
    }

    private static Optional<Refusal> version(ApprovalState state, Voter voter, OptionalLong expected) {
        if (expected.isEmpty()
                || expected.getAsLong() >= state.versionFor(voter.key()) && expected.getAsLong() <= state.version()) {
            return Optional.empty();
        }
        return refuse(
                Refusal.Reason.STALE_VERSION,
                "You looked at version " + expected.getAsLong() + " of this approval; it is now version "
                        + state.version()
                        + " and your own vote changed in between. Reload the page, then vote again.");
    }

    private static Optional<Refusal> reason(String reason, int minLength) {
        int length = reason.strip().codePointCount(0, reason.strip().length());
        if (length < minLength) {
            return refuse(
                    Refusal.Reason.REASON_TOO_SHORT,
                    "The reason has " + length + " characters; at least " + minLength + " are needed. Say why.");
        }
        if (length > MAX_REASON) {
            return refuse(
                    Refusal.Reason.REASON_TOO_LONG,
                    "The reason has " + length + " characters; at most " + MAX_REASON
                            + " are kept. Shorten it, or link to the rest.");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> acknowledged(ApprovalState state, ApprovalEvent.Cast cast) {
        if (cast.choice() == Vote.Choice.REJECT
                || cast.acknowledged()
                || !state.request().acknowledge()) {
            return Optional.empty();
        }
        int risks = state.request().subject().risks().size();
        return refuse(
                Refusal.Reason.NOT_ACKNOWLEDGED,
                "An approval must acknowledge the open risks (" + risks
                        + " here). Read them, tick the box, vote again.");
    }

    private static Optional<Refusal> anonymous() {
        return refuse(Refusal.Reason.ANONYMOUS, "Only people who are logged in may vote. Log in, then vote.");
    }

    private static Optional<Refusal> refuse(Refusal.Reason reason, String sentence) {
        return Optional.of(new Refusal(reason, sentence));
    }
}
