package io.jenkins.plugins.releasereadiness.engine.approval;

import io.jenkins.plugins.releasereadiness.engine.quorum.KeyedRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.Quorum;
import io.jenkins.plugins.releasereadiness.engine.text.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an approval says to people. */
public final class ApprovalTexts {
    private static final String MARK = "[APPROVAL REQUEST] ";

    private ApprovalTexts() {}

    /** Where an approval stands, one sentence without the release's name. */
    public static String standing(ApprovalState state) {
        if (state.settled()) {
            Decision decision = state.decision().orElseThrow();
            return decision.outcome()
                    + (decision.override() ? " (EMERGENCY OVERRIDE, the rules were not fulfilled)" : "") + ": "
                    + decision.reason();
        }
        if (state.waitingForWindow()) {
            return "approved, waiting for the change window";
        }
        String missing = state.fillings().stream()
                .filter(filling -> filling.missing() > 0)
                .map(ApprovalTexts::missing)
                .collect(Collectors.joining(" and "));
        String instead = state.escalated()
                ? state.request()
                        .escalateTo()
                        .map(rule -> ", or instead " + missing(Quorum.match(rule, state.approvers())))
                        .orElse("")
                : "";
        if (missing.isEmpty()) {
            return "every rule is fulfilled";
        }
        return "waiting for " + missing + instead
                + state.request()
                        .deadline()
                        .map(end -> ", until " + Times.show(end))
                        .orElse("");
    }

    static String request(ApprovalState state) {
        int risks = state.request().subject().risks().size();
        return progress(
                state,
                state.request()
                                .subject()
                                .gate()
                                .map(gate ->
                                        "the gate " + gate.id() + " could not be measured; may it count as passed? ")
                                .orElse("may it go to production? ")
                        + (risks == 0 ? "No open risks" : risks + (risks == 1 ? " open risk" : " open risks")));
    }

    static String vote(ApprovalState state, Vote vote) {
        String verb = vote.choice() == Vote.Choice.APPROVE ? " approves" : " rejects";
        return vote.choice() == Vote.Choice.APPROVE
                ? progress(state, vote.voter().id() + verb + because(vote.reason()))
                : mark(state) + vote.voter().id() + verb + because(vote.reason());
    }

    /** What happened, and where it stands now. */
    static String progress(ApprovalState state, String what) {
        return mark(state) + what + (what.endsWith(".") ? " Now " : "; ") + standing(state);
    }

    static String changed(List<String> names, int lost) {
        return String.join(", ", names) + " changed"
                + (lost == 0 ? "." : lost == 1 ? "; 1 vote is void." : "; " + lost + " votes are void.");
    }

    static String approved(ApprovalState state, boolean byRules) {
        String by = state.approvers().stream().map(voter -> voter.id()).collect(Collectors.joining(", "));
        return "Approved by " + by + (byRules ? "" : ", who may decide after the escalation")
                + (state.waitingForWindow() ? "; took effect when the change window opened." : ".");
    }

    static String waiting(ApprovalState state, Optional<Instant> opening) {
        return mark(state) + "approved; takes effect when the change window opens"
                + opening.map(at -> " at " + Times.show(at))
                        .orElse("; but no window ever opens, so stop the build and correct the"
                                + " windows of the policy");
    }

    static String reminder(ApprovalState state) {
        return mark(state) + "reminder: " + standing(state);
    }

    static String escalation(ApprovalState state) {
        String may = state.request()
                .escalateTo()
                .map(KeyedRule::written)
                .map(rule -> "; " + rule + " may decide from now on")
                .orElse("");
        return mark(state) + "escalated: nobody decided in time" + may + "; " + standing(state);
    }

    static String decided(ApprovalState state) {
        return mark(state) + standing(state);
    }

    static String because(String reason) {
        return reason.isEmpty() ? "" : ": " + reason;
    }

    private static String missing(Quorum.Filling filling) {
        return filling.missing() + " more of " + filling.rule().written();
    }

    private static String mark(ApprovalState state) {
        return MARK + state.request().subject().release() + ": ";
    }
}
