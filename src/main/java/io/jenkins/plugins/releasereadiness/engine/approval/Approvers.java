package io.jenkins.plugins.releasereadiness.engine.approval;

import io.jenkins.plugins.releasereadiness.engine.quorum.Directory;
import io.jenkins.plugins.releasereadiness.engine.quorum.KeyedRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.Outlook;
import io.jenkins.plugins.releasereadiness.engine.quorum.Quorum;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who can decide a request, as far as the security realm can tell. */
public final class Approvers {
    private Approvers() {}

    /**
     * Why nobody needs to be asked: rules, also the one of the escalation, that can never be fulfilled, and change
     * windows that never open. Sentences for people; empty if the request can be answered.
     */
    public static List<String> problems(ApprovalRequest request, Directory directory) {
        List<String> problems = new ArrayList<>();
        Stream.concat(request.rules().stream(), request.escalateTo().stream())
                .map(rule -> outlook(rule, List.of(), request, directory).impossible())
                .flatMap(Optional::stream)
                .forEach(problems::add);
        if (ChangeWindows.nextOpening(request.windows(), request.requestedAt()).isEmpty()) {
            problems.add("No change window of the policy ever opens, so no approval could take effect."
                    + " Give each window at least one day.");
        }
        return problems;
    }

    /** For each rule in force that is not fulfilled yet: how many are missing and who they can be. */
    public static List<Outlook> whoCanUnblock(ApprovalState state, Directory directory) {
        if (state.settled() || state.waitingForWindow()) {
            return List.of();
        }
        return state.rulesInForce().stream()
                .map(rule -> outlook(rule, state.approvals(), state.request(), directory))
                .filter(outlook -> outlook.missing() > 0)
                .toList();
    }

    /** Whether {@code voter} may approve now, as far as rules and separation of duties go. */
    public static boolean mayApprove(ApprovalState state, Voter voter) {
        return !state.settled()
                && VoteRules.person(state, voter, Vote.Choice.APPROVE).isEmpty();
    }

    /** Whether the request waits for {@code voter}: they may approve, do not yet, and a rule would be nearer to its end. */
    public static boolean waitsFor(ApprovalState state, Voter voter) {
        return !state.waitingForWindow()
                && mayApprove(state, voter)
                && state.voteOf(voter.key()).isEmpty()
                && Quorum.match(state.rulesInForce(), state.approvers()).stream()
                        .anyMatch(filling ->
                                filling.missing() > 0 && filling.rule().admits(voter));
    }

    private static Outlook outlook(
            KeyedRule rule, Collection<Vote> approvals, ApprovalRequest request, Directory directory) {
        Map<String, String> excluded = new LinkedHashMap<>();
        request.excluded().forEach((key, why) -> excluded.put(key, why.phrase()));
        return Outlook.of(rule, approvals.stream().map(Vote::voter).toList(), excluded, directory);
    }
}
