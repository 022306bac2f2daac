package io.jenkins.plugins.releasereadiness.engine.rollback;

import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.GOOD;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.START;
import static io.jenkins.plugins.releasereadiness.engine.rollback.Watches.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drives one watch from event to event; tests look at what the last one led to. */
abstract class WatchDriver {
    static final ProbeResult HEALTHY = ProbeResult.healthy("all is well");

    RollbackState state;

    List<RollbackEffect> effects;

    Optional<RollbackRefusal> refusal = Optional.empty();

    Instant now = START;

    WatchDriver() {
        begin(request());
    }

    void begin(RollbackRequest request) {
        now = START;
        take(RollbackMachine.start(request, START));
    }

    void executing() {
        fail(Severity.CRITICAL);
        apply(new RollbackEvent.GuardsReported(GOOD));
    }

    void verifying() {
        executing();
        apply(new RollbackEvent.BodyFinished(true, ""));
    }

    void answerVerificationUntilDone(Verification.Answer answer) {
        for (int i = 0; !state.done() && i < 200; i++) {
            apply(new RollbackEvent.Verified(state.verification().orElseThrow().attempts(), answer, "looked at it"));
            tickAt(RollbackMachine.nextWake(state).orElse(now));
        }
    }

    /** As many probes with this severity as make a degradation. */
    void fail(Severity severity) {
        for (int i = 0; i < 2; i++) {
            answerNext(degraded(severity));
        }
    }

    void answerNext(ProbeResult result) {
        if (state.health().askedAt().isEmpty()) {
            tickAt(state.health().nextAt());
        }
        answer(result);
    }

    void unmeasured(int times) {
        for (int i = 0; i < times; i++) {
            answerNext(ProbeResult.unmeasured("no connection"));
        }
    }

    void probeUntil(Instant end, ProbeResult result) {
        if (state.health().askedAt().isPresent()) {
            answer(result);
        }
        while (!state.done() && !state.health().nextAt().isAfter(end)) {
            tickAt(state.health().nextAt());
            answer(result);
        }
    }

    void tickAt(Instant time) {
        now = time;
        apply(new RollbackEvent.ClockTick());
    }

    void answer(ProbeResult result) {
        apply(new RollbackEvent.ProbeReported(state.health().probes(), result));
    }

    void apply(RollbackEvent event) {
        take(RollbackMachine.apply(state, event, now));
    }

    void take(RollbackStep step) {
        state = step.state();
        effects = step.effects();
        refusal = step.refusal();
    }

    void assertOutcome(RollbackOutcome outcome) {
        assertThat(state.result()).map(RollbackResult::outcome).contains(outcome);
        assertThat(effects).contains(new RollbackEffect.Finish(state.result().orElseThrow()));
    }

    void assertRefused(RollbackRefusal.Reason reason) {
        assertThat(refusal).map(RollbackRefusal::reason).contains(reason);
    }

    List<String> texts() {
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

    long records() {
        return effects.stream().filter(RollbackEffect.Record.class::isInstance).count();
    }

    static ProbeResult critical() {
        return degraded(Severity.CRITICAL);
    }

    static ProbeResult degraded(Severity severity) {
        return ProbeResult.degraded(severity, severity.word() + " is degraded");
    }
}
