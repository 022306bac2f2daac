package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.engine.rollback.FakeService;
import io.jenkins.plugins.releasereadiness.record.WatchSummary;
import io.jenkins.plugins.releasereadiness.record.Workers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Each mood of a service gives its decision with its probe, and no earlier than its time. */
@WithJenkins
class WatchedServiceTest extends WatchPipelines {
    private static final Duration LATE = Duration.ofMillis(1500);

    @Test
    void healthyReleaseStaysAndTheBodyNeverRuns() throws Exception {
        WorkflowRun run = run(Result.SUCCESS, step(CHANGE + "healthWindow: '2s',", "critical", "deployPrevious()"));

        j.assertLogContains("outcome HEALTHY, healthy true", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(0);
        assertThat(service.asked()).isGreaterThan(1);
        assertThat(watched(run)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(document(run).text("outcome")).isEqualTo("HEALTHY");
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

        j.assertLogContains("back to 1.3.2, was critical", run);
        j.assertLogContains("[ALERT] ", run);
        j.assertLogContains("ROLLED_BACK", run);
        j.assertLogNotContains("\tat io.jenkins", run);
        assertOutcome(run, "ROLLED_BACK", 1);
        assertThat(document(run).text("severity")).isEqualTo("critical");
    }

    @Test
    void serviceThatLiesIsDown() throws Exception {
        service.become(FakeService.Mood.LYING);
        WorkflowRun run = run(Result.FAILURE, step(CHANGE, "critical", "deployPrevious()"));

        j.assertLogContains("without the expected text", run);
        assertThat(document(run).object("trigger").count("probe")).isEqualTo(1);
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
    }

    @Test
    void highRollsBackByItselfIfNobodyDecides() throws Exception {
        service.become(FakeService.Mood.BROKEN);
        WorkflowRun run = run(Result.FAILURE, step(CHANGE + "decideWithin: '3s',", "high", "deployPrevious()"));

        j.assertLogContains("[ROLLBACK DECISION] ", run);
        j.assertLogContains("nobody decided by", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
    }

    @Test
    void addressWhereNothingListensIsDown() throws Exception {
        String dead = FakeService.deadUrl();
        WorkflowRun run = run(Result.FAILURE, """
                rollbackOnSeverity(%s interval: '1s', failureLimit: 2, verify: false, probes: [healthProbe('%s')]) {
                  deployPrevious()
                }
                """.formatted(CHANGE, dead));

        j.assertLogContains(dead + " is down: it refused the connection", run);
        assertThat(document(run).object("trigger").count("probe")).isEqualTo(2);
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
    }

    @Test
    void hostThatNobodyKnowsIsNoMeasurementAndAsks() throws Exception {
        WorkflowRun run = start("""
                rollbackOnSeverity(%s interval: '1s', errorLimit: 1, probes: [healthProbe('http://no.such.host.invalid/')]) {
                  deployPrevious()
                }
                """.formatted(CHANGE), "No data is not health");
        run.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        assertThat(DeployPreviousStep.RUNS).hasValue(0);
    }

    @Test
    void flappingServiceIsNotADegradationWhereTwoBadProbesInARowAre() throws Exception {
        service.become(FakeService.Mood.FLAPPING);
        WorkflowRun run = run(Result.SUCCESS, """
                rollbackOnSeverity(%s healthWindow: '3s', interval: '1s', failureLimit: 2,
                    probes: [healthProbe(url: '%s', expect: 'UP')]) { deployPrevious() }
                """.formatted(CHANGE, service.url()));

        assertOutcome(run, "HEALTHY", 0);
        assertThat(watched(run)).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void slowServiceIsAskedAboutAndGoesBackByItselfNoMomentEarlier() throws Exception {
        service.becomeReallySlow(LATE);
        WorkflowRun run = run(Result.FAILURE, watchingLatency("decideWithin: '2s',"));

        j.assertLogContains("latencyMs", run);
        j.assertLogContains("nobody decided by", run);
        assertOutcome(run, "ROLLED_BACK", 1);
        assertThat(document(run).text("severity")).isEqualTo("high");
        assertThat(Duration.between(
                        document(run).object("trigger").time("at"),
                        document(run).object("decision").time("at")))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void serviceThatGetsWorseIsAskedAboutAndThenGoesBackAtOnce() throws Exception {
        WorkflowRun run = start(watchingLatency(""), "watching production until");
        service.becomeReallySlow(LATE);
        j.waitForMessage("[ROLLBACK DECISION]", run);
        service.become(FakeService.Mood.BROKEN);

        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
        j.assertLogContains("high severity", run);
        j.assertLogContains("critical severity", run);
        assertOutcome(run, "ROLLED_BACK", 1);
        assertThat(document(run).text("severity")).isEqualTo("critical");
        assertThat(document(run).object("decision").text("makerKind")).isEqualTo("table");
    }

    @Test
    void deadlineIsKeptWhileEveryLookWaitsForServersThatDoNotAnswer() throws Exception {
        CountDownLatch silence = new CountDownLatch(1);
        for (int i = 0; i < 500; i++) {
            Workers.look(() -> {
                try {
                    silence.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        try {
            WorkflowRun run = run(
                    Result.FAILURE,
                    step(CHANGE + "found: 'high', decideWithin: '2s', verify: false,", "critical", "deployPrevious()"));
            assertOutcome(run, "ROLLED_BACK", 1);
            assertThat(document(run).object("decision").text("makerKind")).isEqualTo("clock");
        } finally {
            silence.countDown();
        }
    }

    /** Down is critical, late is high. */
    private String watchingLatency(String arguments) {
        return """
                rollbackOnSeverity(%s %s healthWindow: '1h', interval: '1s', failureLimit: 1,
                    probes: [healthProbe(url: '%s', expect: 'UP', severity: 'critical'),
                             healthProbe(url: '%s', expect: 'UP', maxLatencyMs: 1000, severity: 'high')]) {
                  deployPrevious()
                }
                """.formatted(CHANGE, arguments, service.url(), service.url());
    }

    private static Duration watched(WorkflowRun run) {
        WatchSummary watch = summary(run).watches().get(0);
        return Duration.ofMillis(watch.endedMillis() - watch.startedMillis());
    }
}
