package io.jenkins.plugins.releasereadiness.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.cli.CLICommandInvoker;
import io.jenkins.plugins.releasereadiness.engine.record.Line;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Overrides and withdrawn votes are seen wherever an approval is. */
@WithJenkins
class OverrideAndWithdrawalTest {
    private static JenkinsRule j;
    private static ApprovalScene scene;

    @BeforeAll
    static void open(JenkinsRule rule) {
        j = rule;
        scene = ApprovalScene.in(rule);
    }

    @Test
    void voteCanBeWithdrawnAndCastAgainUntilItIsDecided() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval(approvers: 'group:release-managers:2')");
        assertThat(scene.approve(ApprovalScene.ALICE, run).getStatusCode()).isEqualTo(200);
        assertThat(scene.approve(ApprovalScene.ALICE, run).getStatusCode())
                .as("the same again")
                .isEqualTo(200);
        assertThat(ApprovalScene.state(run).votes()).hasSize(1);

        assertThat(scene.post(ApprovalScene.ALICE, run, "withdraw").getStatusCode())
                .isEqualTo(200);
        assertThat(ApprovalScene.state(run).approvals()).isEmpty();
        assertThat(scene.post(ApprovalScene.ALICE, run, "withdraw").getStatusCode())
                .as("nothing left to withdraw")
                .isEqualTo(409);

        j.assertLogContains("alice withdrew the vote", run);
        everywhere(run, "alice withdrew the vote");
        assertThat(record(run).votes())
                .extracting(line -> line.kind().word() + " by " + line.actor())
                .containsExactly("vote by alice", "vote-withdrawn by alice");

        scene.approve(ApprovalScene.BOB, run);
        scene.approve(ApprovalScene.ALICE, run);
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        assertThat(published(run, "production-approval.json")).contains("alice withdrew the vote.");
        everywhere(run, "alice withdrew the vote");
        WebResponse late = scene.approve(ApprovalScene.ADMIN, run);
        assertThat(late.getStatusCode()).isEqualTo(409);
    }

    @Test
    void overrideNeedsItsPermissionAndAReasonAndIsMarked() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval(approvers: 'group:release-managers:2')");
        assertThat(scene.post(ApprovalScene.ADMIN, run, "override", "reason", "I am root")
                        .getStatusCode())
                .isEqualTo(403);
        assertThat(scene.post(ApprovalScene.OVERRIDER, run, "override").getStatusCode())
                .as("without a reason")
                .isEqualTo(400);

        HtmlPage page = scene.client(ApprovalScene.OVERRIDER).getPage(run, "release-approval/");
        HtmlForm form = page.getFormByName("override");
        form.getTextAreaByName("reason").setText("Production is down");
        j.submit(form);

        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        j.assertLogContains("EMERGENCY OVERRIDE", run);
        everywhere(run, "EMERGENCY OVERRIDE", "Production is down");
        assertThat(text(run.getUrl())).as("build page").contains("GO by overrider (EMERGENCY OVERRIDE)");
        assertThat(text(run.getParent().getUrl())).as("job page").contains("EMERGENCY OVERRIDE");
        assertThat(published(run, "production-readiness-report.json"))
                .contains("GO (EMERGENCY OVERRIDE, the rules were not fulfilled) by overrider");
        assertThat(published(run, "release-manifest.md")).contains("EMERGENCY OVERRIDE", "Production is down");
        assertThat(published(run, "production-approval.json")).contains("\"override\": true");
        Line decision = record(run).decision().orElseThrow();
        assertThat(decision.actor()).isEqualTo(ApprovalScene.OVERRIDER);
        assertThat(decision.payload().get("decision").toString()).contains("override=true", "Production is down");

        WorkflowRun next = scene.ask(run.getParent());
        assertThat(text(next.getUrl() + "release-approval/"))
                .as("what the next release is compared with")
                .contains("let go by EMERGENCY OVERRIDE of overrider");
        scene.approve(ApprovalScene.ALICE, next);
        scene.approve(ApprovalScene.BOB, next);
        j.assertBuildStatusSuccess(j.waitForCompletion(next));
    }

    /** On the page of the approval, the detail page, by REST and on the command line. */
    private static void everywhere(WorkflowRun run, String... words) throws Exception {
        assertThat(text(run.getUrl() + "release-approval/"
                        + ApprovalScene.approval(run).id() + '/'))
                .as("page of the approval")
                .contains(words);
        assertThat(text(run.getUrl() + "release-readiness/")).as("detail page").contains(words);
        assertThat(scene.request(ApprovalScene.READER, HttpMethod.GET, run, "api/json")
                        .getContentAsString())
                .as("REST")
                .contains(words);
        assertThat(new CLICommandInvoker(j, "release-approval")
                        .asUser(ApprovalScene.READER)
                        .invokeWithArgs(run.getParent().getFullName(), String.valueOf(run.getNumber()))
                        .stdout())
                .as("command line")
                .contains(words);
    }

    private static String text(String path) throws Exception {
        HtmlPage page = scene.client(ApprovalScene.READER).goTo(path);
        return page.asNormalizedText();
    }

    private static ReleaseRecord record(WorkflowRun run) throws Exception {
        return ReleaseRecords.of(run).record().orElseThrow();
    }

    private static String published(WorkflowRun run, String file) throws Exception {
        try (InputStream in = run.getArtifactManager()
                .root()
                .child("release-evidence/" + file)
                .open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
