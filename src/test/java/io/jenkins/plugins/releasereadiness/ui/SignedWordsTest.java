package io.jenkins.plugins.releasereadiness.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.score.Answer;
import org.htmlunit.html.HtmlForm;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** People answer what nothing measures. */
@WithJenkins
class SignedWordsTest {
    private SignedWordsScene scene;

    @BeforeEach
    void people(JenkinsRule rule) throws Exception {
        scene = new SignedWordsScene(rule);
    }

    @Test
    void anAnswerOnThePageIsRecordedWithItsPersonAndCountedByTheNextScore() throws Exception {
        WorkflowRun run = scene.asked(1);
        assertThat(SignedWordsScene.question(run, "data.backup").answer()).isEqualTo(Answer.UNKNOWN);

        HtmlForm form = scene.page("alice", run).getFormByName("attest");
        form.getSelectByName("question").setSelectedAttribute("data.backup", true);
        form.getTextAreaByName("reason").setText("Restored on staging");
        form.getInputByName("link").setValue("https://wiki.example.org/backup");
        form.getInputByName("expires").setValue("2999-12-31");
        scene.jenkins.submit(form);

        assertThat(SignedWordsScene.record(run).attestations()).singleElement().satisfies(attestation -> {
            assertThat(attestation.question()).isEqualTo("data.backup");
            assertThat(attestation.by()).isEqualTo("alice");
            assertThat(attestation.yes()).isTrue();
            assertThat(attestation.reason()).hasValue("Restored on staging");
            assertThat(attestation.link()).hasValue("https://wiki.example.org/backup");
            assertThat(attestation.expires()).isPresent();
        });
        scene.finish(run, 1);
        assertThat(SignedWordsScene.question(run, "data.backup").answer()).isEqualTo(Answer.YES);
        assertThat(SignedWordsScene.question(run, "data.backup").attestedBy()).hasValue("alice");
        assertThat(scene.post("alice", run, "attest", "question", "data.backup", "answer", "no", "reason", "late"))
                .startsWith("400")
                .contains("This build has ended");
    }

    @Test
    void whatIsWrongIsRefusedAndNothingIsRecorded() throws Exception {
        WorkflowRun run = scene.asked(1);
        long entries = SignedWordsScene.record(run).lastSequence();

        assertThat(scene.post("dave", run, "attest", "question", "data.backup", "answer", "yes", "reason", "I say so"))
                .startsWith("403");
        assertThat(scene.post(
                        "alice", run, "attest", "question", "data.tests", "answer", "yes", "reason", "green here"))
                .startsWith("400")
                .contains("answered by measured evidence");
        assertThat(scene.post("alice", run, "attest", "question", "data.backups", "answer", "yes", "reason", "r"))
                .contains("The policy has no question data.backups");
        assertThat(scene.post("alice", run, "attest", "question", "data.backup", "answer", "maybe", "reason", "r"))
                .contains("The answer should be yes or no");
        assertThat(scene.post("alice", run, "attest", "question", "data.backup", "answer", "yes", "reason", " "))
                .contains("Give a reason, or a link");
        assertThat(scene.post(
                        "alice",
                        run,
                        "attest",
                        "question",
                        "data.backup",
                        "answer",
                        "yes",
                        "link",
                        "javascript:alert(1)"))
                .contains("begins with https:// or http://");
        assertThat(scene.post(
                        "alice",
                        run,
                        "attest",
                        "question",
                        "data.backup",
                        "answer",
                        "yes",
                        "reason",
                        "r",
                        "expires",
                        "2020-01-01"))
                .contains("The expiry is over already");
        assertThat(scene.post(
                        "alice",
                        run,
                        "attest",
                        "question",
                        "data.backup",
                        "answer",
                        "yes",
                        "reason",
                        "r",
                        "expires",
                        "soon"))
                .contains("The expiry should be a day");
        JenkinsRule.WebClient client = scene.jenkins.createWebClient().login("alice");
        client.assertFails(run.getUrl() + "release-readiness/attest?question=data.backup&answer=yes&reason=r", 405);
        assertThat(scene.page("dave", run).getForms())
                .extracting(HtmlForm::getNameAttribute)
                .doesNotContain("attest");

        assertThat(SignedWordsScene.record(run).lastSequence()).isEqualTo(entries);
        scene.finish(run, 1);
    }
}
