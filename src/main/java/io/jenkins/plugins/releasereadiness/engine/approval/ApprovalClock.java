package io.jenkins.plugins.releasereadiness.engine.approval;

import io.jenkins.plugins.releasereadiness.engine.approval.Decision.MakerKind;
import io.jenkins.plugins.releasereadiness.engine.text.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What follows from the time and the votes alone. */
final class ApprovalClock {
    private ApprovalClock() {}

    /**
     * What was due before an event: escalation and deadline. Never a GO: an abort, a withdrawal or changed evidence that
     * comes when a window has just opened must win over the tick that did not come yet.
     */
    static void before(ApprovalRun run) {
        ApprovalState state = run.state();
        if (!state.settled()) {
            escalate(run);
            if (!fulfilled(run.state())) {
                timeOut(run);
            }
        }
    }

    /** What follows once the event is applied. */
    static void after(ApprovalRun run) {
        if (run.state().settled()) {
            return;
        }
        escalate(run);
        if (fulfilled(run.state())) {
            go(run);
            return;
        }
        if (run.state().fulfilledAt().isPresent()) {
            ApprovalState.Draft draft = run.state().draft();
            draft.fulfilledAt = Optional.empty();
            run.become(draft);
        }
        timeOut(run);
        if (!run.state().settled()) {
            remind(run);
        }
    }

    private static boolean fulfilled(ApprovalState state) {
        return state.rulesFulfilled() || state.escalated() && state.escalationFulfilled();
    }

    private static void go(ApprovalRun run) {
        ApprovalState state = run.state();
        if (ChangeWindows.open(state.request().windows(), run.now)) {
            List<Vote> approvals = state.approvals();
            boolean byRules = state.rulesFulfilled();
            run.settle(new Decision(
                    Outcome.GO,
                    MakerKind.PERSON,
                    approvals.get(approvals.size() - 1).voter().id(),
                    ApprovalTexts.approved(state, byRules),
                    run.now,
                    approvals.stream().map(Vote::version).toList(),
                    !byRules,
                    false));
        } else if (state.fulfilledAt().isEmpty()) {
            ApprovalState.Draft draft = state.draft();
            draft.fulfilledAt = Optional.of(run.now);
            run.become(draft);
            Optional<Instant> opening =
                    ChangeWindows.nextOpening(state.request().windows(), run.now);
            run.record("approval-progress", ApprovalRun.SYSTEM, ApprovalPayloads.waiting(run.state(), opening));
            run.announce(ApprovalTexts.waiting(run.state(), opening));
        }
    }

    private static void timeOut(ApprovalRun run) {
        Optional<Instant> deadline = run.state().request().deadline();
        if (run.due(deadline)) {
            run.settle(
                    Outcome.TIMED_OUT,
                    MakerKind.CLOCK,
                    "deadline",
                    "The rules were not fulfilled before the deadline " + Times.show(deadline.orElseThrow()) + ".");
        }
    }

    /** Late for the deadline too, it escalates only if the votes that are there then decide. */
    private static void escalate(ApprovalRun run) {
        ApprovalState state = run.state();
        if (state.escalated()
                || state.rulesFulfilled()
                || !run.due(state.request().escalateAt())) {
            return;
        }
        if (!run.due(state.request().deadline()) || state.escalationFulfilled()) {
            ApprovalState.Draft draft = state.draft();
            draft.escalatedAt = Optional.of(run.now);
            run.become(draft);
            run.record("approval-progress", ApprovalRun.SYSTEM, ApprovalPayloads.progress(run.state(), "escalated"));
            run.add(new ApprovalEffect.Escalate(ApprovalTexts.escalation(run.state())));
        }
    }

    private static void remind(ApprovalRun run) {
        ApprovalState state = run.state();
        if (run.due(state.request().remindAt()) && state.remindedAt().isEmpty()) {
            ApprovalState.Draft draft = state.draft();
            draft.remindedAt = Optional.of(run.now);
            run.become(draft);
            run.record("approval-progress", ApprovalRun.SYSTEM, ApprovalPayloads.progress(run.state(), "reminded"));
            run.add(new ApprovalEffect.Remind(ApprovalTexts.reminder(run.state())));
        }
    }
}
