package io.jenkins.plugins.releasereadiness.engine.rollback;

import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.ALICE;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.GOOD;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.START;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.decide;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.minutes;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.HealthWindow;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.rollback.Question.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollbackMachineTest {
    private static final ProbeResult HEALTHY = ProbeResult.healthy("all is well");

    private RollbackState state;
    private List<RollbackEffect> effects;
    private Optional<RollbackRefusal> refusal = Optional.empty();
    private Instant now = START;

    RollbackMachineTest() {
        begin(request());
    }

    @Test
    void theFirstProbeIsAskedForAtOnceAndTheOthersAtTheInterval() {
        assertThat(effects).contains(new RollbackEffect.Probe(1));
        answer(HEALTHY);
        assertThat(RollbackMachine.nextWake(state)).contains(minutes(1));
        tickAt(minutes(1).minusNanos(1));
        assertThat(effects).isEmpty();
        tickAt(minutes(1));
        assertThat(effects).containsExactly(new RollbackEffect.Probe(2));
    }

    @Test
    void aWindowWithoutAFailureIsHealthyAtItsEndNotBefore() {
        probeUntil(minutes(29), HEALTHY);
        assertThat(state.phase()).isEqualTo(RollbackPhase.WATCHING);
        tickAt(minutes(30));
        answer(HEALTHY);
        assertOutcome(RollbackOutcome.HEALTHY);
        assertThat(effects).doesNotHaveAnyElementsOfTypes(RollbackEffect.FollowUp.class);
    }

    @Test
    void theLastProbeIsDueWhenTheWindowEnds() {
        begin(new RollbackRequest(
                request().subject(),
                Severity.LOW,
                new HealthWindow(
                        Duration.ofMinutes(3), Duration.ofMinutes(2), 2, 3, List.of()),
                Watches.TABLE,
                request().level(),
                List.of(),
                true,
                3,
                Duration.ofHours(24)));
        answer(HEALTHY);
        tickAt(minutes(2));
        answer(HEALTHY);
        assertThat(RollbackMachine.nextWake(state)).contains(minutes(3));
    }

    @Test
    void oneFailureBelowTheLimitIsNoDegradationAndAHealthyProbeForgetsIt() {
        answer(critical());
        tickAt(minutes(1));
        answer(HEALTHY);
        tickAt(minutes(2));
        answer(critical());
        assertThat(state.phase()).isEqualTo(RollbackPhase.WATCHING);
    }

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
    void theSeverityThatLastedDecidesNotTheWorstMoment() {
        answer(degraded(Severity.CRITICAL));
        tickAt(minutes(1));
        answer(degraded(Severity.LOW));
        assertThat(state.phase()).isEqualTo(RollbackPhase.WATCHING);
        assertThat(state.recorded()).extracting(Trigger::severity).containsExactly(Optional.of(Severity.LOW));
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
                Duration.ofHours(24)));
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
    void errorsAndFailuresAreCountedApart() {
        answer(critical());
        tickAt(minutes(1));
        answer(ProbeResult.unmeasured("no connection"));
        tickAt(minutes(2));
        answer(ProbeResult.unmeasured("no connection"));
        assertThat(state.phase()).isEqualTo(RollbackPhase.WATCHING);
        assertThat(state.health().run()).containsExactly(Severity.CRITICAL);
        tickAt(minutes(3));
        answer(critical());
        assertThat(state.phase()).isEqualTo(RollbackPhase.GUARDS);
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
    void aProbeThatDoesNotAnswerCountsAsNotMeasured() {
        tickAt(minutes(1));
        assertThat(state.health().errors()).isEqualTo(1);
        assertThat(effects).contains(new RollbackEffect.Probe(2));
        apply(new RollbackEvent.ProbeReported(1, critical()));
        assertThat(state.health().run()).isEmpty();
        tickAt(minutes(2));
        tickAt(minutes(3));
        assertThat(state.phase()).isEqualTo(RollbackPhase.ASKING);
    }

    @Test
    void aWindowWhoseLastProbesFailIsNotHealthyButProbesOn() {
        answer(HEALTHY);
        probeUntil(minutes(29), HEALTHY);
        tickAt(minutes(30));
        answer(critical());
        assertThat(state.phase()).isEqualTo(RollbackPhase.WATCHING);
        tickAt(minutes(31));
        answer(critical());
        assertThat(state.phase()).isEqualTo(RollbackPhase.GUARDS);
    }

    @Test
    void aWindowWhoseLastProbeCouldNotBeMeasuredIsNotHealthyYet() {
        probeUntil(minutes(29), HEALTHY);
        tickAt(minutes(30));
        answer(ProbeResult.unmeasured("no connection"));
        assertThat(state.phase()).isEqualTo(RollbackPhase.WATCHING);
        tickAt(minutes(31));
        answer(HEALTHY);
        assertOutcome(RollbackOutcome.HEALTHY);
    }

    @Test
    void anAnswerIsWaitedForAMinuteEvenWhereProbesComeFaster() {
        RollbackRequest r = request();
        begin(new RollbackRequest(
                r.subject(),
                Severity.LOW,
                new HealthWindow(Duration.ofMinutes(5), Duration.ofSeconds(10), 2, 3, List.of()),
                r.decisions(),
                r.level(),
                List.of(),
                true,
                3,
                r.askLimit()));
        assertThat(RollbackMachine.nextWake(state)).contains(minutes(1));
        answer(HEALTHY);
        assertThat(RollbackMachine.nextWake(state)).contains(START.plusSeconds(10));
    }

    @Test
    void timesNeverRunBackwards() {
        tickAt(minutes(2));
        now = minutes(1);
        answer(HEALTHY);
        assertThat(state.updatedAt()).isEqualTo(minutes(2));
    }

    @Test
    void aWindowThatWasNeverMeasuredIsNotHealthy() {
        begin(new RollbackRequest(
                request().subject(),
                Severity.LOW,
                new HealthWindow(
                        Duration.ZERO, Duration.ofMinutes(1), 1, 2, List.of()),
                Watches.TABLE,
                request().level(),
                List.of(),
                false,
                3,
                Duration.ofHours(24)));
        unmeasured(2);
        assertThat(state.phase()).isEqualTo(RollbackPhase.ASKING);
    }

    @Test
    void healthThatComesAndGoesBeyondTheEndAsksAPerson() {
        ProbeResult[] flapping = {degraded(Severity.LOW), degraded(Severity.HIGH)};
        RollbackRequest r = request();
        begin(new RollbackRequest(
                r.subject(), Severity.HIGH, r.window(), r.decisions(), r.level(), List.of(), true, 3, r.askLimit()));
        for (int i = 0; state.phase() == RollbackPhase.WATCHING && i < 100; i++) {
            answer(flapping[i % 2]);
            tickAt(RollbackMachine.nextWake(state).orElseThrow());
        }
        assertThat(state.question().orElseThrow().kind()).isEqualTo(Question.Kind.INCONCLUSIVE);
        RollbackState asking = state;
        apply(decide(Choice.WATCH));
        answerNext(degraded(Severity.LOW));
        answerNext(degraded(Severity.HIGH));
        assertThat(state.phase()).isEqualTo(RollbackPhase.WATCHING);
        state = asking;
        tickAt(minutes(30).plus(Duration.ofHours(48)));
        assertOutcome(RollbackOutcome.INCONCLUSIVE);
    }

    @Test
    void theWindowCanBeExtendedOnceWithAReasonAndNotBeyondItsOwnLength() {
        apply(new RollbackEvent.Extend(ALICE, "", Duration.ofMinutes(10)));
        assertRefused(RollbackRefusal.Reason.REASON_MISSING);
        apply(new RollbackEvent.Extend(ALICE, "peak hour", Duration.ofMinutes(31)));
        assertRefused(RollbackRefusal.Reason.BAD_DURATION);
        apply(new RollbackEvent.Extend(ALICE, "peak hour", Duration.ofMinutes(10)));
        assertThat(state.health().endsAt()).isEqualTo(minutes(40));
        apply(new RollbackEvent.Extend(ALICE, "peak hour", Duration.ofMinutes(10)));
        assertRefused(RollbackRefusal.Reason.ALREADY_EXTENDED);
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
    void aGuardThatRefusesEndsTheWatchWithItsSentence() {
        fail(Severity.CRITICAL);
        apply(new RollbackEvent.GuardsReported(new GuardFacts(
                GOOD.previousVersion(),
                GOOD.approved(),
                GOOD.artifactsThere(),
                Optional.of(true),
                Optional.of(3L),
                GOOD.deploymentRunning())));
        assertOutcome(RollbackOutcome.REFUSED);
        assertThat(state.result().orElseThrow().sentence())
                .isEqualTo("Not rolled back. 1.3.0 was itself rolled back. Go back by hand to a version that was good."
                        + " 3 rollbacks came directly before; at most 3 may follow each other. Find out what is wrong"
                        + " first. Original cause: critical is degraded.");
    }

    @Test
    void guardsThatNobodyAnswersRefuse() {
        fail(Severity.CRITICAL);
        tickAt(now.plus(RollbackClock.GUARD_LIMIT));
        assertOutcome(RollbackOutcome.REFUSED);
        assertThat(state.guards()).filteredOn(Guard.Result::holds)
                .extracting(Guard.Result::guard)
                .containsExactly(Guard.IRREVERSIBLE_STEPS_CONFIRMED);
    }

    @Test
    void stepsThatCannotBeUndoneNeedAPersonsConfirmation() {
        begin(request(true, List.of("column orders.total was dropped")));
        fail(Severity.CRITICAL);
        apply(new RollbackEvent.GuardsReported(GOOD));
        assertThat(state.question().orElseThrow().kind()).isEqualTo(Question.Kind.CONFIRM_IRREVERSIBLE);
        apply(decide(Choice.ROLLBACK));
        assertRefused(RollbackRefusal.Reason.NOT_CONFIRMED);
        apply(new RollbackEvent.Decide(ALICE, Choice.ROLLBACK, "", Optional.empty(), true));
        apply(new RollbackEvent.GuardsReported(GOOD));
        assertThat(state.phase()).isEqualTo(RollbackPhase.EXECUTING);
    }

    @Test
    void withoutThatConfirmationItIsRefusedInTheEnd() {
        begin(request(true, List.of("column orders.total was dropped")));
        fail(Severity.CRITICAL);
        apply(new RollbackEvent.GuardsReported(GOOD));
        tickAt(now.plus(Duration.ofHours(24)));
        assertOutcome(RollbackOutcome.REFUSED);
    }

    @Test
    void aVerifiedRollbackTellsItsRecoveryTime() {
        executing();
        Instant degraded = state.trigger().orElseThrow().at();
        now = now.plus(Duration.ofMinutes(40));
        apply(new RollbackEvent.BodyFinished(true, ""));
        assertThat(effects).contains(new RollbackEffect.Verify(1, "1.3.0"));
        apply(new RollbackEvent.Verified(1, Verification.Answer.REFUTED, "still starting"));
        assertThat(state.phase()).isEqualTo(RollbackPhase.VERIFYING);
        tickAt(now.plus(Duration.ofMinutes(1)));
        apply(new RollbackEvent.Verified(1, Verification.Answer.CONFIRMED, "an answer to an old question"));
        assertThat(state.phase()).isEqualTo(RollbackPhase.VERIFYING);
        apply(new RollbackEvent.Verified(2, Verification.Answer.CONFIRMED, "1.3.0 answers"));
        assertOutcome(RollbackOutcome.ROLLED_BACK);
        RollbackResult.Recovery recovery =
                state.result().orElseThrow().recovery().orElseThrow();
        assertThat(recovery.taken()).isEqualTo(Duration.between(degraded, now));
        assertThat(recovery.late()).isFalse();
        assertThat(texts()).anyMatch(text -> text.endsWith("Recovered in 41 min, of at most 1 h expected."));
    }

    @Test
    void aRecoveryBeyondTheLevelsTimeIsLateAndToldMeanwhile() {
        begin(request(false, List.of()));
        executing();
        tickAt(now.plus(Duration.ofMinutes(60)));
        assertThat(texts()).anyMatch(text -> text.contains("the rollback runs longer than the 1 h expected"));
        tickAt(now.plus(Duration.ofMinutes(1)));
        assertThat(effects).isEmpty();
        apply(new RollbackEvent.BodyFinished(true, ""));
        assertThat(state.result().orElseThrow().recovery().orElseThrow().late()).isTrue();
    }

    @Test
    void aFailedRollbackKeepsTheOriginalCause() {
        executing();
        apply(new RollbackEvent.BodyFinished(false, "script returned exit code 1"));
        assertOutcome(RollbackOutcome.ROLLBACK_FAILED);
        assertThat(state.result().orElseThrow().sentence())
                .isEqualTo("The rollback to 1.3.0 failed: script returned exit code 1. Original cause: critical is"
                        + " degraded.");
    }

    @Test
    void aVersionThatIsSeenNotToRunIsAFailedRollback() {
        verifying();
        answerVerificationUntilDone(Verification.Answer.REFUTED);
        assertOutcome(RollbackOutcome.ROLLBACK_FAILED);
    }

    @Test
    void aVersionThatWasSeenNotToRunAndThenCouldNotBeMeasuredIsAFailedRollbackToo() {
        verifying();
        apply(new RollbackEvent.Verified(1, Verification.Answer.REFUTED, "connection refused"));
        tickAt(RollbackMachine.nextWake(state).orElseThrow());
        answerVerificationUntilDone(Verification.Answer.UNMEASURED);
        assertOutcome(RollbackOutcome.ROLLBACK_FAILED);
    }

    @Test
    void aVersionThatCannotBeMeasuredIsNotAGoodRollback() {
        verifying();
        answerVerificationUntilDone(Verification.Answer.UNMEASURED);
        assertOutcome(RollbackOutcome.UNKNOWN);
    }

    @Test
    void aRestartThatLostTheRollbackNeverRepeatsIt() {
        begin(request(false, List.of()));
        executing();
        apply(new RollbackEvent.Resume(false));
        assertOutcome(RollbackOutcome.UNKNOWN);
        assertThat(effects).doesNotHaveAnyElementsOfTypes(RollbackEffect.RunBody.class);
        assertThat(texts()).anyMatch(text -> text.contains("whether it ran is unknown, and it is not repeated"));
    }

    @Test
    void aRestartThatLostTheRollbackIsSettledByTheVerificationWhereThereIsOne() {
        executing();
        apply(new RollbackEvent.Resume(false));
        assertThat(state.phase()).isEqualTo(RollbackPhase.VERIFYING);
        assertThat(state.execution().orElseThrow().interrupted()).isTrue();
        apply(new RollbackEvent.Verified(1, Verification.Answer.CONFIRMED, "1.3.0 answers"));
        assertOutcome(RollbackOutcome.ROLLED_BACK);
    }

    @Test
    void aRollbackThatSurvivesARestartIsWaitedFor() {
        executing();
        RollbackState before = state;
        apply(new RollbackEvent.Resume(true));
        assertThat(state).isEqualTo(before);
        assertThat(effects).isEmpty();
    }

    @Test
    void aRestartAsksAgainForWhatWasAskedFor() {
        apply(new RollbackEvent.Resume(false));
        assertThat(effects).containsExactly(new RollbackEffect.Probe(1));
        fail(Severity.HIGH);
        apply(new RollbackEvent.Resume(false));
        assertThat(effects).hasAtLeastOneElementOfType(RollbackEffect.Ask.class);
        apply(decide(Choice.ROLLBACK));
        now = now.plus(Duration.ofHours(2));
        apply(new RollbackEvent.Resume(false));
        assertThat(effects).containsExactly(new RollbackEffect.CheckGuards());
        apply(new RollbackEvent.GuardsReported(GOOD));
        apply(new RollbackEvent.BodyFinished(true, ""));
        now = now.plus(Duration.ofHours(2));
        apply(new RollbackEvent.Resume(false));
        assertThat(effects).containsExactly(new RollbackEffect.Verify(2, "1.3.0"));
        apply(new RollbackEvent.Verified(2, Verification.Answer.CONFIRMED, ""));
        RollbackResult result = state.result().orElseThrow();
        apply(new RollbackEvent.Resume(false));
        assertThat(effects).containsExactly(new RollbackEffect.Finish(result));
    }

    @Test
    void stoppingTheBuildEndsEveryPhase() {
        apply(new RollbackEvent.Abort("bob"));
        assertOutcome(RollbackOutcome.ABORTED);
        begin(request());
        executing();
        apply(new RollbackEvent.Abort("bob"));
        assertOutcome(RollbackOutcome.UNKNOWN);
        assertThat(state.result().orElseThrow().sentence()).contains("while the rollback ran");
        begin(request());
        verifying();
        apply(new RollbackEvent.Abort("bob"));
        assertOutcome(RollbackOutcome.UNKNOWN);
    }

    @Test
    void afterTheEndNothingChanges() {
        apply(new RollbackEvent.Abort("bob"));
        RollbackState done = state;
        now = now.plus(Duration.ofDays(1));
        for (RollbackEvent event : List.of(
                new RollbackEvent.ClockTick(),
                new RollbackEvent.ProbeReported(1, critical()),
                decide(Choice.ROLLBACK),
                new RollbackEvent.GuardsReported(GOOD),
                new RollbackEvent.BodyFinished(true, ""),
                new RollbackEvent.Verified(1, Verification.Answer.CONFIRMED, ""),
                new RollbackEvent.HotfixDone(ALICE, "x"),
                new RollbackEvent.Extend(ALICE, "x", Duration.ofMinutes(1)),
                new RollbackEvent.Abort("carol"))) {
            apply(event);
            assertThat(state).isEqualTo(done);
            assertThat(effects).isEmpty();
        }
        assertThat(RollbackMachine.nextWake(state)).isEmpty();
    }

    @Test
    void equalProbesFillNoLedger() {
        answer(HEALTHY);
        long first = records();
        tickAt(minutes(1));
        answer(HEALTHY);
        assertThat(first).isEqualTo(1);
        assertThat(records()).isZero();
        tickAt(minutes(2));
        answer(critical());
        assertThat(records()).isEqualTo(1);
    }

    private void begin(RollbackRequest request) {
        now = START;
        take(RollbackMachine.start(request, START));
    }

    private void executing() {
        fail(Severity.CRITICAL);
        apply(new RollbackEvent.GuardsReported(GOOD));
    }

    private void verifying() {
        executing();
        apply(new RollbackEvent.BodyFinished(true, ""));
    }

    private void answerVerificationUntilDone(Verification.Answer answer) {
        for (int i = 0; !state.done() && i < 200; i++) {
            apply(new RollbackEvent.Verified(
                    state.verification().orElseThrow().attempts(), answer, "looked at it"));
            tickAt(RollbackMachine.nextWake(state).orElse(now));
        }
    }

    /** As many probes with this severity as make a degradation. */
    private void fail(Severity severity) {
        for (int i = 0; i < 2; i++) {
            answerNext(degraded(severity));
        }
    }

    private void answerNext(ProbeResult result) {
        if (state.health().askedAt().isEmpty()) {
            tickAt(state.health().nextAt());
        }
        answer(result);
    }

    private void unmeasured(int times) {
        for (int i = 0; i < times; i++) {
            answerNext(ProbeResult.unmeasured("no connection"));
        }
    }

    private void probeUntil(Instant end, ProbeResult result) {
        if (state.health().askedAt().isPresent()) {
            answer(result);
        }
        while (!state.done() && !state.health().nextAt().isAfter(end)) {
            tickAt(state.health().nextAt());
            answer(result);
        }
    }

    private void tickAt(Instant time) {
        now = time;
        apply(new RollbackEvent.ClockTick());
    }

    private void answer(ProbeResult result) {
        apply(new RollbackEvent.ProbeReported(state.health().probes(), result));
    }

    private void apply(RollbackEvent event) {
        take(RollbackMachine.apply(state, event, now));
    }

    private void take(RollbackStep step) {
        state = step.state();
        effects = step.effects();
        refusal = step.refusal();
    }

    private void assertOutcome(RollbackOutcome outcome) {
        assertThat(state.result()).map(RollbackResult::outcome).contains(outcome);
        assertThat(effects).contains(new RollbackEffect.Finish(state.result().orElseThrow()));
    }

    private void assertRefused(RollbackRefusal.Reason reason) {
        assertThat(refusal).map(RollbackRefusal::reason).contains(reason);
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (RollbackEffect effect : effects) {
            if (effect instanceof RollbackEffect.Announce announce) {
                texts.add(announce.text());
            } else if (effect instanceof RollbackEffect.Ask ask) {
                texts.add(ask.text());
            }
        }
        return texts;
    }

    private long records() {
        return effects.stream().filter(RollbackEffect.Record.class::isInstance).count();
    }

    private static ProbeResult critical() {
        return degraded(Severity.CRITICAL);
    }

    private static ProbeResult degraded(Severity severity) {
        return ProbeResult.degraded(severity, severity.word() + " is degraded");
    }
}
