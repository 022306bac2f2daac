package io.jenkins.plugins.releasereadiness.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalStateCodec;
import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.prompt.Refused;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.ApproverAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Votes by clicks on the prompt of the input step. */
@WithJenkins
class ApprovalPromptTest {
    private static final String SCRIPT =
            "def answer = awaitReleaseApproval(); echo \"went ${answer.outcome} by ${answer.approvers.join(',')}\"";

    private static JenkinsRule j;
    private static ApprovalScene scene;

    @BeforeAll
    static void open(JenkinsRule rule) {
        j = rule;
        scene = ApprovalScene.in(rule);
    }

    @Test
    void clickApprovesAndTheDecisionIsOnRecordBeforeThePipelineGoesOn() throws Exception {
        WorkflowRun run = scene.ask(SCRIPT);
        assertThat(j.jenkins.toComputer().countBusy()).as("executors held").isZero();
        j.assertLogContains("[APPROVAL REQUEST] shop 1.4.0: may it go to production?", run);

        scene.click(ApprovalScene.ALICE, run, "proceed", "All gates are green");

        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        j.assertLogContains("went GO by alice", run);
        j.assertLogContains("[APPROVAL REQUEST] shop 1.4.0: GO: Approved by alice.", run);
        ReleaseRecord record = ReleaseRecords.of(run).record().orElseThrow();
        assertThat(record.decision().orElseThrow().actor()).isEqualTo("alice");
        assertThat(record.votes()).hasSize(1);
        assertThat(record.approvalRequests()).hasSize(1);
        Map<String, Object> document = published(run);
        assertThat(document.get("outcome")).isEqualTo("GO");
        assertThat(ApprovalStateCodec.fromMap(document).decision().orElseThrow().maker())
                .isEqualTo("alice");
        assertThat(run.getAction(InputAction.class).getExecutions()).isEmpty();
    }

    @Test
    void clickToRejectIsNoGoWithItsReason() throws Exception {
        WorkflowRun run = scene.ask(SCRIPT);

        scene.click(ApprovalScene.ALICE, run, "abort", "Payment is broken");

        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        j.assertLogContains("Release approval: NO_GO. Rejected by alice: Payment is broken", run);
        assertThat(ApprovalScene.outcome(run)).isEqualTo(Outcome.NO_GO);
        assertThat(run.getAction(InputAction.class).getExecutions()).isEmpty();
    }

    @Test
    void rejectionWithoutAReasonIsRefusedAndThePromptIsThereAgain() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval(minReasonLength: 10)");

        HtmlPage answer = scene.click(ApprovalScene.ALICE, run, "abort", "No");

        assertThat(answer.asNormalizedText()).contains("at least 10 are needed");
        assertThat(ApprovalScene.state(run).settled()).isFalse();
        scene.click(ApprovalScene.ALICE, run, "abort", "Payment is broken");
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
    }

    @Test
    void starterIsRefusedBeforeThePromptSettlesAndLeavesNoTraceOfApproval() throws Exception {
        WorkflowRun run = scene.ask(SCRIPT);

        HtmlPage answer = scene.click(ApprovalScene.STARTER, run, "proceed", "It is my own release");

        assertThat(answer.asNormalizedText()).contains("Whoever started the build may not approve it");
        assertNoTrace(run);
        scene.click(ApprovalScene.BOB, run, "proceed", "Looks good");
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
    }

    @Test
    void administratorWhoStartedTheBuildIsRefusedToo() throws Exception {
        WorkflowRun run = scene.ask(
                scene.job("semaphore 'record'; awaitReleaseApproval()"), ApprovalScene.startedBy(ApprovalScene.ADMIN));

        HtmlPage answer = scene.click(ApprovalScene.ADMIN, run, "proceed", "I am root");

        assertThat(answer.asNormalizedText()).contains("Whoever started the build may not approve it");
        assertNoTrace(run);
        j.assertBuildStatusSuccess(approveAndWait(run));
    }

    @Test
    void administratorWhomNoRuleNamesIsRefusedThoughThePromptWouldLetThemThrough() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval(approvers: 'group:release-managers')");

        HtmlPage answer = scene.click(ApprovalScene.ADMIN, run, "proceed", "I am root");

        assertThat(answer.asNormalizedText()).contains("No approval rule in force names you");
        assertNoTrace(run);
        j.assertBuildStatusSuccess(approveAndWait(run));
    }

    @Test
    void callerWithinJenkinsThatGoesAroundThePromptsChecksIsRefusedAndThePromptIsThereAgain() throws Exception {
        WorkflowRun run = scene.ask(SCRIPT);
        InputStepExecution prompt =
                run.getAction(InputAction.class).getExecutions().get(0);
        Map<String, Object> values = new HashMap<>();
        values.put(Ballot.REASON, "sneaky");
        values.put(Ballot.EVIDENCE, ApprovalScene.evidence(run));

        assertThat(catchThrowable(() -> prompt.proceed(values)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Only people who are logged in may vote");

        assertThat(ApprovalScene.state(run).votes()).isEmpty();
        assertThat(run.getAction(InputAction.class).getExecutions()).hasSize(1).doesNotContain(prompt);
        j.assertBuildStatusSuccess(approveAndWait(run));
    }

    @Test
    void quorumTakesSeveralPeopleOnTheSamePrompt() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval(approvers: 'group:release-managers:2')");

        scene.click(ApprovalScene.ALICE, run, "proceed", "Tested");
        assertThat(ApprovalScene.state(run).settled()).isFalse();
        assertThat(run.getAction(InputAction.class).getExecutions()).hasSize(1);
        scene.click(ApprovalScene.BOB, run, "proceed", "Tested too");

        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        assertThat(run.getAction(InputAction.class).getExecutions()).isEmpty();
        assertThat(run.getAction(InputAction.class).getIconFileName())
                .as("sidebar link")
                .isNull();
    }

    private static WorkflowRun approveAndWait(WorkflowRun run) throws Exception {
        scene.click(ApprovalScene.BOB, run, "proceed", "Looks good");
        return j.waitForCompletion(run);
    }

    private static void assertNoTrace(WorkflowRun run) throws Exception {
        assertThat(run.getActions(ApproverAction.class)).isEmpty();
        assertThat(ApprovalScene.state(run).votes()).isEmpty();
        j.assertLogNotContains("Approved by", run);
    }

    private static Map<String, Object> published(WorkflowRun run) throws Exception {
        try (InputStream in = run.getArtifactManager()
                .root()
                .child("release-evidence/production-approval.json")
                .open()) {
            return Fields.of(Json.read(in.readAllBytes()), "").asMap();
        }
    }
}
