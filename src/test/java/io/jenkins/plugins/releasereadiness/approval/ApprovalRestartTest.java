package io.jenkins.plugins.releasereadiness.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.model.User;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEffect;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEvent;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalMachine;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalStep;
import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.engine.approval.Vote;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
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

    /** The decision is stored, and Jenkins dies before it is told to anybody. */
    @Test
    void decisionThatACrashKeptFromBeingToldIsToldOnce() throws Throwable {
        session.then(j -> {
            ApprovalScene scene = ApprovalScene.in(j);
            WorkflowRun run =
                    scene.ask(scene.job("shop", "semaphore 'record'; awaitReleaseApproval(); echo 'went on'"));
            Approval approval = ApprovalScene.approval(run);
            Voter alice = Identity.of(User.getOrCreateByIdOrFullName("alice").impersonate2(), run);
            ApprovalStep step = ApprovalMachine.apply(
                    approval.state(),
                    new ApprovalEvent.Cast(
                            alice,
                            Vote.Choice.APPROVE,
                            "Tested",
                            true,
                            approval.state().binding(),
                            OptionalLong.empty()),
                    Instant.now());
            assertThat(step.state().settled()).isTrue();
            new ApprovalFile(run.getRootDir().toPath().resolve("release-readiness/approval-" + approval.id() + ".json"))
                    .write(new ApprovalFile.Content(
                            step.state(),
                            Map.of(),
                            step.effects().stream()
                                    .filter(effect -> !(effect instanceof ApprovalEffect.Settle))
                                    .toList()));
        });
        session.then(j -> {
            WorkflowRun run =
                    Jenkins.get().getItemByFullName("shop", WorkflowJob.class).getBuildByNumber(1);
            j.assertBuildStatusSuccess(j.waitForCompletion(run));
            j.assertLogContains("went on", run);
            ReleaseRecord record = ReleaseRecords.of(run).record().orElseThrow();
            assertThat(record.decisions()).hasSize(1);
            assertThat(record.votes()).hasSize(1);
            assertThat(run.getAction(InputAction.class).getIconFileName()).isNull();
        });
        session.then(j -> {
            WorkflowRun run =
                    Jenkins.get().getItemByFullName("shop", WorkflowJob.class).getBuildByNumber(1);
            assertThat(ReleaseRecords.of(run).record().orElseThrow().decisions())
                    .as("another restart decides nothing again")
                    .hasSize(1);
            assertThat(WaitingApprovals.get().waiting()).isEmpty();
        });
    }

    /** The decision is on record and published, and Jenkins dies before the pipeline hears of it. */
    @Test
    void pipelineThatDidNotHearTheDecisionGoesOnAfterARestart() throws Throwable {
        session.then(j -> {
            ApprovalScene scene = ApprovalScene.in(j);
            WorkflowRun run =
                    scene.ask(scene.job("shop", "semaphore 'record'; awaitReleaseApproval(); echo 'went on'"));
            ApprovalScene.approval(run).attach(new Deaf());
            scene.approve(ApprovalScene.ALICE, run);
            assertThat(ApprovalScene.outcome(run)).isEqualTo(Outcome.GO);
            assertThat(run.isBuilding()).isTrue();
        });
        session.then(j -> {
            WorkflowRun run =
                    Jenkins.get().getItemByFullName("shop", WorkflowJob.class).getBuildByNumber(1);
            j.assertBuildStatusSuccess(j.waitForCompletion(run));
            j.assertLogContains("went on", run);
            ReleaseRecord record = ReleaseRecords.of(run).record().orElseThrow();
            assertThat(record.decisions()).hasSize(1);
            assertThat(record.votes()).hasSize(1);
            assertThat(run.getAction(InputAction.class).getIconFileName()).isNull();
        });
    }

    private static final class Deaf implements Approval.Waiting {
        @Override
        public TaskListener listener() {
            return TaskListener.NULL;
        }

        @Override
        public void moved(ApprovalState state) {}

        @Override
        public void settled(ApprovalState state) {}

        @Override
        public void failed(IOException problem) {}
    }

    /** Escalation and reminder are due while Jenkins is down; the wait for a window goes on after it. */
    @Test
    void whatWasDueWhileJenkinsWasDownIsDoneOnce() throws Throwable {
        session.then(j -> {
            ApprovalScene scene = ApprovalScene.in(j).withPolicy("""
                    version: 1
                    name: strict
                    approval:
                      minReasonLength: 0
                      acknowledge: false
                      rules: ['user:bob']
                      escalate: {after: 2s, to: 'user:alice'}
                      deadline: 1h
                      remindBefore: 3598s
                    """);
            scene.ask(scene.job("shop", "semaphore 'record'; awaitReleaseApproval()"));
        });
        Thread.sleep(2500);
        session.then(j -> {
            WorkflowRun run = restored();
            await().until(() -> ApprovalScene.state(run).escalated());
            await().until(() -> ApprovalScene.state(run).remindedAt().isPresent());
            j.waitForMessage("(user:alice):1 may decide from now on", run);
            new ApprovalScene(j).approve(ApprovalScene.ALICE, run);
            j.assertBuildStatusSuccess(j.waitForCompletion(run));
            ReleaseRecord record = ReleaseRecords.of(run).record().orElseThrow();
            assertThat(record.approvalRequests())
                    .extracting(line -> line.payload().get("event"))
                    .containsOnlyOnce("escalated", "reminded");
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
