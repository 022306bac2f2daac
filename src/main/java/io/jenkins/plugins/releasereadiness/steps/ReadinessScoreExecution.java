package io.jenkins.plugins.releasereadiness.steps;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import io.jenkins.plugins.releasereadiness.config.EffectivePolicy;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.engine.record.GateContexts;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.report.Announcements;
import io.jenkins.plugins.releasereadiness.engine.report.ConsoleLines;
import io.jenkins.plugins.releasereadiness.engine.score.Score;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.score.Scorer;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import io.jenkins.plugins.releasereadiness.record.CollectRequest;
import io.jenkins.plugins.releasereadiness.record.EarlierConfirmations;
import io.jenkins.plugins.releasereadiness.record.Phases;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Runs {@code readinessScore}. */
final class ReadinessScoreExecution extends SynchronousNonBlockingStepExecution<Map<String, Object>> {
    private static final long serialVersionUID = 1L;

    /** Needed by the thread only: a run that a restart interrupts is not resumed. */
    @SuppressFBWarnings(value = "SE_TRANSIENT_FIELD_NOT_RESTORED", justification = "only used when the step starts")
    private final transient ReadinessScoreStep step;

    ReadinessScoreExecution(ReadinessScoreStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    protected Map<String, Object> run() throws IOException, InterruptedException {
        Scene scene = Scene.of(getContext());
        Recording recording = new Recording(scene, step, "system:readinessScore");
        EffectivePolicy policy = PolicyChoice.choose(scene, recording.record(), step, step.getThresholds());
        recording.begin(
                policy,
                new CollectRequest(
                        List.copyOf(policy.policy().sources().values()),
                        policy.policy().attestationFiles()));
        recording.attest(attestations(scene));
        BuildRecord record = recording.record();
        EarlierConfirmations.carryOver(record, policy.policy(), recording.actor(), scene.listener());
        Phases phases = new Phases(record, scene.listener(), recording.actor());
        phases.start(Phase.READINESS);
        Scorecard card = score(policy, recording.folded());
        record.write(scene.listener(), writer -> writer.scorecard(recording.actor(), card));
        ConsoleLines.of(card).forEach(scene::log);
        String verdict = card.recommendation().words() + ", score "
                + Score.show(card.overall().verified()) + " %";
        scene.log(Announcements.automation("readinessScore", verdict));
        record.publish(scene.listener());
        if (!card.ready()) {
            step.getMarkAs().put(scene.run(), scene.node(), scene.listener(), message(verdict, card));
        }
        return VerdictMap.of(card);
    }

    private static Scorecard score(EffectivePolicy policy, ReleaseRecord record) {
        return new Scorer(policy.policy()).score(GateContexts.scoreInput(policy.policy(), record, Instant.now()));
    }

    private List<Attestation> attestations(Scene scene) throws IOException {
        Instant now = Instant.now();
        List<Attestation> attestations = new ArrayList<>();
        for (AttestationArgument argument : step.getAttestations()) {
            attestations.add(argument.attestation(now, scene.secrets()));
        }
        return attestations;
    }

    private static String message(String verdict, Scorecard card) {
        return "The release is not ready: " + verdict
                + (card.reasons().isEmpty() ? "" : "; " + String.join("; ", card.reasons()));
    }
}
