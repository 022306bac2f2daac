package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.rollback.FakeService;
import io.jenkins.plugins.releasereadiness.record.RecordSummary;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecordAction;
import java.io.InputStream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.jvnet.hudson.test.JenkinsRule;

/** Pipelines that watch a service of the test, in one Jenkins for all tests of a class. */
abstract class WatchPipelines {
    /** A change that was approved elsewhere, to go back from. */
    static final String CHANGE = "previousVersion: '1.3.2', previousApproval: 'CHG-7', ";

    static JenkinsRule j;

    FakeService service;
    WorkflowJob job;

    @BeforeAll
    static void open(JenkinsRule rule) {
        j = rule;
    }

    @BeforeEach
    void begin() throws Exception {
        service = new FakeService();
        DeployPreviousStep.service = service;
        DeployPreviousStep.RUNS.set(0);
        job = j.createProject(WorkflowJob.class);
    }

    @AfterEach
    void end() throws Exception {
        for (WorkflowRun run : job.getBuilds()) {
            if (run.isBuilding()) {
                run.doStop();
                j.waitForCompletion(run);
            }
        }
        service.close();
    }

    WorkflowRun run(Result expected, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        return j.buildAndAssertStatus(expected, job);
    }

    /** Returns when the log has the message. */
    WorkflowRun start(String script, String message) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        j.waitForMessage(message, run);
        return run;
    }

    /** A probe every second; one bad answer is a degradation of that severity. */
    String step(String arguments, String severity, String body) {
        return """
                def r = rollbackOnSeverity(%s interval: '1s', failureLimit: 1,
                    probes: [healthProbe(url: '%s', expect: 'UP', severity: '%s')]) {
                  %s
                }
                echo "outcome ${r.outcome}, healthy ${r.healthy}"
                """.formatted(arguments, service.url(), severity, body);
    }

    static RecordSummary summary(WorkflowRun run) {
        return run.getAction(ReleaseRecordAction.class).summary().orElseThrow();
    }

    static String outcome(WorkflowRun run) {
        return summary(run).rollback();
    }

    /** What was published about the decision. */
    static Fields document(WorkflowRun run) throws Exception {
        try (InputStream in = run.getArtifactManager()
                .root()
                .child("release-evidence/rollback-decision.json")
                .open()) {
            return Fields.of(Json.read(in.readAllBytes()), "");
        }
    }

    static void assertOutcome(WorkflowRun run, String outcome, int runsOfTheBody) throws Exception {
        assertThat(document(run).text("outcome")).isEqualTo(outcome);
        assertThat(outcome(run)).isEqualTo(outcome);
        assertThat(DeployPreviousStep.RUNS).as("runs of the body").hasValue(runsOfTheBody);
    }
}
