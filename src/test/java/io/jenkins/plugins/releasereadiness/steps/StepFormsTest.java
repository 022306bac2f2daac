package io.jenkins.plugins.releasereadiness.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class StepFormsTest {
    private static ReadinessScoreStep score() {
        ReadinessScoreStep step = new ReadinessScoreStep();
        step.setPolicy("readiness.yml");
        step.setVersion("1.4.0");
        step.setMarkAs(Mark.FAILURE);
        step.setThresholds(List.of(new ThresholdArgument("overall", "90"), new ThresholdArgument("security", "95")));
        AttestationArgument attestation = new AttestationArgument("data.backup", "alice");
        attestation.setReason("Restored on staging");
        step.setAttestations(List.of(attestation));
        return step;
    }

    @Test
    void formsOfBothStepsKeepEverything(JenkinsRule jenkins) throws Exception {
        ReadinessScoreStep score = new StepConfigTester(jenkins).configRoundTrip(score());
        jenkins.assertEqualDataBoundBeans(score(), score);

        QualityGateStep gate = new QualityGateStep("staging-validation");
        gate.setDryRun(true);
        gate.setInconclusive(QualityGateStep.Inconclusive.ASK);
        gate.setCommit("0123abcd");
        jenkins.assertEqualDataBoundBeans(gate, new StepConfigTester(jenkins).configRoundTrip(gate));
        assertThat(new StepConfigTester(jenkins)
                        .configRoundTrip(new ReadinessScoreStep())
                        .getMarkAs())
                .isEqualTo(Mark.UNSTABLE);
    }

    @Test
    void snippetsAreWhatPeopleWouldWrite(JenkinsRule jenkins) throws Exception {
        SnippetizerTester snippets = new SnippetizerTester(jenkins);
        snippets.assertRoundTrip(new ReadinessScoreStep(), "readinessScore()");
        snippets.assertRoundTrip(
                score(),
                "readinessScore attestations: [[by: 'alice', question: 'data.backup', reason: 'Restored on staging']],"
                        + " markAs: 'FAILURE', policy: 'readiness.yml', thresholds: [overall: 90, security: 95],"
                        + " version: '1.4.0'");
        snippets.assertRoundTrip(new QualityGateStep("staging-validation"), "qualityGate 'staging-validation'");
    }
}
