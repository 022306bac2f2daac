package io.jenkins.plugins.releasereadiness.engine.approval;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.quorum.Quorum;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges one recorded approval again, from its ledger entries alone and not by the machine that wrote them: whether each
 * vote was allowed and the decision follows from the votes and the rules. Used by one thread.
 */
public final class ApprovalAudit {
    private final Map<String, Vote> votes = new LinkedHashMap<>();
    private ApprovalRequest request;
    private Map<String, String> binding = Map.of();
    private boolean escalated;
    private Optional<Decision> decision = Optional.empty();

    /**
     * Takes the next entry of the request.
     *
     * @param kind word of the entry's kind; kinds that are not about approvals are ignored
     * @return what does not follow, as sentences; empty if all is well
     * @throws JsonException if the payload has not the shape of its kind
     */
    public List<String> add(String kind, Map<String, Object> payload) {
        Fields fields = Fields.of(payload, "payload");
        List<String> problems = new ArrayList<>();
        switch (kind) {
            case "approval-requested" -> requested(fields);
            case "approval-progress" -> progress(fields, problems);
            case "vote" -> vote(VoteCodec.vote(fields.object("vote")), problems);
            case "vote-withdrawn" ->
                votes.values().removeIf(vote -> vote.voter().key().equals(fields.text("key")));
            case "vote-voided" ->
                votes.values().removeIf(vote -> fields.counts("votes").contains(vote.version()));
            case "decision" -> decided(VoteCodec.decision(fields.object("decision")), problems);
            default -> {
                return problems;
            }
        }
        return problems;
    }

    private void requested(Fields fields) {
        ApprovalRequest asked = ApprovalRequestCodec.fromFields(fields.object("request"));
        request = request == null ? asked : request;
        binding = VoteCodec.digests(fields.object("binding"));
        votes.values().removeIf(vote -> !vote.seen().equals(binding));
    }

    private void progress(Fields fields, List<String> problems) {
        Instant at = fields.time("at");
        if (fields.text("event").equals("escalated")) {
            if (request == null
                    || request.escalateAt().filter(due -> !at.isBefore(due)).isEmpty()) {
                problems.add("The escalation at " + at + " was not due.");
            }
            escalated = true;
        }
    }

    private void vote(Vote vote, List<String> problems) {
        String who = "The vote of " + vote.voter().id() + " at " + vote.at();
        if (request == null || decision.isPresent()) {
            problems.add(
                    who + (request == null ? " was cast before anything was asked." : " was cast after the decision."));
            return;
        }
        if (vote.voter().isAnonymous()) {
            problems.add(who + " is anonymous.");
        }
        if (request.rulesInForce(escalated).stream().noneMatch(rule -> rule.admits(vote.voter()))) {
            problems.add(who + " is of somebody whom no rule in force names.");
        }
        if (request.deadline().filter(end -> !vote.at().isBefore(end)).isPresent() && !fulfilled()) {
            problems.add(who + " came after the deadline.");
        }
        if (!vote.seen().equals(binding)) {
            problems.add(who + " was cast on other digests than those that were to be approved.");
        }
        if (vote.reason().codePointCount(0, vote.reason().length()) < request.minReasonLength()) {
            problems.add(who + " has a shorter reason than the rules ask for.");
        }
        if (vote.choice() == Vote.Choice.APPROVE) {
            Optional.ofNullable(request.excluded().get(vote.voter().key()))
                    .ifPresent(why -> problems.add(who + " approves, but that person " + why.phrase() + "."));
            if (request.acknowledge() && !vote.acknowledged()) {
                problems.add(who + " does not acknowledge the open risks.");
            }
        }
        votes.remove(vote.voter().key());
        votes.put(vote.voter().key(), vote);
    }

    private void decided(Decision made, List<String> problems) {
        String what = "The decision " + made.outcome() + " at " + made.at();
        if (request == null || decision.isPresent()) {
            problems.add(what + (request == null ? " answers nothing that was asked." : " is the second one."));
            return;
        }
        decision = Optional.of(made);
        switch (made.outcome()) {
            case GO -> go(made, what, problems);
            case NO_GO -> {
                if (votes.values().stream().noneMatch(vote -> vote.choice() == Vote.Choice.REJECT)) {
                    problems.add(what + " stands on no rejection.");
                }
            }
            case TIMED_OUT -> {
                if (request.deadline().filter(end -> !made.at().isBefore(end)).isEmpty()) {
                    problems.add(what + " came before the deadline.");
                }
            }
            case SUPERSEDED, ABORTED -> {}
        }
    }

    private void go(Decision made, String what, List<String> problems) {
        if (made.override()) {
            if (made.reason().isBlank()) {
                problems.add(what + " overrides the rules without a reason.");
            }
            return;
        }
        if (!fulfilled()) {
            problems.add(what + " does not follow from the votes: the rules were not fulfilled.");
        }
        if (votes.values().stream().anyMatch(vote -> vote.choice() == Vote.Choice.REJECT)) {
            problems.add(what + " passes over a rejection.");
        }
        List<Long> counted = votes.values().stream().map(Vote::version).sorted().toList();
        if (!made.votes().stream().sorted().toList().equals(counted)) {
            problems.add(what + " names other votes than those that counted.");
        }
        if (!ChangeWindows.open(request.windows(), made.at())) {
            problems.add(what + " took effect outside of the change windows.");
        }
    }

    private boolean fulfilled() {
        return Quorum.fulfilled(request.rules(), approvers())
                || escalated
                        && request.escalateTo()
                                .filter(rule -> Quorum.fulfilled(List.of(rule), approvers()))
                                .isPresent();
    }

    private List<Voter> approvers() {
        return votes.values().stream()
                .filter(vote -> vote.choice() == Vote.Choice.APPROVE)
                .map(Vote::voter)
                .toList();
    }
}
