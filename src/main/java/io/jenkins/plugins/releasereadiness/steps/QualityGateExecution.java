package io.jenkins.plugins.releasereadiness.steps;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.AbortException;
import io.jenkins.plugins.releasereadiness.config.EffectivePolicy;
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
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Runs {@code qualityGate}. */
final class QualityGateExecution extends SynchronousNonBlockingStepExecution<Map<String, Object>> {
    private static final long serialVersionUID = 1L;

    /** Needed by the thread only: a run that a restart interrupts is not resumed. */
    @SuppressFBWarnings(value = "SE_TRANSIENT_FIELD_NOT_RESTORED", justification = "only used when the step starts")
    private final transient QualityGateStep step;

    QualityGateExecution(QualityGateStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    protected Map<String, Object> run() throws IOException, InterruptedException {
        Scene scene = Scene.of(getContext());
        Recording recording = new Recording(scene, step, "system:qualityGate");
        EffectivePolicy policy = PolicyChoice.choose(scene, recording.record(), step, List.of());
        Gate gate = gate(policy);
        recording.begin(policy, CollectRequest.of(GateSources.of(policy.policy(), gate)));
        Phases phases = new Phases(recording.record(), scene.listener(), recording.actor());
        phases.start(gate.phase());
        GateResult result = check(scene, recording, policy, gate);
        BuildRecord record = recording.record();
        record.write(scene.listener(), writer -> writer.gate(recording.actor(), result, step.isDryRun()));
        ConsoleLines.of(result).forEach(scene::log);
        scene.log(Announcements.automation(
                "qualityGate " + gate.id(), result.outcome().words()));
        if (result.outcome().passed() && !step.isDryRun()) {
            phases.complete(gate.phase());
            if (gate.phase() == Phase.STABILIZATION) {
                announce(scene, recording, Announcements.releaseComplete(title(recording)));
            }
        }
        record.publish(scene.listener());
        if (!result.outcome().passed()) {
            stop(scene, recording, gate, result);
        }
        return VerdictMap.of(result);
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

    private void stop(Scene scene, Recording recording, Gate gate, GateResult result) throws IOException {
        String failed = Shown.line("gate " + gate.id() + " " + result.outcome().words() + ": "
                + String.join(
                        "; ",
                        result.notPassed().stream()
                                .map(check -> check.id() + ", " + check.explanation())
                                .toList()));
        if (step.isDryRun()) {
            scene.log("Dry run, so the pipeline goes on in spite of " + failed);
            return;
        }
        ReleaseError error = ReleaseError.of(gate.phase());
        announce(
                scene,
                recording,
                Announcements.error(error.word() + ": " + failed + ". " + error.advice() + " " + gate.whenItFails()));
        recording.record().publish(scene.listener());
        String message = error.word() + ": " + failed;
        boolean ask = step.getInconclusive() == QualityGateStep.Inconclusive.POLICY
                ? gate.askWhenInconclusive()
                : step.getInconclusive() == QualityGateStep.Inconclusive.ASK;
        if (result.outcome() == GateOutcome.INCONCLUSIVE && ask) {
            throw new InconclusiveGateException(message);
        }
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
