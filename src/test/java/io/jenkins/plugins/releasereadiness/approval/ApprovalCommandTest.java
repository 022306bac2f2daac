package io.jenkins.plugins.releasereadiness.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.cli.CLICommandInvoker;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Votes by the command line of Jenkins. */
@WithJenkins
class ApprovalCommandTest {
    private static JenkinsRule j;
    private static ApprovalScene scene;

    @BeforeAll
    static void open(JenkinsRule rule) {
        j = rule;
        scene = ApprovalScene.in(rule);
    }

    @Test
    void showTellsWhatApproveNeeds() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval(approvers: 'user:alice')");
        String shown = call(ApprovalScene.READER, run, "show").stdout();
        assertThat(shown)
                .contains("shop 1.4.0", "rule (user:alice):1: 1 missing, can be given by alice", "risk: ")
                .contains("evidence " + ApprovalScene.evidence(run));

        CLICommandInvoker.Result vote = call(
                ApprovalScene.ALICE, run, "approve", "--reason", "Fine", "--evidence", ApprovalScene.evidence(run));

        assertThat(vote.returnCode()).isZero();
        assertThat(vote.stdout()).contains("GO: Approved by alice.");
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
    }

    @Test
    void whatIsNotAllowedIsRefusedWithTheReason() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval(approvers: 'user:alice')");
        CLICommandInvoker.Result other =
                call(ApprovalScene.BOB, run, "approve", "--reason", "Fine", "--evidence", ApprovalScene.evidence(run));
        assertThat(other.returnCode()).isEqualTo(5);
        assertThat(other.stderr()).contains("No approval rule in force names you");
        assertThat(call(ApprovalScene.ALICE, run, "approve", "--reason", "Fine").stderr())
                .contains("Say what you looked at");
        assertThat(call(ApprovalScene.ALICE, run, "agree").stderr()).contains("'agree' is none of approve, reject");
        assertThat(ApprovalScene.state(run).votes()).isEmpty();

        assertThat(call(ApprovalScene.ALICE, run, "reject", "--reason", "No").returnCode())
                .isZero();
        j.waitForCompletion(run);
    }

    private static CLICommandInvoker.Result call(String id, WorkflowRun run, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = run.getParent().getFullName();
        all[1] = String.valueOf(run.getNumber());
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return new CLICommandInvoker(j, "release-approval").asUser(id).invokeWithArgs(all);
    }
}
