package io.jenkins.plugins.releasereadiness.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import org.awaitility.Awaitility;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page of an approval, for people and for programs. */
@WithJenkins
class ApprovalPageTest {
    private static final String EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    private static JenkinsRule j;
    private static ApprovalScene scene;

    @BeforeAll
    static void open(JenkinsRule rule) {
        j = rule;
        scene = ApprovalScene.in(rule);
    }

    @Test
    void pageShowsThePictureAndItsFormApproves() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval(approvers: 'group:release-managers', "
                + "stagingUrl: 'https://staging.example/', notes: 'Faster search', concerns: 'Search index is new')");
        HtmlPage page = scene.client(ApprovalScene.ALICE).getPage(run, "release-approval/");
        assertThat(page.asNormalizedText())
                .contains(
                        "Release approval of shop 1.4.0",
                        "waiting for 1 more of (group:release-managers):1",
                        "https://staging.example/",
                        "Faster search",
                        "Search index is new",
                        "nothing was measured",
                        "No earlier approved release to compare with.",
                        "started the build",
                        ApprovalScene.evidence(run));
        HtmlForm form = page.getFormByName("vote");
        form.getTextAreaByName("reason").setText("Tested on staging");

        form.getButtonsByName("verb").get(0).click();

        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        HtmlPage after = scene.client(ApprovalScene.READER).getPage(run, "release-approval/");
        assertThat(after.asNormalizedText()).contains("GO", "Tested on staging");
        assertThat(after.getForms()).extracting(HtmlForm::getNameAttribute).doesNotContain("vote", "override");
    }

    @Test
    void formRejects() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval()");
        HtmlPage page = scene.client(ApprovalScene.ALICE).getPage(run, "release-approval/");
        HtmlForm form = page.getFormByName("vote");
        form.getTextAreaByName("reason").setText("Not today");

        form.getButtonsByName("verb").get(1).click();

        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        assertThat(ApprovalScene.outcome(run)).isEqualTo(Outcome.NO_GO);
    }

    @Test
    void whoMayNotApproveIsToldWhyAndGetsNoButtonForIt() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval()");
        HtmlPage page = scene.client(ApprovalScene.STARTER).getPage(run, "release-approval/");
        assertThat(page.asNormalizedText()).contains("Whoever started the build may not approve it");
        assertThat(page.getFormByName("vote").getButtonsByName("verb"))
                .extracting(button -> button.getTextContent())
                .containsExactly("Reject");
        HtmlPage reader = scene.client(ApprovalScene.READER).getPage(run, "release-approval/");
        assertThat(reader.getForms()).extracting(HtmlForm::getNameAttribute).doesNotContain("vote", "override");
        end(run);
    }

    @Test
    void staleVersionAndStaleEvidenceAreRefused() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval(approvers: 'group:release-managers:2')");
        scene.approve(ApprovalScene.ALICE, run);
        scene.post(ApprovalScene.ALICE, run, "withdraw");

        WebResponse stale = scene.post(
                ApprovalScene.ALICE,
                run,
                "approve",
                "reason",
                "Old tab",
                "version",
                "1",
                "evidence",
                ApprovalScene.evidence(run));
        assertThat(stale.getStatusCode()).isEqualTo(409);
        assertThat(reason(stale)).isEqualTo("stale-version");
        WebResponse other =
                scene.post(ApprovalScene.ALICE, run, "approve", "reason", "Old tab", "evidence", "000000000000");
        assertThat(reason(other)).isEqualTo("evidence-changed");
        WebResponse none = scene.post(ApprovalScene.ALICE, run, "approve", "reason", "Blind");
        assertThat(none.getStatusCode()).isEqualTo(400);
        assertThat(none.getContentAsString()).contains("Say what you looked at");
        end(run);
    }

    @Test
    void changedEvidenceVoidsVotesAtOnceAndTellsWhy() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval(approvers: 'group:release-managers:2')");
        scene.approve(ApprovalScene.ALICE, run);
        String before = ApprovalScene.evidence(run);

        Scorecard bad = ApprovalScene.scorecard();
        ReleaseRecords.of(run).write(TaskListener.NULL, writer -> writer.scorecard("system:test", bad));

        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(ApprovalScene.state(run).approvals()).isEmpty());
        assertThat(ApprovalScene.evidence(run)).isNotEqualTo(before);
        j.assertLogContains("asked again: scorecard changed; 1 vote is void.", run);
        HtmlPage page = scene.client(ApprovalScene.ALICE).getPage(run, "release-approval/");
        assertThat(page.asNormalizedText()).contains("scorecard changed; 1 vote is void.", "BLOCKED");
        scene.approve(ApprovalScene.ALICE, run);
        scene.approve(ApprovalScene.BOB, run);
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "nobody",
            value = {
                // who, approve, reject, withdraw, override
                "nobody,    403, 403, 403, 403",
                "reader,    403, 403, 409, 403",
                "starter,   403, 403, 409, 403",
                "admin,     403, 403, 409, 403",
                "overrider, 403, 403, 409, 200",
                "alice,     200, 200, 409, 403",
            })
    void eachVerbIsForWhomTheRulesName(String who, int approve, int reject, int withdraw, int override)
            throws Exception {
        String step = "awaitReleaseApproval(approvers: 'user:alice')";
        WorkflowRun run = scene.ask(step);
        assertThat(scene.post(who, run, "withdraw").getStatusCode()).isEqualTo(withdraw);
        assertThat(scene.approve(who, run).getStatusCode()).isEqualTo(approve);
        WorkflowRun second = approve == 200 ? scene.ask(step) : run;
        assertThat(scene.post(who, second, "reject", "reason", "No").getStatusCode())
                .isEqualTo(reject);
        WorkflowRun third = reject == 200 ? scene.ask(step) : second;
        assertThat(scene.post(who, third, "override", "reason", "Now").getStatusCode())
                .isEqualTo(override);
        if (override != 200) {
            end(third);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "reject", "withdraw", "override"})
    void verbsArePostOnlyAndNeedACrumb(String verb) throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval()");
        assertThat(scene.request(ApprovalScene.ALICE, HttpMethod.GET, run, verb).getStatusCode())
                .isEqualTo(405);
        assertThat(scene.withoutCrumb(ApprovalScene.ALICE, run, verb).getStatusCode())
                .isEqualTo(403);
        assertThat(ApprovalScene.state(run).votes()).isEmpty();
        end(run);
    }

    @Test
    void whatPeopleTypedIsNeverMarkup() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval(approvers: 'group:release-managers:2', message: '''" + EVIL
                + "''', notes: '''" + EVIL + "''', concerns: '''" + EVIL + "''')");
        scene.post(ApprovalScene.ALICE, run, "approve", "reason", EVIL, "evidence", ApprovalScene.evidence(run));

        run.getParent().setDisplayName(EVIL);
        HtmlPage inbox = scene.client(ApprovalScene.BOB).goTo("release-inbox/");
        assertThat(inbox.getWebResponse().getContentAsString()).doesNotContain("<script>alert", "<img src=x");
        assertThat(inbox.asNormalizedText()).contains(EVIL);
        for (String url : new String[] {"release-approval/", "release-readiness/", "input/", "console", ""}) {
            HtmlPage page = scene.client(ApprovalScene.BOB).getPage(run, url);
            String html = page.getWebResponse().getContentAsString();
            assertThat(html).as(url).doesNotContain("<script>alert", "<img src=x");
            assertThat(page.getElementsByTagName("img"))
                    .as(url)
                    .noneMatch(image -> image.getAttribute("src").equals("x"));
        }
        assertThat(scene.client(ApprovalScene.BOB)
                        .<HtmlPage>getPage(run, "release-approval/")
                        .asNormalizedText())
                .contains(EVIL);
        end(run);
    }

    @Test
    void restTellsWhatIsNeededToVote() throws Exception {
        WorkflowRun run = scene.ask("awaitReleaseApproval(approvers: 'user:alice')");
        WebResponse answer = scene.request(ApprovalScene.READER, HttpMethod.GET, run, "api/json");
        Fields approval = Fields.of(Json.read(answer.getContentAsString()), "").object("approval");
        assertThat(approval.text("outcome")).isEqualTo("WAITING");
        assertThat(approval.text("evidence")).isEqualTo(ApprovalScene.evidence(run));
        assertThat(approval.objects("rules").get(0).text("canHelp")).isEqualTo("alice");
        assertThat(approval.count("version")).isEqualTo(1);
        end(run);
    }

    private static String reason(WebResponse answer) {
        return Fields.of(Json.read(answer.getContentAsString()), "").text("reason");
    }

    private static void end(WorkflowRun run) throws Exception {
        run.doKill();
        j.waitForCompletion(run);
    }
}
