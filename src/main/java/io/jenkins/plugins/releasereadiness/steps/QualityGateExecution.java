package io.jenkins.plugins.releasereadiness.steps;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.AbortException;
import io.jenkins.plugins.releasereadiness.approval.Approval;
import io.jenkins.plugins.releasereadiness.approval.AskingExecution;
import io.jenkins.plugins.releasereadiness.approval.GateQuestion;
import io.jenkins.plugins.releasereadiness.config.EffectivePolicy;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.approval.Decision;
import io.jenkins.plugins.releasereadiness.engine.gate.GateEvaluator;
import io.jenkins.plugins.releasereadiness.engine.gate.GateOutcome;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.policy.Gate;
import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.engine.record.GateContexts;
import io.jenkins.plugins.releasereadiness.engine.report.Announcements;
import io.jenkins.plugins.releasereadiness.engine.report.ConsoleLines;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import io.jenkins.plugins.releasereadiness.engine.text.Suggestions;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import io.jenkins.plugins.releasereadiness.record.CollectRequest;
import io.jenkins.plugins.releasereadiness.record.Phases;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs {@code qualityGate}. */
final class QualityGateExecution extends AskingExecution {
    private static final long serialVersionUID = 1L;
    private static final String ACTOR = "system:qualityGate";

    /** Needed by the thread only: a check that a restart interrupts is not resumed. */
    @SuppressFBWarnings(value = "SE_TRANSIENT_FIELD_NOT_RESTORED", justification = "only used when the step starts")
    private final transient QualityGateStep step;

    private final String gate;

    /** What the step says of a result about which people are asked; none while nobody is. */
    private volatile String problem;

    private volatile LinkedHashMap<String, Object> verdict;

    QualityGateExecution(QualityGateStep step, StepContext context) {
        super(context);
        this.step = step;
        this.gate = step.getGate();
    }

    @Override
    public boolean start() {
        run(this::check);
        return false;
    }

    private void check() throws IOException, InterruptedException {
        Scene scene = Scene.of(getContext());
        Recording recording = new Recording(scene, step, ACTOR);
        EffectivePolicy policy = PolicyChoice.choose(scene, recording.record(), step, List.of());
        Gate checked = gate(policy);
        recording.begin(policy, CollectRequest.of(GateSources.of(policy.policy(), checked)));
        Phases phases = new Phases(recording.record(), scene.listener(), recording.actor());
        phases.start(checked.phase());
        GateResult result = check(scene, recording, policy, checked);
        BuildRecord record = recording.record();
        record.write(scene.listener(), writer -> writer.gate(recording.actor(), result, step.isDryRun()));
        ConsoleLines.of(result).forEach(scene::log);
        scene.log(Announcements.automation(
                "qualityGate " + checked.id(), result.outcome().words()));
        if (result.outcome().passed() && !step.isDryRun()) {
            phases.complete(checked.phase());
            if (checked.phase() == Phase.STABILIZATION) {
                announce(scene, recording, Announcements.releaseComplete(title(recording)));
            }
        }
        record.publish(scene.listener());
        verdict = VerdictMap.of(result);
        if (result.outcome().passed() || !stops(scene, recording, checked, result)) {
            goOn(verdict);
        }
    }

    @Override
    protected Approval question(String id) throws IOException, InterruptedException {
        BuildRecord record = ReleaseRecords.of(run());
        return GateQuestion.ask(
                run(), record.record().orElseThrow(() -> new IOException("the release record is gone")), gate, id);
    }

    @Override
    protected String function() {
        return "qualityGate";
    }

    @Override
    protected void decided(ApprovalState state) {
        Decision decision = state.decision().orElseThrow();
        switch (decision.outcome()) {
            case GO -> submit(() -> accepted(decision));
            case ABORTED -> interrupt(decision);
            default -> fail(new AbortException(problem + ". " + decision.reason()));
        }
    }

    private void accepted(Decision decision) throws IOException, InterruptedException {
        BuildRecord record = ReleaseRecords.of(run());
        GateResult result = record.record().orElseThrow().gates().get(gate);
        new Phases(record, listener(), ACTOR).complete(result.phase());
        record.publish(listener());
        LinkedHashMap<String, Object> answer = new LinkedHashMap<>(verdict);
        answer.put("passed", true);
        answer.put("decidedBy", decision.maker());
        answer.put("reason", decision.reason());
        goOn(answer);
    }

    private Gate gate(EffectivePolicy policy) throws AbortException {
        Map<String, Gate> gates = policy.policy().gates();
        return policy.policy()
                .gate(step.getGate())
                .orElseThrow(
                        () -> new AbortException("the policy " + policy.policy().name() + " has no gate '"
                                + step.getGate() + "'" + Suggestions.didYouMean(step.getGate(), gates.keySet())
                                + " (its gates: " + String.join(", ", gates.keySet()) + ")"));
    }

    private static GateResult check(Scene scene, Recording recording, EffectivePolicy policy, Gate gate)
            throws IOException, InterruptedException {
        ChecksumFiles checksums = new ChecksumFiles(gate, scene.workspace());
        GateContexts.Surroundings around = new GateContexts.Surroundings(
                checksums::of,
                name -> !scene.environment().get(name, "").isBlank(),
                Tampering.of(scene.run(), policy.snapshot().files()));
        return new GateEvaluator(
                        policy.policy(), GateContexts.of(policy.policy(), recording.folded(), Instant.now(), around))
                .evaluate(gate);
    }

    /**
     * Stops the pipeline, or lets it wait for people.
     *
     * @return false if it does neither
     */
    private boolean stops(Scene scene, Recording recording, Gate gate, GateResult result) throws IOException {
        String failed = Shown.line("gate " + gate.id() + " " + result.outcome().words() + ": "
                + String.join(
                        "; ",
                        result.notPassed().stream()
                                .map(check -> check.id() + ", " + check.explanation())
                                .toList()));
        if (step.isDryRun()) {
            scene.log("Dry run, so the pipeline goes on in spite of " + failed);
            return false;
        }
        ReleaseError error = ReleaseError.of(gate.phase());
        String message = error.word() + ": " + failed;
        boolean ask = step.getInconclusive() == QualityGateStep.Inconclusive.POLICY
                ? gate.askWhenInconclusive()
                : step.getInconclusive() == QualityGateStep.Inconclusive.ASK;
        if (result.outcome() == GateOutcome.INCONCLUSIVE && ask) {
            problem = message;
            ask(GateQuestion.id(scene.node().getId()));
            return true;
        }
        announce(scene, recording, Announcements.error(message + ". " + error.advice() + " " + gate.whenItFails()));
        recording.record().publish(scene.listener());
        throw new AbortException(message);
    }

    private static void announce(Scene scene, Recording recording, String line) throws IOException {
        recording.record().write(scene.listener(), writer -> writer.announcement(recording.actor(), line));
        scene.log(line);
    }

    private static String title(Recording recording) throws IOException {
        return recording.folded().release().title();
    }
}
