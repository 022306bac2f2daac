package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecordAction;
import java.io.InputStream;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class RollbackOnSeverityStepTest {
    private static final String CHANGE = "previousVersion: '1.3.2', previousApproval: 'CHG-7', ";

    private JenkinsRule jenkins;
    private FakeService service;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        service = new FakeService();
        DeployPreviousStep.service = service;
        DeployPreviousStep.RUNS.set(0);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private WorkflowJob job(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        return jenkins.buildAndAssertStatus(expected, job(script));
    }

    private String step(String arguments, String severity, String body) {
        return """
                def r = rollbackOnSeverity(%s interval: '1s', failureLimit: 1,
                    probes: [healthProbe(url: '%s', expect: 'UP', severity: '%s')]) {
                  %s
                }
                echo "outcome ${r.outcome}, healthy ${r.healthy}"
                """.formatted(arguments, service.url(), severity, body);
    }

    @Test
    void healthyReleaseStaysAndTheBodyNeverRuns() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, step(CHANGE + "healthWindow: '2s',", "critical", "deployPrevious()"));

        jenkins.assertLogContains("outcome HEALTHY, healthy true", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(0);
        assertThat(service.asked()).isGreaterThan(1);
        assertThat(document(run)).containsEntry("outcome", "HEALTHY");
    }

    @Test
    void criticalRollsBackAtOnceAndOnce() throws Exception {
        service.become(FakeService.Mood.BROKEN);
        WorkflowRun run = run(
                Result.FAILURE,
                step(
                        CHANGE,
                        "critical",
                        "deployPrevious()\n echo \"back to ${env.PREVIOUS_VERSION}, was ${env.SEVERITY}\""));

        jenkins.assertLogContains("back to 1.3.2, was critical", run);
        jenkins.assertLogContains("[ALERT] ", run);
        jenkins.assertLogContains("ROLLED_BACK", run);
        jenkins.assertLogNotContains("\tat io.jenkins", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
        assertThat(document(run)).containsEntry("outcome", "ROLLED_BACK").containsEntry("severity", "critical");
        assertThat(run.getAction(ReleaseRecordAction.class)
                        .summary()
                        .orElseThrow()
                        .rollback())
                .isEqualTo("ROLLED_BACK");
    }

    @Test
    void serviceThatLiesIsDown() throws Exception {
        service.become(FakeService.Mood.LYING);
        WorkflowRun run = run(Result.FAILURE, step(CHANGE, "critical", "deployPrevious()"));

        jenkins.assertLogContains("without the expected text", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
    }

    @Test
    void highRollsBackByItselfIfNobodyDecides() throws Exception {
        service.become(FakeService.Mood.BROKEN);
        WorkflowRun run = run(Result.FAILURE, step(CHANGE + "decideWithin: '3s',", "high", "deployPrevious()"));

        jenkins.assertLogContains("[ROLLBACK DECISION] ", run);
        jenkins.assertLogContains("nobody decided by", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
    }

    @Test
    void versionThatNobodyApprovedIsNotGoneBackTo() throws Exception {
        service.become(FakeService.Mood.BROKEN);
        WorkflowRun run = run(Result.FAILURE, step("previousVersion: '1.3.2',", "critical", "deployPrevious()"));

        jenkins.assertLogContains("1.3.2 was never approved", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(0);
        assertThat(document(run)).containsEntry("outcome", "REFUSED");
    }

    @Test
    void failureOfTheBodyKeepsTheOriginalCause() throws Exception {
        service.become(FakeService.Mood.BROKEN);
        WorkflowRun run = run(Result.FAILURE, step(CHANGE, "critical", "error 'no route to host'"));

        jenkins.assertLogContains("[ERROR] ", run);
        jenkins.assertLogContains("ROLLBACK_FAILED", run);
        jenkins.assertLogContains("no route to host", run);
        jenkins.assertLogContains("Original cause: ", run);
        assertThat(document(run)).containsEntry("outcome", "ROLLBACK_FAILED");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> document(WorkflowRun run) throws Exception {
        try (InputStream in = run.getArtifactManager()
                .root()
                .child("release-evidence/rollback-decision.json")
                .open()) {
            return (Map<String, Object>) Json.read(in.readAllBytes());
        }
    }
}
