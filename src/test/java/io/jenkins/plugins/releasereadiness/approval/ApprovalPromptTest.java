package io.jenkins.plugins.releasereadiness.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalStateCodec;
import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.InputStream;
import java.util.Map;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.ApproverAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ApprovalPromptTest {
    private static final String SCRIPT = "semaphore 'record'; def answer = awaitReleaseApproval(); "
            + "echo \"went ${answer.outcome} by ${answer.approvers.join(',')}\"";

    @Test
    void clickOnTheNativePromptApprovesAndIsOnRecordBeforeThePipelineGoesOn(JenkinsRule j) throws Exception {
        ApprovalScene scene = ApprovalScene.in(j);
        WorkflowRun run = scene.ask(scene.job(SCRIPT));
        assertThat(run.getExecutor()).isNotNull();
        j.assertLogContains("[APPROVAL REQUEST] shop 1.4.0: may it go to production?", run);

        scene.click(ApprovalScene.ALICE, run, "proceed", "All gates are green");

        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        j.assertLogContains("went GO by alice", run);
        j.assertLogContains("[APPROVAL REQUEST] shop 1.4.0: GO: Approved by alice.", run);
        ReleaseRecord record = ReleaseRecords.of(run).record().orElseThrow();
        assertThat(record.decision().orElseThrow().actor()).isEqualTo("alice");
        assertThat(record.votes()).hasSize(1);
        assertThat(record.approvalRequests()).hasSize(1);
        assertThat(published(run))
                .extracting(document -> document.get("outcome"))
                .isEqualTo("GO");
        assertThat(ApprovalStateCodec.fromMap(published(run))
                        .decision()
                        .orElseThrow()
                        .maker())
                .isEqualTo("alice");
        assertThat(run.getAction(InputAction.class).getExecutions()).isEmpty();
    }

    @Test
    void rejectionOnTheNativePromptIsNoGoWithItsReason(JenkinsRule j) throws Exception {
        ApprovalScene scene = ApprovalScene.in(j);
        WorkflowRun run = scene.ask(scene.job(SCRIPT));

        scene.click(ApprovalScene.ALICE, run, "abort", "Payment is broken");

        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        j.assertLogContains("Release approval: NO_GO. Rejected by alice: Payment is broken", run);
        assertThat(ApprovalScene.state(run).decision().orElseThrow().outcome()).isEqualTo(Outcome.NO_GO);
        assertThat(run.getAction(InputAction.class).getExecutions()).isEmpty();
    }

    @Test
    void starterIsRefusedBeforeThePromptSettlesAndLeavesNoTraceOfApproval(JenkinsRule j) throws Exception {
        ApprovalScene scene = ApprovalScene.in(j);
        WorkflowRun run = scene.ask(scene.job(SCRIPT));

        HtmlPage answer = scene.click(ApprovalScene.STARTER, run, "proceed", "It is my own release");

        assertThat(answer.asNormalizedText()).contains("Whoever started the build may not approve it");
        assertThat(run.getActions(ApproverAction.class)).isEmpty();
        assertThat(ApprovalScene.state(run).votes()).isEmpty();
        j.assertLogNotContains("Approved by", run);

        scene.click(ApprovalScene.BOB, run, "proceed", "Looks good");
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
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
