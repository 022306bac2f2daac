package io.jenkins.plugins.releasereadiness.engine.rollback;

import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.ALICE;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.GOOD;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.decide;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.minutes;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.rollback.Question.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What degradations lead to, and what people decide. */
class RollbackDecisionTest extends WatchDriver {
    @Test
    void criticalRollsBackAtOnce() {
        fail(Severity.CRITICAL);
        assertThat(state.phase()).isEqualTo(RollbackPhase.GUARDS);
        assertThat(effects).contains(new RollbackEffect.CheckGuards());
        apply(new RollbackEvent.GuardsReported(GOOD));
        assertThat(state.phase()).isEqualTo(RollbackPhase.EXECUTING);
        assertThat(effects).last().isEqualTo(new RollbackEffect.RunBody("1.3.0"));
    }

    @Test
    void highAsksAndRollsBackByItselfAfterFifteenMinutesNotBefore() {
        fail(Severity.HIGH);
        Instant asked = now;
        assertThat(state.phase()).isEqualTo(RollbackPhase.ASKING);
        assertThat(texts())
                .anyMatch(text -> text.startsWith("[ROLLBACK DECISION] shop 1.4.0: high severity")
                        && text.contains("roll back, or keep the release?")
                        && text.contains("rolls back by itself in 15 min"));
        tickAt(asked.plus(Duration.ofMinutes(15)).minusNanos(1));
        assertThat(state.phase()).isEqualTo(RollbackPhase.ASKING);
        tickAt(asked.plus(Duration.ofMinutes(15)));
        assertThat(state.phase()).isEqualTo(RollbackPhase.GUARDS);
        assertThat(state.resolution().orElseThrow().makerKind()).isEqualTo(Resolution.MakerKind.CLOCK);
    }

    @Test
    void aDecisionAtTheDeadlineIsTooLateEvenWithoutATick() {
        fail(Severity.HIGH);
        now = now.plus(Duration.ofMinutes(15));
        apply(decide(Choice.KEEP));
        assertRefused(RollbackRefusal.Reason.NOT_NOW);
        assertThat(state.phase()).isEqualTo(RollbackPhase.GUARDS);
    }

    @Test
    void aPersonMayKeepTheReleaseWithAReason() {
        fail(Severity.HIGH);
        apply(new RollbackEvent.Decide(ALICE, Choice.KEEP, " ", Optional.empty(), false));
        assertRefused(RollbackRefusal.Reason.REASON_MISSING);
        apply(decide(Choice.KEEP));
        assertOutcome(RollbackOutcome.KEPT);
        assertThat(state.result().orElseThrow().sentence()).isEqualTo("Kept by alice: because of it");
        assertThat(effects).contains(new RollbackEffect.StopAsking());
        assertThat(state.resolution().orElseThrow().override()).isFalse();
    }

    @Test
    void nobodyDecidesAnonymouslyOrWithoutPermission() {
        fail(Severity.HIGH);
        apply(new RollbackEvent.Decide(
                new RollbackEvent.Actor("", true), Choice.ROLLBACK, "", Optional.empty(), false));
        assertRefused(RollbackRefusal.Reason.ANONYMOUS);
        apply(new RollbackEvent.Decide(
                new RollbackEvent.Actor("bob", false), Choice.ROLLBACK, "", Optional.empty(), false));
        assertRefused(RollbackRefusal.Reason.NOT_PERMITTED);
        assertThat(state.phase()).isEqualTo(RollbackPhase.ASKING);
    }

    @Test
    void aWorseDegradationWhileAskingDecidesAnewAndNeverLater() {
        fail(Severity.HIGH);
        now = now.plus(Duration.ofMinutes(5));
        apply(new RollbackEvent.ClockTick());
        answer(critical());
        tickAt(now.plus(Duration.ofMinutes(1)));
        answer(critical());
        assertThat(state.phase()).isEqualTo(RollbackPhase.GUARDS);
        assertThat(state.resolution().orElseThrow().makerKind()).isEqualTo(Resolution.MakerKind.TABLE);
    }

    @Test
    void askingAnewForAWorseSeverityKeepsTheEarlierDeadline() {
        fail(Severity.MEDIUM);
        Instant deadline = state.question().orElseThrow().deadline();
        tickAt(deadline.minus(Duration.ofMinutes(3)));
        answer(degraded(Severity.HIGH));
        tickAt(now.plus(Duration.ofMinutes(1)));
        answer(degraded(Severity.HIGH));
        assertThat(state.trigger().orElseThrow().severity()).contains(Severity.HIGH);
        assertThat(state.question().orElseThrow().deadline()).isEqualTo(deadline);
        assertThat(state.question().orElseThrow().choices()).containsExactly(Choice.ROLLBACK, Choice.KEEP);
    }

    @Test
    void mediumOffersAHotfixThatFallsBackToTheRollbackAtItsDeadline() {
        fail(Severity.MEDIUM);
        assertThat(state.question().orElseThrow().choices())
                .containsExactly(Choice.ROLLBACK, Choice.HOTFIX, Choice.KEEP);
        apply(new RollbackEvent.Decide(ALICE, Choice.HOTFIX, "small fix", Optional.of(Duration.ofHours(3)), false));
        assertRefused(RollbackRefusal.Reason.BAD_DURATION);
        apply(new RollbackEvent.Decide(ALICE, Choice.HOTFIX, "small fix", Optional.of(Duration.ofHours(1)), false));
        Instant until = now.plus(Duration.ofHours(1));
        assertThat(state.hotfixUntil()).contains(until);
        tickAt(until.minusNanos(1));
        assertThat(state.phase()).isEqualTo(RollbackPhase.HOTFIX);
        tickAt(until);
        assertThat(state.phase()).isEqualTo(RollbackPhase.GUARDS);
        assertThat(state.resolution().orElseThrow().reason()).startsWith("the hotfix was not done by");
    }

    @Test
    void afterAHotfixANewWindowBeginsAndThereIsNoSecondHotfix() {
        fail(Severity.MEDIUM);
        apply(decide(Choice.HOTFIX));
        now = now.plus(Duration.ofMinutes(20));
        apply(new RollbackEvent.HotfixDone(ALICE, "shop 1.4.1"));
        assertThat(state.phase()).isEqualTo(RollbackPhase.WATCHING);
        assertThat(state.health().endsAt()).isEqualTo(now.plus(Duration.ofMinutes(30)));
        fail(Severity.MEDIUM);
        assertThat(state.question().orElseThrow().choices()).containsExactly(Choice.ROLLBACK, Choice.KEEP);
    }

    @Test
    void aHealthyWindowAfterAHotfixKeepsTheDegradationOnRecord() {
        fail(Severity.MEDIUM);
        apply(decide(Choice.HOTFIX));
        apply(new RollbackEvent.HotfixDone(ALICE, "shop 1.4.1"));
        answer(HEALTHY);
        probeUntil(state.health().endsAt(), HEALTHY);
        assertOutcome(RollbackOutcome.RECORDED);
    }

    @Test
    void lowIsRecordedOnceForTheNextRelease() {
        answer(degraded(Severity.LOW));
        probeUntil(minutes(30), degraded(Severity.LOW));
        assertOutcome(RollbackOutcome.RECORDED);
        assertThat(state.recorded()).hasSize(1);
        assertThat(effects)
                .contains(new RollbackEffect.FollowUp("Correct in the release after shop 1.4.0: low is degraded"));
    }

    @Test
    void degradationsBelowTheThresholdOfTheStepAreOnlyRecorded() {
        RollbackRequest r = request();
        begin(new RollbackRequest(
                r.subject(),
                Severity.CRITICAL,
                r.window(),
                r.decisions(),
                r.level(),
                List.of(),
                true,
                3,
                Duration.ofHours(24),
                Optional.empty()));
        fail(Severity.HIGH);
        assertThat(state.phase()).isEqualTo(RollbackPhase.WATCHING);
        fail(Severity.CRITICAL);
        assertThat(state.phase()).isEqualTo(RollbackPhase.GUARDS);
    }

    @Test
    void noDataIsNotHealthAndAsksAPersonAfterTheErrorLimit() {
        unmeasured(3);
        assertThat(state.phase()).isEqualTo(RollbackPhase.ASKING);
        assertThat(state.question().orElseThrow().kind()).isEqualTo(Question.Kind.INCONCLUSIVE);
        assertThat(texts()).anyMatch(text -> text.contains("No data is not health"));
        tickAt(state.question().orElseThrow().deadline());
        assertOutcome(RollbackOutcome.INCONCLUSIVE);
    }

    @Test
    void dataThatComesBackByItselfNeedsNoDecision() {
        unmeasured(3);
        tickAt(now.plus(Duration.ofMinutes(1)));
        answer(HEALTHY);
        assertThat(state.phase()).isEqualTo(RollbackPhase.WATCHING);
        assertThat(effects).contains(new RollbackEffect.StopAsking());
    }

    @Test
    void aPersonMayGoOnWatchingWithoutData() {
        unmeasured(3);
        apply(decide(Choice.WATCH));
        assertThat(state.phase()).isEqualTo(RollbackPhase.WATCHING);
        assertThat(state.health().errors()).isZero();
    }

    @Test
    void endingTheWatchEarlyIsAMarkedOverride() {
        apply(decide(Choice.KEEP));
        assertOutcome(RollbackOutcome.KEPT);
        assertThat(state.resolution().orElseThrow().override()).isTrue();
    }

    @Test
    void aPersonMayRollBackWithoutBeingAsked() {
        apply(decide(Choice.ROLLBACK));
        assertThat(state.phase()).isEqualTo(RollbackPhase.GUARDS);
        assertThat(state.trigger().orElseThrow().explanation()).isEqualTo("asked for by alice: because of it");
    }

    @Test
    void whatThePipelineFoundIsDecidedAtOnceWithoutWaitingForProbes() {
        begin(found(Optional.of(Severity.CRITICAL)));
        assertThat(state.phase()).isEqualTo(RollbackPhase.GUARDS);
        assertThat(effects).contains(new RollbackEffect.CheckGuards());
        assertThat(state.trigger().orElseThrow().explanation()).isEqualTo("gate production-launch FAILED");

        begin(found(Optional.of(Severity.HIGH)));
        assertThat(state.phase()).isEqualTo(RollbackPhase.ASKING);
        assertThat(state.question().orElseThrow().deadline()).isEqualTo(minutes(15));

        begin(found(Optional.of(Severity.LOW)));
        assertThat(state.phase()).isEqualTo(RollbackPhase.WATCHING);
        assertThat(state.recorded()).hasSize(1);
    }

    @Test
    void whatThePipelineCouldNotMeasureAsksUntilProbesMeasureIt() {
        begin(found(Optional.empty()));
        assertThat(state.question().orElseThrow().kind()).isEqualTo(Question.Kind.INCONCLUSIVE);
        answerNext(HEALTHY);
        assertThat(state.phase()).isEqualTo(RollbackPhase.WATCHING);
    }

    @Test
    void aFindingSurvivesTheCodec() {
        begin(found(Optional.of(Severity.HIGH)));
        assertThat(RollbackStateCodec.fromMap(RollbackStateCodec.toMap(state))).isEqualTo(state);
    }

    private static RollbackRequest found(Optional<Severity> severity) {
        RollbackRequest plain = request();
        return new RollbackRequest(
                plain.subject(),
                plain.threshold(),
                plain.window(),
                plain.decisions(),
                plain.level(),
                plain.irreversible(),
                plain.verified(),
                plain.maxConsecutive(),
                plain.askLimit(),
                Optional.of(new RollbackRequest.Finding(severity, "gate production-launch FAILED")));
    }
}
