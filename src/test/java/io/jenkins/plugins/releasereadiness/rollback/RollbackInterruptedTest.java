package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.releasereadiness.engine.rollback.FakeService;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What stops a watch or its rollback on the way. */
@WithJenkins
class RollbackInterruptedTest extends WatchPipelines {
    @Test
    void abortEndsTheWatchWithoutRollback() throws Exception {
        WorkflowRun run = start(step(CHANGE, "critical", "deployPrevious()"), "watching production until");
        run.doStop();

        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        assertThat(document(run).text("outcome")).isEqualTo("ABORTED");
        assertThat(DeployPreviousStep.RUNS).hasValue(0);
        assertThat(Watches.of(run)).isEmpty();
    }

    @Test
    void timeoutEndsTheWatchWithoutRollback() throws Exception {
        WorkflowRun run = run(
                Result.ABORTED,
                "timeout(time: 3, unit: 'SECONDS') {\n" + step(CHANGE, "critical", "deployPrevious()") + "\n}");

        assertThat(document(run).text("outcome")).isEqualTo("ABORTED");
        assertThat(DeployPreviousStep.RUNS).hasValue(0);
    }

    @Test
    void abortWhileTheBodyRunsStopsItAndSaysThatNobodyKnows() throws Exception {
        service.become(FakeService.Mood.BROKEN);
        WorkflowRun run = start(step(CHANGE, "critical", "deployPrevious()\n sleep 600"), "Sleeping for");
        run.doStop();

        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        assertThat(document(run).text("outcome")).isEqualTo("ROLLBACK_FAILED");
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
    }

    @Test
    void failureOfTheBodyKeepsTheOriginalCause() throws Exception {
        service.become(FakeService.Mood.BROKEN);
        WorkflowRun run = run(Result.FAILURE, step(CHANGE, "critical", "error 'no route to host'"));

        j.assertLogContains("[ERROR] ", run);
        j.assertLogContains("ROLLBACK_FAILED", run);
        j.assertLogContains("no route to host", run);
        j.assertLogContains("Original cause: ", run);
        j.assertLogContains("[ALERT] ", run);
        j.assertLogContains("Act by hand now", run);
        assertThat(document(run).text("outcome")).isEqualTo("ROLLBACK_FAILED");
        assertThat(document(run).text("escalatedTo")).isEqualTo("critical");
    }

    @Test
    void agentThatIsLostWhileTheBodyRunsIsAFailedRollbackThatIsEscalatedAndNotRepeated() throws Exception {
        service.become(FakeService.Mood.BROKEN);
        DumbSlave agent = j.createOnlineSlave();
        DeployPreviousStep.service = null;
        WorkflowRun run = start(
                step(CHANGE, "critical", "node('" + agent.getNodeName() + "') { deployPrevious()\n sleep 600 }"),
                "Sleeping for");
        j.jenkins.removeNode(agent);

        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
        j.assertLogContains("Original cause: ", run);
        j.assertLogContains("Act by hand now", run);
        assertOutcome(run, "ROLLBACK_FAILED", 1);
        assertThat(document(run).text("escalatedTo")).isEqualTo("critical");
    }
}
