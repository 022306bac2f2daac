package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.report.Document;
import io.jenkins.plugins.releasereadiness.engine.rollback.GuardFacts;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackDocument;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackEffect;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackEvent;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackMachine;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackRequest;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackResult;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackState;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackStep;
import io.jenkins.plugins.releasereadiness.engine.rollback.SeverityJudge;
import io.jenkins.plugins.releasereadiness.engine.rollback.Verification;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The health window of a demonstration: the real rules over a service whose health is made up. */
final class DemoWatch {
    /** How long the body of the rollback takes. */
    private static final Duration ROLLBACK_TAKES = Duration.ofMinutes(11);

    private final ToolRecord record;
    private final DemoClock clock;
    private final RollbackPolicy policy;
    private final Optional<Duration> failsAfter;
    private final Consumer<String> log;
    private final Instant deployedAt;
    private RollbackState state;
    private boolean rolledBack;

    /**
     * @param failsAfter when the service starts to fail after the deployment; empty if it stays healthy
     */
    DemoWatch(
            ToolRecord record,
            DemoClock clock,
            RollbackPolicy policy,
            Optional<Duration> failsAfter,
            Consumer<String> log) {
        this.record = record;
        this.clock = clock;
        this.policy = policy;
        this.failsAfter = failsAfter;
        this.log = log;
        this.deployedAt = clock.instant();
    }

    /** Watches to the end, rolls back if it comes to that, and publishes {@code rollback-decision.json}. */
    RollbackResult run(String release, String build) throws IOException {
        RollbackRequest request = RollbackRequest.of(
                policy, new RollbackRequest.Subject("watch", release, build, "production", deployedAt), Severity.HIGH);
        take(RollbackMachine.start(request, clock.instant()));
        while (state.result().isEmpty()) {
            clock.passUntil(RollbackMachine.nextWake(state).orElseThrow());
            apply(new RollbackEvent.ClockTick());
        }
        record.publish(List.of(new Document("rollback-decision.json", Json.pretty(RollbackDocument.of(state)))));
        return state.result().get();
    }

    private void apply(RollbackEvent event) throws IOException {
        take(RollbackMachine.apply(state, event, clock.instant()));
    }

    private void take(RollbackStep step) throws IOException {
        state = step.state();
        for (RollbackEffect effect : step.effects()) {
            perform(effect);
        }
    }

    private void perform(RollbackEffect effect) throws IOException {
        if (effect instanceof RollbackEffect.Record entry) {
            record.writer().append(entry.actor(), EntryKind.ofWord(entry.kind()), entry.payload());
        } else if (effect instanceof RollbackEffect.Announce announce) {
            say(announce.text());
        } else if (effect instanceof RollbackEffect.Ask ask) {
            log.accept("asked: " + ask.text());
        } else if (effect instanceof RollbackEffect.FollowUp followUp) {
            record.writer().note(ToolRecord.ACTOR, followUp.note());
            log.accept("follow-up: " + followUp.text());
        } else if (effect instanceof RollbackEffect.Probe probe) {
            apply(new RollbackEvent.ProbeReported(
                    probe.number(),
                    SeverityJudge.judge(policy, Map.of("checkout-health", health()), Optional.empty())));
        } else if (effect instanceof RollbackEffect.CheckGuards) {
            apply(new RollbackEvent.GuardsReported(new GuardFacts(
                    Optional.of("1.3.2"),
                    Optional.of(true),
                    Optional.of(true),
                    Optional.of(false),
                    Optional.of(0L),
                    Optional.of(false))));
        } else if (effect instanceof RollbackEffect.RunBody body) {
            for (String sentence : policy.plan().steps()) {
                log.accept("rollback to " + body.target() + ": " + sentence);
            }
            clock.pass(ROLLBACK_TAKES);
            rolledBack = true;
            apply(new RollbackEvent.BodyFinished(true, ""));
        } else if (effect instanceof RollbackEffect.Verify verify) {
            apply(new RollbackEvent.Verified(
                    verify.attempt(), Verification.Answer.CONFIRMED, "the version page shows " + verify.target()));
        }
    }

    private void say(String text) throws IOException {
        record.writer().announcement(ToolRecord.ACTOR, text);
        log.accept(text);
    }

    /** What the service answers now. */
    private Evidence health() {
        boolean up = rolledBack
                || failsAfter
                        .map(after -> clock.instant().isBefore(deployedAt.plus(after)))
                        .orElse(true);
        return new Evidence(
                "checkout-health",
                Optional.of(SourceKind.PROBE),
                Optional.of("http"),
                EvidenceState.PRESENT,
                Facts.builder()
                        .count("up", up ? 1 : 0)
                        .number("latencyMs", up ? 38.0 : 5012.0)
                        .build(),
                up ? "" : "the checkout answers 502",
                List.of(),
                Optional.of(clock.instant()));
    }
}
