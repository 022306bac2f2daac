package io.jenkins.plugins.releasereadiness.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class ApprovalRestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @Test
    void waitingAndVotesSurviveRestarts() throws Throwable {
        session.then(j -> {
            ApprovalScene scene = ApprovalScene.in(j);
            scene.ask(scene.job(
                    "shop",
                    "semaphore 'record'; def answer = awaitReleaseApproval("
                            + "approvers: 'group:release-managers:2'); echo \"went ${answer.outcome}\""));
        });
        session.then(j -> {
            WorkflowRun run = restored();
            assertThat(WaitingApprovals.get().waiting())
                    .as("inbox after a restart")
                    .extracting(item -> item.run().getExternalizableId())
                    .containsExactly("shop#1");
            new ApprovalScene(j).click(ApprovalScene.ALICE, run, "proceed", "Tested");
            assertThat(ApprovalScene.state(run).approvals()).hasSize(1);
            ApprovalScene.awaitApproval(run);
        });
        session.then(j -> {
            WorkflowRun run = restored();
            assertThat(run.getAction(InputAction.class).getExecutions()).hasSize(1);
            assertThat(pauses(run)).as("one pause, still open").isEqualTo(1);
            assertThat(ApprovalScene.state(run).approvals()).hasSize(1);

            new ApprovalScene(j).click(ApprovalScene.BOB, run, "proceed", "Tested too");

            j.assertBuildStatusSuccess(j.waitForCompletion(run));
            j.assertLogContains("went GO", run);
            assertThat(ReleaseRecords.of(run).record().orElseThrow().votes()).hasSize(2);
            assertThat(run.getAction(InputAction.class).getIconFileName()).isNull();
        });
    }

    @Test
    void deadlineThatPassedWhileJenkinsWasDownStillCounts() throws Throwable {
        session.then(j -> {
            ApprovalScene scene = ApprovalScene.in(j);
            scene.ask(scene.job("shop", "semaphore 'record'; awaitReleaseApproval(deadline: '3s')"));
        });
        session.then(j -> {
            WorkflowRun run = (WorkflowRun)
                    Jenkins.get().getItemByFullName("shop", WorkflowJob.class).getBuildByNumber(1);
            j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
            assertThat(ApprovalScene.state(run).decision().orElseThrow().outcome())
                    .isEqualTo(Outcome.TIMED_OUT);
        });
    }

    private static WorkflowRun restored() {
        WorkflowRun run =
                Jenkins.get().getItemByFullName("shop", WorkflowJob.class).getBuildByNumber(1);
        ApprovalScene.awaitApproval(run);
        return run;
    }

    private static long pauses(FlowExecutionOwner.Executable run) throws Exception {
        return new DepthFirstScanner()
                .allNodes(run.asFlowExecutionOwner().get()).stream()
                        .flatMap(node -> PauseAction.getPauseActions(node).stream())
                        .filter(PauseAction::isPaused)
                        .count();
    }
}
