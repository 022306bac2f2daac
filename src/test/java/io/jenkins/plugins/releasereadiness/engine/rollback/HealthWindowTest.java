package io.jenkins.plugins.releasereadiness.engine.rollback;

import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.ALICE;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.START;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.decide;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.minutes;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.HealthWindow;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.rollback.Question.Choice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the probes and the window alone lead to. */
class HealthWindowTest extends WatchDriver {
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
                new HealthWindow(Duration.ofMinutes(3), Duration.ofMinutes(2), 2, 3, List.of()),
                Watches.TABLE,
                request().level(),
                List.of(),
                true,
                3,
                Duration.ofHours(24),
                Optional.empty()));
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
    void theSeverityThatLastedDecidesNotTheWorstMoment() {
        answer(degraded(Severity.CRITICAL));
        tickAt(minutes(1));
        answer(degraded(Severity.LOW));
        assertThat(state.phase()).isEqualTo(RollbackPhase.WATCHING);
        assertThat(state.recorded()).extracting(Trigger::severity).containsExactly(Optional.of(Severity.LOW));
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
                r.askLimit(),
                Optional.empty()));
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
                new HealthWindow(Duration.ZERO, Duration.ofMinutes(1), 1, 2, List.of()),
                Watches.TABLE,
                request().level(),
                List.of(),
                false,
                3,
                Duration.ofHours(24),
                Optional.empty()));
        unmeasured(2);
        assertThat(state.phase()).isEqualTo(RollbackPhase.ASKING);
    }

    @Test
    void healthThatComesAndGoesBeyondTheEndAsksAPerson() {
        ProbeResult[] flapping = {degraded(Severity.LOW), degraded(Severity.HIGH)};
        RollbackRequest r = request();
        begin(new RollbackRequest(
                r.subject(),
                Severity.HIGH,
                r.window(),
                r.decisions(),
                r.level(),
                List.of(),
                true,
                3,
                r.askLimit(),
                Optional.empty()));
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
}
