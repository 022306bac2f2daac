package io.jenkins.plugins.releasereadiness.engine.approval;

import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.ALICE;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.BINDING;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.BOB;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.HEAD;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.START;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.afterHours;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.approve;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.reject;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.approval.Decision.MakerKind;
import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy.ChangeWindow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Approved outside of the change window: Wednesday 23:00 to 24:00 UTC, 38 hours after the request. */
class ApprovalWindowTest {
    private static final Instant OPENS = Instant.parse("2026-03-11T23:00:00Z");
    private static final Instant CLOSES = Instant.parse("2026-03-12T00:00:00Z");

    private ApprovalState state = Samples.waiting(
            new ChangeWindow(Set.of(DayOfWeek.WEDNESDAY), LocalTime.of(23, 0), LocalTime.MIDNIGHT, ZoneId.of("UTC")));
    private ApprovalStep last;

    @BeforeEach
    void approvedByBoth() {
        at(START, approve(ALICE));
        at(afterHours(1), approve(BOB));
    }

    @Test
    void anApprovalOutsideOfTheWindowWaitsForItAndSaysSo() {
        assertThat(state.waitingForWindow()).isTrue();
        assertThat(state.settled()).isFalse();
        assertThat(last.effects())
                .contains(new ApprovalEffect.Announce("[APPROVAL REQUEST] shop 1.4.0: approved; takes effect when the"
                        + " change window opens at 2026-03-11 23:00:00 UTC"));
        assertThat(ApprovalMachine.nextWake(state, afterHours(1))).contains(OPENS);
    }

    @Test
    void itTakesEffectWhenTheWindowOpensAlsoAfterTheDeadlineForAnswers() {
        at(OPENS.minusNanos(1), new ApprovalEvent.ClockTick());
        assertThat(state.settled()).isFalse();
        at(OPENS, new ApprovalEvent.ClockTick());
        Decision decision = state.decision().orElseThrow();
        assertThat(decision.outcome()).isEqualTo(Outcome.GO);
        assertThat(decision.maker()).isEqualTo("bob");
        assertThat(decision.reason()).isEqualTo("Approved by alice, bob; took effect when the change window opened.");
    }

    @Test
    void aWindowThatWasMissedIsNotUsedAfterwards() {
        at(CLOSES, new ApprovalEvent.ClockTick());
        assertThat(state.settled()).isFalse();
        assertThat(ApprovalMachine.nextWake(state, CLOSES)).contains(Instant.parse("2026-03-18T23:00:00Z"));
    }

    @Test
    void aVoteWithdrawnMeanwhileAsksAgainAndPastTheDeadlineTimesOut() {
        ApprovalStep early = ApprovalMachine.apply(state, withdraw(ALICE), afterHours(2));
        assertThat(early.state().waitingForWindow()).isFalse();
        assertThat(early.state().settled()).isFalse();
        at(afterHours(25), withdraw(ALICE));
        assertThat(state.decision().orElseThrow().outcome()).isEqualTo(Outcome.TIMED_OUT);
    }

    @Test
    void aRejectionMeanwhileSettlesNoGo() {
        at(afterHours(2), reject(ALICE));
        assertThat(state.decision().orElseThrow().outcome()).isEqualTo(Outcome.NO_GO);
    }

    @Test
    void stoppingWithdrawingOrChangedEvidenceAtTheOpeningWinsOverTheTickThatDidNotComeYet() {
        assertThat(outcome(new ApprovalEvent.Abort(MakerKind.PERSON, "alice"))).isEqualTo(Outcome.ABORTED);
        assertThat(outcome(withdraw(ALICE))).isEqualTo(Outcome.TIMED_OUT);
        assertThat(outcome(new ApprovalEvent.EvidenceChanged(Map.of("scorecard", "new"))))
                .isEqualTo(Outcome.TIMED_OUT);
    }

    @Test
    void anOverrideDoesNotWaitForTheWindow() {
        at(afterHours(2), new ApprovalEvent.Override(HEAD, "production is down", true));
        assertThat(state.decision().orElseThrow().outcome()).isEqualTo(Outcome.GO);
        assertThat(state.decision().orElseThrow().at()).isEqualTo(afterHours(2));
    }

    @Test
    void itNeitherRemindsNorEscalatesWhileOnlyTheWindowIsMissing() {
        at(afterHours(22), new ApprovalEvent.ClockTick());
        assertThat(last.effects()).isEmpty();
        assertThat(state.binding()).isEqualTo(BINDING);
    }

    private Outcome outcome(ApprovalEvent event) {
        return ApprovalMachine.apply(state, event, OPENS)
                .state()
                .decision()
                .orElseThrow()
                .outcome();
    }

    private void at(Instant now, ApprovalEvent event) {
        last = ApprovalMachine.apply(state, event, now);
        state = last.state();
    }
}
