package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.rollback.FakeService;
import io.jenkins.plugins.releasereadiness.engine.rollback.GuardFacts;
import io.jenkins.plugins.releasereadiness.engine.rollback.Question.Choice;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackEvent;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackMachine;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackPhase;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackState;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class RollbackRestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    private FakeService service;

    @BeforeEach
    void start() throws IOException {
        service = new FakeService();
        DeployPreviousStep.service = service;
        DeployPreviousStep.RUNS.set(0);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void windowIsWatchedToItsEndAfterARestart() throws Throwable {
        session.then(
                j -> started(j, "critical", "healthWindow: '12s'", "deployPrevious()", "watching production until"));
        int before = service.asked();
        session.then(j -> {
            WorkflowRun run = run(j);
            j.assertBuildStatusSuccess(j.waitForCompletion(run));
            j.assertLogContains("HEALTHY", run);
            assertThat(told(run, "watching production until")).isEqualTo(1);
        });
        assertThat(service.asked()).isGreaterThan(before);
        assertThat(DeployPreviousStep.RUNS).hasValue(0);
    }

    @Test
    void degradationAfterARestartRollsBackOnce() throws Throwable {
        session.then(
                j -> started(j, "critical", "healthWindow: '1h'", "deployPrevious()", "watching production until"));
        service.become(FakeService.Mood.BROKEN);
        session.then(j -> {
            WorkflowRun run = run(j);
            j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
            j.assertLogContains("ROLLED_BACK", run);
        });
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
    }

    @Test
    void questionStandsAfterARestartAndIsAnnouncedOnce() throws Throwable {
        service.become(FakeService.Mood.BROKEN);
        session.then(j -> started(j, "high", "healthWindow: '1h'", "deployPrevious()", "[ROLLBACK DECISION]"));
        session.then(j -> {
            WorkflowRun run = run(j);
            Watch watch = found(run);
            assertThat(watch.state().phase()).isEqualTo(RollbackPhase.ASKING);
            await().untilAsserted(
                            () -> assertThat(run.getAction(InputAction.class).getExecutions())
                                    .extracting(InputStepExecution::getId)
                                    .as("prompts after the restart")
                                    .containsExactly("Rollback" + watch.id()));
            assertThat(watch.apply(decision())).isEmpty();
            j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
            assertThat(run.getAction(InputAction.class).getExecutions()).isEmpty();
            assertThat(told(run, "Without a decision it rolls back by itself")).isEqualTo(1);
        });
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
    }

    @Test
    void deadlineThatPassedWhileJenkinsWasDownCounts() throws Throwable {
        service.become(FakeService.Mood.BROKEN);
        session.then(j -> started(
                j, "high", "healthWindow: '1h', decideWithin: '5s'", "deployPrevious()", "[ROLLBACK DECISION]"));
        session.then(j -> {
            WorkflowRun run = run(j);
            j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
            j.assertLogContains("nobody decided by", run);
        });
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
    }

    @Test
    void bodyThatRunsIsNotStartedASecondTime() throws Throwable {
        service.become(FakeService.Mood.BROKEN);
        session.then(j -> {
            started(
                    j,
                    "critical",
                    "healthWindow: '1h'",
                    "deployPrevious()\n semaphore 'rollback'",
                    "rolling back to 1.3.2, level");
            SemaphoreStep.waitForStart("rollback/1", run(j));
        });
        session.then(j -> {
            SemaphoreStep.success("rollback/1", null);
            WorkflowRun run = run(j);
            j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
            j.assertLogContains("ROLLED_BACK", run);
            assertThat(told(run, "rolling back to 1.3.2, level")).isEqualTo(1);
        });
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
    }

    /** As after a crash between the writing of the phase and the start of the body: it may have run, so it is not run. */
    @Test
    void rollbackThatPerhapsRanIsNotRepeated() throws Throwable {
        service.become(FakeService.Mood.BROKEN);
        session.then(j ->
                started(j, "high", "healthWindow: '1h', verify: false", "deployPrevious()", "[ROLLBACK DECISION]"));
        WatchFile file = new WatchFile(stored("rollback-"));
        WatchFile.Content content = file.read().orElseThrow();
        file.write(new WatchFile.Content(executing(content.state()), content.rules(), List.of()));
        session.then(j -> {
            WorkflowRun run = run(j);
            j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
            j.assertLogContains("a restart interrupted the rollback to 1.3.2", run);
            j.assertLogContains("UNKNOWN", run);
        });
        assertThat(DeployPreviousStep.RUNS).hasValue(0);
    }

    /** As after a crash just after a step of the body began: the program that comes back knows nothing of that step. */
    @Test
    void stepThatTheProgramForgotIsNotRunASecondTime() throws Throwable {
        service.become(FakeService.Mood.BROKEN);
        session.then(j -> {
            started(
                    j,
                    "critical",
                    "healthWindow: '1h'",
                    "deployPrevious()\n semaphore 'rollback'\n deployPrevious()",
                    "rolling back to 1.3.2, level");
            SemaphoreStep.waitForStart("rollback/1", run(j));
        });
        Path begun = stored("body-");
        assertThat(begun).hasContent("{\"begun\":2}");
        Files.writeString(begun, "{\"begun\":3}");
        session.then(j -> {
            SemaphoreStep.success("rollback/1", null);
            WorkflowRun run = run(j);
            j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
            j.assertLogContains("ROLLED_BACK", run);
            assertThat(told(run, "a restart interrupted the rollback to 1.3.2")).isEqualTo(1);
        });
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
    }

    /** As after a crash between the writing of the state and of the ledger. */
    @Test
    void whatACrashKeptFromBeingToldIsToldAfterwards() throws Throwable {
        session.then(
                j -> started(j, "critical", "healthWindow: '1h'", "deployPrevious()", "watching production until"));
        WatchFile file = new WatchFile(stored("rollback-"));
        WatchFile.Content content = file.read().orElseThrow();
        RollbackState state = content.state();
        var aborted = RollbackMachine.apply(state, new RollbackEvent.Abort("alice"), Instant.now());
        file.write(new WatchFile.Content(aborted.state(), content.rules(), aborted.effects()));
        session.then(j -> {
            WorkflowRun run = run(j);
            j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
            assertThat(told(run, "The build was stopped by alice")).isEqualTo(1);
            assertThat(record(run).rollbackOutcomes()).hasSize(1);
        });
    }

    private void started(JenkinsRule j, String severity, String arguments, String body, String message)
            throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition("""
                rollbackOnSeverity(%s, interval: '1s', failureLimit: 1,
                    previousVersion: '1.3.2', previousApproval: 'CHG-7',
                    probes: [healthProbe(url: '%s', expect: 'UP', severity: '%s')]) {
                  %s
                }
                """.formatted(arguments, service.url(), severity, body), true));
        j.waitForMessage(message, job.scheduleBuild2(0).waitForStart());
    }

    private static WorkflowRun run(JenkinsRule j) {
        return j.jenkins.getItemByFullName("shop", WorkflowJob.class).getBuildByNumber(1);
    }

    private static Watch found(WorkflowRun run) throws InterruptedException {
        while (Watches.of(run).isEmpty()) {
            assertThat(run.isBuilding()).isTrue();
            Thread.sleep(50);
        }
        return Watches.of(run).get(0);
    }

    private static RollbackEvent decision() {
        return new RollbackEvent.Decide(
                new RollbackEvent.Actor("alice", true), Choice.ROLLBACK, "", Optional.empty(), false);
    }

    private static RollbackState executing(RollbackState asking) {
        RollbackState guards =
                RollbackMachine.apply(asking, decision(), Instant.now()).state();
        GuardFacts good = new GuardFacts(
                Optional.of("1.3.2"),
                Optional.of(true),
                Optional.of(true),
                Optional.of(false),
                Optional.of(0L),
                Optional.of(false));
        RollbackState executing = RollbackMachine.apply(guards, new RollbackEvent.GuardsReported(good), Instant.now())
                .state();
        assertThat(executing.phase()).isEqualTo(RollbackPhase.EXECUTING);
        return executing;
    }

    private Path stored(String name) throws IOException {
        try (Stream<Path> files =
                Files.list(session.getHome().toPath().resolve("jobs/shop/builds/1/release-readiness"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static ReleaseRecord record(WorkflowRun run) throws IOException {
        return ReleaseRecords.of(run).record().orElseThrow();
    }

    /** How often a text was announced. */
    private static long told(WorkflowRun run, String text) throws IOException {
        return record(run).announcements().stream()
                .filter(line -> String.valueOf(line.payload().get("text")).contains(text))
                .count();
    }
}
