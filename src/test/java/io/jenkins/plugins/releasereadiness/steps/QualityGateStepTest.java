package io.jenkins.plugins.releasereadiness.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.engine.gate.GateOutcome;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class QualityGateStepTest {
    private static final String GREEN =
            "<testsuite name=\"a\" tests=\"1\"><testcase classname=\"a\" name=\"b\"/></testsuite>";
    private static final String RED = "<testsuite name=\"a\" tests=\"1\"><testcase classname=\"a\" name=\"b\">"
            + "<failure message=\"no\"/></testcase></testsuite>";

    private JenkinsRule jenkins;

    @BeforeEach
    void remember(JenkinsRule rule) {
        jenkins = rule;
    }

    private static String prepared(String report, String then) {
        return """
                node {
                  writeFile file: 'readiness.yml', text: '''\
                %s'''
                  writeFile file: 'reports/TEST-a.xml', text: '''%s'''
                  %s
                }
                """.formatted(Policies4Tests.TESTS_AND_WORD, report, then);
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.buildAndAssertStatus(expected, job);
    }

    private static ReleaseRecord record(WorkflowRun run) throws Exception {
        return ReleaseRecords.find(run).orElseThrow().record().orElseThrow();
    }

    @Test
    void passingGateReturnsItsChecksAndCompletesItsPhase() throws Exception {
        WorkflowRun run = run(
                Result.SUCCESS,
                prepared(
                        GREEN, "def g = qualityGate 'tests'\necho \"${g.outcome} ${g.passed} ${g.checks[0].actual}\""));

        jenkins.assertLogContains("PASSED true unit.failed is 0, unit.errors is 0", run);
        jenkins.assertLogContains("[PHASE 2 START] - ", run);
        jenkins.assertLogContains("[PHASE 2 COMPLETE] - ", run);
        assertThat(record(run).gates().get("tests").outcome()).isEqualTo(GateOutcome.PASSED);
    }

    @Test
    void failingGateStopsThePipelineAndSaysWhatToDo() throws Exception {
        WorkflowRun run = run(Result.FAILURE, prepared(RED, "qualityGate 'tests'\necho 'went on'"));

        jenkins.assertLogNotContains("went on", run);
        jenkins.assertLogContains("failed: green, The tests pass; actual: unit.failed is 1", run);
        jenkins.assertLogContains("[ERROR] DeploymentFailure: gate tests FAILED", run);
        jenkins.assertLogContains("Repair and test again.", run);
        jenkins.assertLogNotContains("[PHASE 2 COMPLETE]", run);
        jenkins.assertLogNotContains("\tat io.jenkins", run);
    }

    @Test
    void missingEvidenceFailsTheGate() throws Exception {
        WorkflowRun run = run(Result.FAILURE, """
                node {
                  writeFile file: 'readiness.yml', text: '''\
                %s'''
                  qualityGate 'tests'
                }
                """.formatted(Policies4Tests.TESTS_AND_WORD));

        jenkins.assertLogContains("no file matches reports/TEST-*.xml", run);
    }

    @Test
    void dryRunReportsAndGoesOnButCompletesNothing() throws Exception {
        WorkflowRun run =
                run(Result.SUCCESS, prepared(RED, "def g = qualityGate gate: 'tests', dryRun: true\necho g.outcome"));

        jenkins.assertLogContains("Dry run, so the pipeline goes on in spite of gate tests FAILED", run);
        jenkins.assertLogNotContains("[PHASE 2 COMPLETE]", run);
    }

    @Test
    void unreadableEvidenceIsInconclusiveAndFails() throws Exception {
        WorkflowRun failed = run(Result.FAILURE, prepared("<testsuite", "qualityGate 'tests'"));
        jenkins.assertLogContains("gate tests INCONCLUSIVE", failed);
    }

    @Test
    void whereNobodyCanLogInNobodyIsAskedAndTheGateFails() throws Exception {
        WorkflowRun failed =
                run(Result.FAILURE, prepared("<testsuite", "qualityGate gate: 'tests', inconclusive: 'ASK'"));
        jenkins.assertLogContains("this Jenkins has no security realm", failed);
    }

    @Test
    void withoutWorkspaceEvidenceRecordedEarlierCounts() throws Exception {
        WorkflowRun run = run(
                Result.SUCCESS,
                prepared(GREEN, "readinessScore(markAs: 'NOTE')") + "\nqualityGate 'tests'\necho 'through'");

        jenkins.assertLogContains("There is no workspace here; evidence recorded earlier in this build is used", run);
        jenkins.assertLogContains("through", run);
    }

    @Test
    void environmentIsCheckedByNamesAndValuesStayOut() throws Exception {
        run(Result.FAILURE, prepared(GREEN, "qualityGate 'target'"));
        WorkflowRun run = run(
                Result.SUCCESS,
                prepared(GREEN, "withEnv(['TARGET_URL=https://top.example']) { qualityGate 'target' }"));

        jenkins.assertLogNotContains("top.example", run);
    }

    @Test
    void unknownGateIsNamedWithTheKnownOnes() throws Exception {
        WorkflowRun run = run(Result.FAILURE, prepared(GREEN, "qualityGate 'test'"));

        jenkins.assertLogContains("has no gate 'test'; did you mean 'tests'?", run);
    }

    @Test
    void replayedBuildDoesNotPassAProtectedGate() throws Exception {
        String policy = Policies4Tests.TESTS_AND_WORD.replace("title: Tests", "title: Tests\n    protected: true");
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                prepared(GREEN, "qualityGate 'tests'").replace(Policies4Tests.TESTS_AND_WORD, policy), true));
        WorkflowRun first = jenkins.buildAndAssertSuccess(job);

        ReplayAction replay = first.getAction(ReplayAction.class);
        WorkflowRun second = (WorkflowRun) replay.run(replay.getOriginalScript(), replay.getOriginalLoadedScripts())
                .get();

        jenkins.assertBuildStatus(Result.FAILURE, second);
        jenkins.assertLogContains("this build was replayed with a script that nobody has reviewed", second);
    }

    @Test
    void declarativePipelineStopsAtTheGate() throws Exception {
        WorkflowRun run = run(Result.FAILURE, """
                pipeline {
                  agent any
                  stages {
                    stage('Gate') {
                      steps {
                        writeFile file: 'readiness.yml', text: '''\
                %s'''
                        writeFile file: 'reports/TEST-a.xml', text: '''%s'''
                        readinessScore version: '1.0', markAs: 'NOTE'
                        qualityGate 'tests'
                      }
                    }
                    stage('Deploy') {
                      steps { echo 'deployed' }
                    }
                  }
                }
                """.formatted(Policies4Tests.TESTS_AND_WORD, RED));

        jenkins.assertLogNotContains("deployed", run);
        jenkins.assertLogContains("gate tests FAILED", run);
    }
}
