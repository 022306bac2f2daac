package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.attest.SigningKey;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.policy.LoadedPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.report.Announcements;
import io.jenkins.plugins.releasereadiness.engine.report.ConsoleLines;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackResult;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Plays one release through its four phases, with the real engine, on the sample reports. */
final class DemoRelease {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private final DemoScenario scenario;
    private final Path workspace;
    private final ToolRecord record;
    private final DemoClock clock = new DemoClock(START);
    private final Consumer<String> log;
    private final Readers readers = Readers.load();
    private LoadedPolicy policy;
    private Evaluation evaluation;

    DemoRelease(DemoScenario scenario, Path folder, List<SigningKey> keys, Consumer<String> log) throws IOException {
        this.scenario = scenario;
        this.workspace = folder.resolve("workspace");
        this.record = ToolRecord.in(folder.resolve("bundle"), clock, keys);
        this.log = log;
    }

    /** Plays it to its end. Returns whether the release went out and stayed. */
    boolean play() throws IOException {
        boolean stayed = phases();
        evaluation.publish();
        if (stayed) {
            stayed = gate("stabilization");
            complete(Phase.STABILIZATION, "the release is stable");
            say(Announcements.releaseComplete("shop 1.4.0"));
        }
        evaluation.complete();
        return stayed;
    }

    private boolean phases() throws IOException {
        DemoFiles.copy("release/readiness", workspace, START.minusSeconds(600));
        if (scenario.overlay().isPresent()) {
            DemoFiles.copy(scenario.overlay().get(), workspace, START.minusSeconds(600));
        }
        policy = PolicyOption.read(workspace.resolve("readiness.yml"), readers);
        evaluation = new Evaluation(policy, release(), record, clock);
        start(Phase.READINESS, "readiness of shop 1.4.0");
        score();
        if (!gate("readiness-confirmation")) {
            return false;
        }
        complete(Phase.READINESS, "ready for staging");
        clock.pass(Duration.ofMinutes(20));
        start(Phase.STAGING, "staging of shop 1.4.0");
        DemoFiles.copy("release/staging", workspace, clock.instant());
        score();
        if (!gate("staging-validation")) {
            return false;
        }
        complete(Phase.STAGING, "staging is validated");
        new DemoApproval(record, clock, log).run(policy.policy().approval());
        return production();
    }

    private boolean production() throws IOException {
        start(Phase.PRODUCTION, "launch of shop 1.4.0");
        deployment("started");
        clock.pass(Duration.ofMinutes(7));
        deployment("finished");
        DemoFiles.copy("release/production", workspace, clock.instant());
        evaluation.collect(workspace, readers);
        if (!gate("production-launch")) {
            return false;
        }
        complete(Phase.PRODUCTION, "shop 1.4.0 is live");
        start(Phase.STABILIZATION, "health window of shop 1.4.0");
        RollbackResult result = new DemoWatch(record, clock, policy.policy().rollback(), scenario.failsAfter(), log)
                .run("shop 1.4.0", "shop #42");
        return result.outcome().good();
    }

    private static Release release() {
        return new Release(
                "shop",
                Optional.of("1.4.0"),
                Optional.of("9f1c2d7e4b6a8c0d1e2f3a4b5c6d7e8f90a1b2c3"),
                "shop #42",
                Optional.empty(),
                Optional.of("1.3.2"),
                Map.of());
    }

    private void score() throws IOException {
        evaluation.collect(workspace, readers);
        Scorecard card = evaluation.score();
        ConsoleLines.of(evaluation.current().evidence().values()).forEach(log);
        ConsoleLines.of(card).forEach(log);
        say(Announcements.automation("readinessScore", card.recommendation().words()));
    }

    private boolean gate(String name) throws IOException {
        // documents first: a gate may ask for them
        evaluation.publish();
        GateResult result = evaluation.gate(policy.policy().gates().get(name), workspace);
        ConsoleLines.of(result).forEach(log);
        if (!result.outcome().passed()) {
            say(Announcements.error("gate " + name + " " + result.outcome().words() + ": " + result.whenItFails()));
        }
        return result.outcome().passed();
    }

    private void deployment(String event) throws IOException {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("environment", "production");
        payload.put("event", event);
        payload.put("version", "1.4.0");
        record.writer().append(ToolRecord.ACTOR, EntryKind.DEPLOYMENT, payload);
    }

    private void start(Phase phase, String text) throws IOException {
        phase(phase, false, text);
    }

    private void complete(Phase phase, String text) throws IOException {
        phase(phase, true, text);
    }

    private void phase(Phase phase, boolean complete, String text) throws IOException {
        record.writer().phase(ToolRecord.ACTOR, phase, complete, text);
        log.accept(Announcements.phase(phase, complete, text));
    }

    private void say(String text) throws IOException {
        record.writer().announcement(ToolRecord.ACTOR, text);
        log.accept(text);
    }
}
