package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.FileLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import io.jenkins.plugins.releasereadiness.engine.policy.KnownFormats;
import io.jenkins.plugins.releasereadiness.engine.policy.LoadedPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyFiles;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyLoader;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyText;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.rollback.FakeService;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecordAction;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
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
    void pipelineMayGoOnAfterARollbackWithAMark() throws Exception {
        service.become(FakeService.Mood.BROKEN);
        WorkflowRun run = run(Result.UNSTABLE, step(CHANGE + "markAs: 'UNSTABLE',", "critical", "deployPrevious()"));

        jenkins.assertLogContains("outcome ROLLED_BACK, healthy false", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
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

    @Test
    void addressWhereNothingListensIsDown() throws Exception {
        String dead = FakeService.deadUrl();
        WorkflowRun run = run(Result.FAILURE, """
                rollbackOnSeverity(%s interval: '1s', failureLimit: 2, verify: false, probes: [healthProbe('%s')]) {
                  deployPrevious()
                }
                """.formatted(CHANGE, dead));

        jenkins.assertLogContains(dead + " is down: it refused the connection", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
    }

    @Test
    void hostThatNobodyKnowsIsNoMeasurementAndAsks() throws Exception {
        WorkflowJob job = job("""
                rollbackOnSeverity(%s interval: '1s', errorLimit: 1, probes: [healthProbe('http://no.such.host.invalid/')]) {
                  deployPrevious()
                }
                """.formatted(CHANGE));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();

        jenkins.waitForMessage("No data is not health", run);
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        assertThat(DeployPreviousStep.RUNS).hasValue(0);
    }

    @Test
    void flappingServiceIsNotADegradationWhereTwoBadProbesInARowAre() throws Exception {
        service.become(FakeService.Mood.FLAPPING);
        WorkflowJob job = job("""
                rollbackOnSeverity(%s healthWindow: '3s', interval: '1s', failureLimit: 2,
                    probes: [healthProbe(url: '%s', expect: 'UP')]) { deployPrevious() }
                """.formatted(CHANGE, service.url()));
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.SUCCESS, job);

        jenkins.assertLogContains("HEALTHY", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(0);
    }

    @Test
    void degradationBelowTheThresholdIsRecordedOnly() throws Exception {
        service.become(FakeService.Mood.BROKEN);
        WorkflowRun run = run(
                Result.SUCCESS,
                step(CHANGE + "healthWindow: '2s', threshold: 'critical',", "high", "deployPrevious()"));

        jenkins.assertLogContains("outcome RECORDED, healthy true", run);
        jenkins.assertLogContains("Follow-up: ", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(0);
    }

    @Test
    void abortEndsTheWatchWithoutRollback() throws Exception {
        WorkflowRun run = job(step(CHANGE, "critical", "deployPrevious()"))
                .scheduleBuild2(0)
                .waitForStart();
        jenkins.waitForMessage("watching production until", run);
        run.doStop();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        assertThat(document(run)).containsEntry("outcome", "ABORTED");
        assertThat(DeployPreviousStep.RUNS).hasValue(0);
        assertThat(Watches.of(run)).isEmpty();
    }

    @Test
    void timeoutEndsTheWatchWithoutRollback() throws Exception {
        WorkflowRun run = run(
                Result.ABORTED,
                "timeout(time: 3, unit: 'SECONDS') {\n" + step(CHANGE, "critical", "deployPrevious()") + "\n}");

        assertThat(document(run)).containsEntry("outcome", "ABORTED");
        assertThat(DeployPreviousStep.RUNS).hasValue(0);
    }

    @Test
    void abortWhileTheBodyRunsStopsItAndSaysThatNobodyKnows() throws Exception {
        service.become(FakeService.Mood.BROKEN);
        WorkflowRun run = job(step(CHANGE, "critical", "deployPrevious()\n sleep 600"))
                .scheduleBuild2(0)
                .waitForStart();
        jenkins.waitForMessage("Sleeping for", run);
        run.doStop();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        assertThat(document(run)).containsEntry("outcome", "ROLLBACK_FAILED");
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
    }

    @Test
    void bodyRunsOnAnAgentFromADeclarativePipeline() throws Exception {
        service.become(FakeService.Mood.BROKEN);
        DumbSlave agent = jenkins.createOnlineSlave();
        WorkflowRun run = run(Result.FAILURE, """
                pipeline {
                  agent none
                  stages {
                    stage('production') {
                      steps {
                        rollbackOnSeverity(%s interval: '1s', failureLimit: 1, level: 'code',
                            probes: [healthProbe(url: '%s', expect: 'UP')]) {
                          node('%s') {
                            writeFile file: 'version.txt', text: env.PREVIOUS_VERSION
                            echo "on ${env.NODE_NAME}: ${readFile 'version.txt'}"
                            deployPrevious()
                          }
                        }
                      }
                    }
                  }
                }
                """.formatted(CHANGE, service.url(), agent.getNodeName()));

        jenkins.assertLogContains("on " + agent.getNodeName() + ": 1.3.2", run);
        jenkins.assertLogContains("ROLLED_BACK", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
    }

    @Test
    void stepWithoutAnythingToWatchFailsAtOnce() throws Exception {
        WorkflowRun run = run(Result.FAILURE, "rollbackOnSeverity(previousVersion: '1') { deployPrevious() }");

        jenkins.assertLogContains("has nothing to watch", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(0);
    }

    @Test
    void evidenceIsReadAgainOnTheAgentWhileItIsWatched() throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();
        WorkflowJob job = job("""
                node('%s') {
                  writeFile file: 'smoke.xml', text: '<testsuite name="s" tests="1"><testcase classname="a" name="b"/></testsuite>'
                  semaphore 'record'
                  parallel watch: {
                    rollbackOnSeverity(%s healthWindow: '1h', interval: '1s', failureLimit: 1, verify: false) {
                      deployPrevious()
                    }
                  }, degrade: {
                    semaphore 'degrade'
                    writeFile file: 'smoke.xml', text: '<testsuite name="s" tests="1"><testcase classname="a" name="b"><failure/></testcase></testsuite>'
                  }
                }
                """.formatted(agent.getNodeName(), CHANGE));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("record/1", run);
        begin(run, """
                version: 1
                extends: production-readiness
                sources:
                  smoke: {format: junit, files: [smoke.xml]}
                rollback:
                  window: {sources: [smoke]}
                  severities:
                    critical: ['smoke.failed > 0']
                """);
        SemaphoreStep.success("record/1", null);
        jenkins.waitForMessage("watching production until", run);
        while (!ReleaseRecords.of(run).record().orElseThrow().evidence().containsKey("smoke")) {
            assertThat(run.isBuilding()).as("the good report is read").isTrue();
            Thread.sleep(50);
        }
        SemaphoreStep.success("degrade/1", null);

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("smoke.failed", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
        assertThat(published(run, "release-evidence/evidence"))
                .as("copies: the good report and the bad one, each once, though it was read at every probe")
                .hasSize(2)
                .isSubsetOf(recorded(run));
    }

    private static List<String> published(WorkflowRun run, String folder) throws Exception {
        return new ArrayList<>(run.getArtifactManager().root().child(folder).list("**", null, false).stream()
                .map(name -> "evidence/" + name)
                .toList());
    }

    /** Every file that an entry of the ledger names. */
    private static List<String> recorded(WorkflowRun run) throws Exception {
        List<String> names = new ArrayList<>();
        for (LedgerEntry entry : Ledger.open(
                        new FileLedgerStore(run.getRootDir().toPath().resolve("release-readiness/ledger.jsonl")),
                        Clock.systemUTC())
                .entries()) {
            BundleFile.of(entry).forEach(file -> names.add(file.path().toString()));
        }
        return names;
    }

    private static void begin(WorkflowRun run, String yaml) throws Exception {
        LoadedPolicy loaded = new PolicyLoader(KnownFormats.ANY, PolicyFiles.NONE)
                .load(new PolicyText("readiness.yml", Optional.empty(), yaml));
        ReleaseRecords.of(run)
                .start(
                        "alice",
                        new Release(
                                "shop",
                                Optional.of("1.4.0"),
                                Optional.empty(),
                                run.getFullDisplayName(),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of()),
                        new PolicySnapshot(loaded.policy().name(), loaded.origin(), loaded.sha256(), loaded.document()),
                        TaskListener.NULL);
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
