package io.jenkins.plugins.releasereadiness.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.util.List;
import java.util.Map;
import org.htmlunit.Page;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Where else Jenkins shows a pending input. */
@WithJenkins
class ApprovalViewsTest {
    private static JenkinsRule j;
    private static ApprovalScene scene;

    @BeforeAll
    static void open(JenkinsRule rule) {
        j = rule;
        scene = ApprovalScene.in(rule);
    }

    @Test
    void pendingInputActionsOfTheRestApiNameIt() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval(approvers: 'group:release-managers:2')");
        assertPending(run);
        scene.click(ApprovalScene.ALICE, run, "proceed", "Fine");
        assertPending(run);
        scene.click(ApprovalScene.BOB, run, "proceed", "Fine");
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        assertThat(json(run, "wfapi/pendingInputActions")).isEqualTo(List.of());
    }

    @Test
    void pipelineGraphViewShowsItAsAPendingInput() throws Exception {
        WorkflowRun run = scene.ask("stage('Approve') { awaitReleaseApproval(approvers: 'group:release-managers:2') }");
        assertThat(inputSteps(run)).contains(ApprovalScene.approval(run).id());
        scene.click(ApprovalScene.ALICE, run, "proceed", "Fine");
        assertThat(inputSteps(run))
                .as("after the first vote")
                .contains(ApprovalScene.approval(run).id());
        scene.click(ApprovalScene.BOB, run, "proceed", "Fine");
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
    }

    @Test
    void consoleLinksToThePage() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval()");
        HtmlPage page = scene.client(ApprovalScene.ALICE).getPage(run, "consoleFull");
        HtmlPage target = page.getAnchorByText("Approve or reject").click();
        assertThat(target.asNormalizedText()).contains("Release approval of shop 1.4.0");
        scene.approve(ApprovalScene.ALICE, run);
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
    }

    private static void assertPending(WorkflowRun run) throws Exception {
        List<?> pending = (List<?>) json(run, "wfapi/pendingInputActions");
        assertThat(pending).hasSize(1);
        Fields prompt = Fields.of(pending.get(0), "");
        assertThat(prompt.text("id")).isEqualTo(ApprovalScene.approval(run).id());
        assertThat(prompt.text("message")).contains("May shop 1.4.0 go to production?", "Nothing was measured");
        assertThat(prompt.objects("inputs"))
                .extracting(input -> input.text("name"))
                .contains(Ballot.REASON, Ballot.EVIDENCE);
    }

    private static String inputSteps(WorkflowRun run) throws Exception {
        return Json.compact(json(run, "stages/allSteps"));
    }

    private static Object json(WorkflowRun run, String path) throws Exception {
        Page page = scene.client(ApprovalScene.ALICE).goTo(run.getUrl() + path, "application/json");
        Object tree = Json.read(page.getWebResponse().getContentAsString());
        return tree instanceof Map<?, ?> map && map.containsKey("data") ? map.get("data") : tree;
    }
}
