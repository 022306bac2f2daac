package io.jenkins.plugins.releasereadiness.engine.rollback;

import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.ALICE;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.GOOD;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.decide;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.rollback.Question.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the guards to the end, and restarts. */
class RollbackExecutionTest extends WatchDriver {
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
        assertThat(state.guards())
                .filteredOn(Guard.Result::holds)
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

    @ParameterizedTest
    @EnumSource(
            value = RollbackOutcome.class,
            names = {"ROLLBACK_FAILED", "UNKNOWN"})
    void aRollbackThatBroughtNothingGoodBackIsEscalatedAsCriticalHoweverMildTheDegradation(RollbackOutcome outcome) {
        begin(request(false, List.of()));
        fail(Severity.MEDIUM);
        apply(decide(Choice.ROLLBACK));
        apply(new RollbackEvent.GuardsReported(GOOD));
        apply(
                outcome == RollbackOutcome.UNKNOWN
                        ? new RollbackEvent.Resume(false)
                        : new RollbackEvent.BodyFinished(false, "the agent is gone"));

        assertOutcome(outcome);
        assertThat(texts())
                .contains("[ALERT] shop 1.4.0: critical severity: what runs in production is not known to be good, and"
                        + " nothing more happens by itself. Act by hand now. Original cause: medium is degraded.");
        assertThat(RollbackDocument.of(state))
                .containsEntry("severity", "medium")
                .containsEntry("escalatedTo", "critical");
        assertThat(effects)
                .filteredOn(RollbackEffect.Record.class::isInstance)
                .extracting(effect -> ((RollbackEffect.Record) effect).payload().get("escalatedTo"))
                .contains("critical");
    }

    @Test
    void aRollbackThatWorkedIsNotEscalated() {
        verifying();
        apply(new RollbackEvent.Verified(1, Verification.Answer.CONFIRMED, "all is well"));
        assertOutcome(RollbackOutcome.ROLLED_BACK);
        assertThat(texts()).noneMatch(text -> text.contains("Act by hand"));
        assertThat(RollbackDocument.of(state)).doesNotContainKey("escalatedTo");
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
}
