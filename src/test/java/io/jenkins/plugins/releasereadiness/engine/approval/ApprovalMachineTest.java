package io.jenkins.plugins.releasereadiness.engine.approval;

import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.ALICE;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.BINDING;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.BOB;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.HEAD;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.START;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.afterHours;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.approve;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.cast;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.reject;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.voter;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.approval.Decision.MakerKind;
import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy;
import io.jenkins.plugins.releasereadiness.engine.quorum.Keys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What votes, clocks and others lead to. */
class ApprovalMachineTest extends ApprovalDriver {
    @Test
    void askingAnnouncesTheRequestAndRecordsWhatWasShown() {
        ApprovalStep step = ApprovalMachine.start(Samples.request(), BINDING);
        assertThat(texts(step))
                .containsExactly("[APPROVAL REQUEST] shop 1.4.0: may it go to production? 1 open risk; waiting for"
                        + " 2 more of (group:release-managers):2, until 2026-03-11 09:00:00 UTC");
        assertThat(records(step).get(0).payload()).containsEntry("binding", BINDING);
    }

    @Test
    void aRequestWithoutDigestsIsRefusedSinceVotesWouldBindNothing() {
        assertThatThrownBy(() -> ApprovalMachine.start(Samples.request(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLastNeededApprovalSettlesGoAndIsItsMaker() {
        at(START, approve(ALICE));
        assertThat(state.settled()).isFalse();
        at(afterHours(1), approve(BOB));
        Decision decision = state.decision().orElseThrow();
        assertThat(decision.outcome()).isEqualTo(Outcome.GO);
        assertThat(decision.maker()).isEqualTo("bob");
        assertThat(decision.reason()).isEqualTo("Approved by alice, bob.");
        assertThat(decision.votes()).containsExactly(2L, 3L);
        assertThat(settled()).containsExactly(decision);
    }

    @Test
    void oneRejectionSettlesNoGo() {
        at(START, approve(ALICE));
        at(START, reject(BOB));
        assertThat(state.decision().orElseThrow().outcome()).isEqualTo(Outcome.NO_GO);
        assertThat(state.decision().orElseThrow().reason()).isEqualTo("Rejected by bob: looked at it");
    }

    @Test
    void aReminderThatWouldComeBeforeTheQuestionIsLeftOut() {
        ApprovalPolicy p = Samples.policy();
        ApprovalPolicy hasty = new ApprovalPolicy(
                p.rules(),
                true,
                true,
                true,
                List.of(),
                0,
                false,
                p.deadline(),
                p.deadline(),
                p.escalateAfter(),
                p.escalateTo(),
                List.of());
        ApprovalRequest request = ApprovalRequest.of(
                hasty,
                Samples.request().subject(),
                new ApprovalRequest.Involved(Set.of(), Set.of(), Set.of()),
                Keys.EXACT,
                START);
        assertThat(request.remindAt()).isEmpty();
    }

    @Test
    void changedEvidenceVoidsTheVotesAndAsksAgainWithTheReason() {
        at(START, approve(ALICE));
        at(afterHours(1), new ApprovalEvent.EvidenceChanged(OTHER));
        assertThat(state.approvals()).isEmpty();
        assertThat(state.votes().get(0).voided().orElseThrow().reason()).isEqualTo(Vote.VoidReason.EVIDENCE_CHANGED);
        assertThat(texts(last))
                .containsExactly("[APPROVAL REQUEST] shop 1.4.0: asked again: scorecard changed; 1 vote is void."
                        + " Now waiting for 2 more of (group:release-managers):2, until 2026-03-11 09:00:00 UTC");
        at(afterHours(1), approve(BOB));
        assertRefused(Refusal.Reason.EVIDENCE_CHANGED);
        at(afterHours(1), cast(ALICE, Vote.Choice.APPROVE, OTHER, OptionalLong.empty()));
        at(afterHours(1), cast(BOB, Vote.Choice.APPROVE, OTHER, OptionalLong.empty()));
        assertThat(state.decision().orElseThrow().outcome()).isEqualTo(Outcome.GO);
    }

    @Test
    void evidenceMeasuredAgainWithTheSameDigestsChangesNothing() {
        at(START, approve(ALICE));
        ApprovalState before = state;
        at(afterHours(1), new ApprovalEvent.EvidenceChanged(BINDING));
        assertThat(state).isEqualTo(before);
        assertThat(last.effects()).isEmpty();
    }

    @Test
    void theDeadlineTimesOutAndAVoteAtThatMomentIsTooLateEvenWithoutATick() {
        at(START, approve(ALICE));
        at(afterHours(24).minusNanos(1), new ApprovalEvent.ClockTick());
        assertThat(state.settled()).isFalse();
        at(afterHours(24), approve(BOB));
        assertRefused(Refusal.Reason.ALREADY_DECIDED);
        assertThat(state.decision().orElseThrow().outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(state.decision().orElseThrow().makerKind()).isEqualTo(MakerKind.CLOCK);
    }

    @Test
    void withoutADeadlineItWaitsForEver() {
        ApprovalRequest r = Samples.request();
        ApprovalRequest endless = new ApprovalRequest(
                r.subject(),
                r.rules(),
                Optional.empty(),
                r.excluded(),
                0,
                false,
                START,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        state = ApprovalMachine.start(endless, BINDING).state();
        at(afterHours(100_000), new ApprovalEvent.ClockTick());
        assertThat(state.settled()).isFalse();
        assertThat(ApprovalMachine.nextWake(state, START)).isEmpty();
    }

    @Test
    void itRemindsOnceBeforeTheDeadline() {
        at(afterHours(8), new ApprovalEvent.ClockTick());
        assertThat(ApprovalMachine.nextWake(state, afterHours(8))).contains(afterHours(20));
        at(afterHours(20), new ApprovalEvent.ClockTick());
        assertThat(last.effects()).hasAtLeastOneElementOfType(ApprovalEffect.Remind.class);
        at(afterHours(21), new ApprovalEvent.ClockTick());
        assertThat(last.effects()).isEmpty();
        assertThat(ApprovalMachine.nextWake(state, afterHours(21))).contains(afterHours(24));
    }

    @Test
    void theEscalationRuleMayDecideInsteadButOnlyOnceEscalated() {
        at(afterHours(7), approve(HEAD));
        assertRefused(Refusal.Reason.NOT_AN_APPROVER);
        at(afterHours(8), new ApprovalEvent.ClockTick());
        assertThat(last.effects()).hasAtLeastOneElementOfType(ApprovalEffect.Escalate.class);
        at(afterHours(9), approve(HEAD));
        Decision decision = state.decision().orElseThrow();
        assertThat(decision.outcome()).isEqualTo(Outcome.GO);
        assertThat(decision.escalated()).isTrue();
        assertThat(decision.reason()).isEqualTo("Approved by head-of-operations, who may decide after the escalation.");
    }

    @Test
    void overdueForBothItTimesOutWithoutEscalatingFirst() {
        at(afterHours(100), new ApprovalEvent.ClockTick());
        assertThat(state.decision().orElseThrow().outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(last.effects()).doesNotHaveAnyElementsOfTypes(ApprovalEffect.Escalate.class);
    }

    @Test
    void anApprovalThatFulfilledTheEscalationRuleInTimeDecidesAlsoAfterALongStandstill() {
        at(START, approve(voter("director", "release-managers", "management")));
        at(afterHours(100), new ApprovalEvent.ClockTick());
        assertThat(state.decision().orElseThrow().outcome()).isEqualTo(Outcome.GO);
        assertThat(state.decision().orElseThrow().escalated()).isTrue();
    }

    @Test
    void theRegularRulesStillDecideAfterTheEscalation() {
        at(afterHours(9), approve(ALICE));
        at(afterHours(9), approve(BOB));
        assertThat(state.decision().orElseThrow().outcome()).isEqualTo(Outcome.GO);
        assertThat(state.decision().orElseThrow().escalated()).isFalse();
    }

    @Test
    void separationOfDutiesBindsTheEscalationToo() {
        at(afterHours(9), approve(voter("author", "management")));
        assertRefused(Refusal.Reason.AUTHOR);
    }

    @Test
    void stoppingAndBeingOvertakenSettle() {
        ApprovalStep abort =
                ApprovalMachine.apply(state, new ApprovalEvent.Abort(MakerKind.PERSON, "alice"), afterHours(1));
        assertThat(abort.state().decision().orElseThrow().outcome()).isEqualTo(Outcome.ABORTED);
        assertThat(abort.state().decision().orElseThrow().maker()).isEqualTo("alice");
        ApprovalStep superseded = ApprovalMachine.apply(state, new ApprovalEvent.Supersede("shop #18"), afterHours(1));
        assertThat(superseded.state().decision().orElseThrow().reason())
                .isEqualTo("The newer build shop #18 took over.");
    }

    @Test
    void anOverrideNeedsItsPermissionAndAReasonAndIsMarked() {
        at(START, new ApprovalEvent.Override(voter("admin"), "production is down", false));
        assertRefused(Refusal.Reason.NO_PERMISSION);
        at(START, new ApprovalEvent.Override(voter("admin"), " ", true));
        assertRefused(Refusal.Reason.REASON_TOO_SHORT);
        at(START, new ApprovalEvent.Override(voter("admin"), "production is down", true));
        Decision decision = state.decision().orElseThrow();
        assertThat(decision.outcome()).isEqualTo(Outcome.GO);
        assertThat(decision.override()).isTrue();
        assertThat(decision.votes()).isEmpty();
        assertThat(texts(last))
                .containsExactly("[APPROVAL REQUEST] shop 1.4.0: GO (EMERGENCY OVERRIDE, the rules were not"
                        + " fulfilled): Emergency override by admin:"
                        + " production is down");
    }

    @Test
    void afterTheDecisionNothingChangesIt() {
        at(START, reject(ALICE));
        ApprovalState decided = state;
        for (ApprovalEvent event : List.of(
                approve(BOB),
                withdraw(ALICE),
                new ApprovalEvent.ClockTick(),
                new ApprovalEvent.EvidenceChanged(OTHER),
                new ApprovalEvent.Abort(MakerKind.PERSON, "bob"),
                new ApprovalEvent.Supersede("shop #18"),
                new ApprovalEvent.Override(HEAD, "production is down", true))) {
            at(afterHours(100), event);
            assertThat(state).isEqualTo(decided);
            assertThat(last.effects()).isEmpty();
        }
    }

    @Test
    void aRestartAfterTheDecisionHandsOutTheSameDecisionAgain() {
        at(START, reject(ALICE));
        Decision decision = state.decision().orElseThrow();
        at(afterHours(100), new ApprovalEvent.Restart());
        assertThat(last.effects()).containsExactly(new ApprovalEffect.Settle(decision));
    }

    @Test
    void aRestartWhileWaitingChangesNothing() {
        at(START, approve(ALICE));
        ApprovalState before = state;
        at(afterHours(1), new ApprovalEvent.Restart());
        assertThat(state).isEqualTo(before);
        assertThat(last.effects()).isEmpty();
    }

    @Test
    void timesNeverRunBackwards() {
        at(afterHours(2), approve(ALICE));
        at(afterHours(1), approve(BOB));
        assertThat(state.decision().orElseThrow().at()).isEqualTo(afterHours(2));
    }
}
