package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.rollback.FakeService;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import io.jenkins.plugins.releasereadiness.record.RecordSummary;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecordAction;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import io.jenkins.plugins.releasereadiness.record.WatchSummary;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What other builds, the workspace and gates mean for a watch. */
@WithJenkins
class RollbackGuardsTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private static JenkinsRule j;
    private static FakeService service;

    private WorkflowJob job;

    @BeforeAll
    static void open(JenkinsRule rule) throws Exception {
        j = rule;
        service = new FakeService();
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @BeforeEach
    void begin() throws Exception {
        service.become(FakeService.Mood.BROKEN);
        DeployPreviousStep.service = service;
        DeployPreviousStep.RUNS.set(0);
        job = j.createProject(WorkflowJob.class);
    }

    @Test
    void lastApprovedVersionOfTheJobThatWasNotRolledBackIsGoneBackTo() throws Exception {
        earlier("1.2.0", "GO", "");
        earlier("1.3.0", "NO_GO", "");
        earlier("1.3.1", "GO", "ROLLED_BACK");
        WorkflowRun run = watch("");

        assertThat(outcome(run)).isEqualTo("ROLLED_BACK");
        j.assertLogContains("rolling back to 1.2.0", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
    }

    @Test
    void versionThatWasRolledBackItselfIsNotGoneBackTo() throws Exception {
        earlier("1.2.0", "GO", "ROLLED_BACK");
        WorkflowRun run = watch("previousVersion: '1.2.0',");

        assertThat(outcome(run)).isEqualTo("REFUSED");
        j.assertLogContains("1.2.0 was itself rolled back", run);
    }

    @Test
    void versionWhoseArtifactsAreGoneIsNotGoneBackTo() throws Exception {
        WorkflowRun approved = earlier("1.2.0", "GO", "");
        approved.getArtifactManager().delete();
        WorkflowRun run = watch("previousVersion: '1.2.0',");

        assertThat(outcome(run)).isEqualTo("REFUSED");
        j.assertLogContains("The artifacts of 1.2.0 are gone", run);
    }

    @Test
    void rollbacksInARowAreCountedForEachEnvironment() throws Exception {
        earlier("1.2.0", "GO", "");
        for (int i = 1; i <= 3; i++) {
            earlier("1.3." + i, "GO", "ROLLED_BACK");
        }
        WorkflowRun staging = watch("previousVersion: '1.2.0', environment: 'staging',");
        assertThat(outcome(staging)).isEqualTo("ROLLED_BACK");

        service.become(FakeService.Mood.BROKEN);
        WorkflowRun production = watch("previousVersion: '1.2.0',");
        assertThat(outcome(production)).isEqualTo("REFUSED");
        j.assertLogContains("3 rollbacks came directly before; at most 3 may follow each other", production);
    }

    @Test
    void laterDeploymentOfTheSameEnvironmentIsNotTakenAway() throws Exception {
        service.become(FakeService.Mood.HEALTHY);
        WorkflowRun first = start("previousVersion: '1.2.0', previousApproval: 'CHG-7', healthWindow: '1h',");
        WorkflowRun elsewhere = start(
                "previousVersion: '1.2.0', previousApproval: 'CHG-7', healthWindow: '1h', environment: 'staging',");
        WorkflowRun second = start("previousVersion: '1.2.0', previousApproval: 'CHG-7', healthWindow: '1h',");
        DeployPreviousStep.service = null;
        service.become(FakeService.Mood.BROKEN);

        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(first));
        assertThat(outcome(first)).isEqualTo("REFUSED");
        j.assertLogContains("Another deployment of the environment is running or came later", first);
        j.waitForMessage("rolling back to 1.2.0", second);
        j.waitForMessage("rolling back to 1.2.0", elsewhere);
        assertThat(DeployPreviousStep.RUNS.get()).isLessThanOrEqualTo(2);
        service.become(FakeService.Mood.HEALTHY);
        j.waitForCompletion(second);
        j.waitForCompletion(elsewhere);
        assertThat(outcome(second)).isEqualTo("ROLLED_BACK");
        assertThat(DeployPreviousStep.RUNS).hasValue(2);
    }

    @Test
    void laterBuildThatWasApprovedAndStillRunsMayBeDeploying() throws Exception {
        service.become(FakeService.Mood.HEALTHY);
        WorkflowRun first = start("previousVersion: '1.2.0', previousApproval: 'CHG-7', healthWindow: '1h',");
        job.setDefinition(new CpsFlowDefinition("semaphore 'deploying'", true));
        WorkflowRun later = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("deploying/1", later);
        record(later, "1.5.0", "GO", "");
        service.become(FakeService.Mood.BROKEN);

        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(first));
        assertThat(outcome(first)).isEqualTo("REFUSED");
        SemaphoreStep.success("deploying/1", null);
        j.waitForCompletion(later);
    }

    @Test
    void policyOfTheWorkspaceHoldsWhereNoEarlierStepLoadedOne() throws Exception {
        WorkflowRun run = build(Result.FAILURE, """
                node {
                  writeFile file: 'readiness.yml', text: '''\
                version: 1
                extends: production-readiness
                release: {product: shop}
                sources:
                  live: {format: http, url: "%s", expect: UP}
                rollback:
                  window: {duration: 1h, interval: 1s, failureLimit: 1, sources: [live]}
                  severities:
                    critical: ["live.up < 1"]
                '''
                  rollbackOnSeverity(version: '1.4.0', previousVersion: '1.2.0', previousApproval: 'CHG-7') { deployPrevious() }
                }
                """.formatted(service.url()));

        assertThat(outcome(run)).isEqualTo("ROLLED_BACK");
        assertThat(ReleaseRecords.of(run)
                        .record()
                        .orElseThrow()
                        .policy()
                        .orElseThrow()
                        .origin())
                .isEqualTo("readiness.yml");
        j.assertLogContains("shop 1.4.0: critical severity", run);

        WorkflowRun missing = build(
                Result.FAILURE,
                "node { rollbackOnSeverity(policy: 'other.yml', probes: [healthProbe('%s')]) { deployPrevious() } }"
                        .formatted(service.url()));
        j.assertLogContains("there is no policy file other.yml in the workspace", missing);
    }

    @Test
    void failedLaunchGateRollsBackAtOnceAndStabilizationNeedsItsWindow() throws Exception {
        service.become(FakeService.Mood.HEALTHY);
        WorkflowRun run = build(Result.FAILURE, """
                node {
                  catchError { qualityGate 'production-launch' }
                }
                rollbackOnSeverity(afterGate: 'production-launch', healthWindow: '1h', interval: '1s',
                    previousVersion: '1.2.0', previousApproval: 'CHG-7', markAs: 'NOTE',
                    probes: [healthProbe(url: '%s', expect: 'UP')]) { deployPrevious() }
                qualityGate 'stabilization'
                """.formatted(service.url()));
        System.err.println(JenkinsRule.getLog(run));

        assertThat(outcome(run)).isEqualTo("ROLLED_BACK");
        j.assertLogContains("critical severity: gate production-launch FAILED", run);
        j.assertLogContains("gate stabilization FAILED", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(1);

        WorkflowRun unwatched = build(Result.FAILURE, "qualityGate 'stabilization'");
        j.assertLogContains("unmeasurable: health", unwatched);
        j.assertLogContains("no finished health window", unwatched);

        WorkflowRun good = build(Result.SUCCESS, """
                rollbackOnSeverity(healthWindow: '2s', interval: '1s',
                    probes: [healthProbe(url: '%s', expect: 'UP')]) { deployPrevious() }
                qualityGate 'stabilization'
                """.formatted(service.url()));
        j.assertLogContains("[PHASE 4 COMPLETE]", good);
        j.assertLogContains("[RELEASE COMPLETE]", good);
    }

    @Test
    void whatThePipelineFoundItselfIsDecidedAboutAtOnce() throws Exception {
        service.become(FakeService.Mood.HEALTHY);
        WorkflowRun run = watch("found: 'critical', cause: 'smoke test failed', previousVersion: '1.2.0',"
                + " previousApproval: 'CHG-7', healthWindow: '1h',");

        assertThat(outcome(run)).isEqualTo("ROLLED_BACK");
        j.assertLogContains("critical severity: smoke test failed", run);
        WatchSummary watched = summary(run).watches().get(0);
        assertThat(watched.environment()).isEqualTo("production");
        assertThat(watched.recoverySeconds()).isBetween(0L, 60L);
        assertThat(watched.byPerson()).isFalse();
    }

    @Test
    void numbersForWhoMeasuresDeliveryComeByRest() throws Exception {
        measured(10, false, "HEALTHY", -1);
        measured(30, true, "ROLLED_BACK", 240);
        measured(20, false, "ROLLED_BACK", 60);
        measured(40, false, "KEPT", -1);
        measured(50, false, "INCONCLUSIVE", -1);

        String json = j.createWebClient()
                .goTo(job.getUrl() + "release-numbers/api/json", "application/json")
                .getWebResponse()
                .getContentAsString();
        Fields numbers = Fields.of(Json.read(json.getBytes(StandardCharsets.UTF_8)), "");
        assertThat(numbers.count("deployments")).isEqualTo(4);
        assertThat(numbers.count("failedDeployments")).isEqualTo(2);
        assertThat(json).contains("\"changeFailureRate\":0.5", "\"overrideRate\":0.2");
        assertThat(numbers.count("medianRecoverySeconds")).isEqualTo(60);
        assertThat(numbers.count("decisions")).isEqualTo(5);
        assertThat(numbers.count("rolledBackAfterOverride")).isEqualTo(1);
        assertThat(numbers.objects("recoveries"))
                .extracting(recovery -> recovery.count("build") + ": " + recovery.count("seconds"))
                .containsExactly("3: 60", "2: 240");
    }

    private void measured(int version, boolean override, String outcome, int recovery) throws Exception {
        WorkflowRun run = build(Result.SUCCESS, "echo 'a release'");
        begin(run, "1." + version);
        Map<String, Object> result = new HashMap<>(Map.of("outcome", outcome));
        if (recovery >= 0) {
            result.put("recovery", Map.of("taken", "PT" + recovery + "S"));
        }
        ReleaseRecords.of(run).write(TaskListener.NULL, writer -> {
            writer.append(
                    "alice", EntryKind.DECISION, Map.of("decision", Map.of("outcome", "GO", "override", override)));
            writer.append(
                    "system:rollback",
                    EntryKind.ROLLBACK_OUTCOME,
                    Map.of("id", "5", "environment", "production", "result", result));
        });
    }

    private void begin(WorkflowRun run, String version) throws Exception {
        ReleaseRecords.of(run)
                .start(
                        "alice",
                        new Release(
                                job.getFullName(),
                                Optional.of(version),
                                Optional.empty(),
                                run.getFullDisplayName(),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of()),
                        new PolicySnapshot("small", "test", DIGEST, Map.of("version", 1L, "name", "small")),
                        TaskListener.NULL);
    }

    private WorkflowRun earlier(String version, String decision, String watched) throws Exception {
        WorkflowRun run = build(Result.SUCCESS, "echo 'a release'");
        record(run, version, decision, watched);
        return run;
    }

    /** A record as the steps write it, as far as later builds look at it. */
    private void record(WorkflowRun run, String version, String decision, String watched) throws Exception {
        begin(run, version);
        BuildRecord record = ReleaseRecords.of(run);
        record.write(TaskListener.NULL, writer -> {
            writer.append("alice", EntryKind.DECISION, Map.of("decision", Map.of("outcome", decision)));
            if (!watched.isEmpty()) {
                writer.append(
                        "system:rollback",
                        EntryKind.ROLLBACK_OUTCOME,
                        Map.of("id", "5", "environment", "production", "result", Map.of("outcome", watched)));
            }
            writer.document("alice", "notes.md", new byte[] {'x'});
        });
    }

    private WorkflowRun watch(String arguments) throws Exception {
        return build(Result.FAILURE, script(arguments));
    }

    private WorkflowRun start(String arguments) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script(arguments), true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        j.waitForMessage("a probe every", run);
        return run;
    }

    private WorkflowRun build(Result expected, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        return j.buildAndAssertStatus(expected, job);
    }

    private static String script(String arguments) {
        return """
                timeout(5) {
                  rollbackOnSeverity(%s interval: '1s', failureLimit: 1,
                      probes: [healthProbe(url: '%s', expect: 'UP')]) { deployPrevious() }
                }
                """.formatted(arguments, service.url());
    }

    private static RecordSummary summary(WorkflowRun run) {
        return run.getAction(ReleaseRecordAction.class).summary().orElseThrow();
    }

    private static String outcome(WorkflowRun run) {
        return summary(run).rollback();
    }
}
