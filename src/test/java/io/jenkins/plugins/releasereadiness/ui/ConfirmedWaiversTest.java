package io.jenkins.plugins.releasereadiness.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.config.NamedPolicy;
import io.jenkins.plugins.releasereadiness.config.ReleaseReadinessConfiguration;
import io.jenkins.plugins.releasereadiness.engine.policy.Waiver;
import io.jenkins.plugins.releasereadiness.engine.score.Answer;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.util.List;
import org.htmlunit.html.HtmlForm;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A waiver needs the word of its second person. */
@WithJenkins
class ConfirmedWaiversTest {
    private SignedWordsScene scene;

    @BeforeEach
    void people(JenkinsRule rule) throws Exception {
        scene = new SignedWordsScene(rule);
    }

    @Test
    void aWaiverCountsOnlyAfterTheNamedPersonConfirmedItAndThenForLaterBuildsToo() throws Exception {
        WorkflowRun run = scene.asked(1);
        assertThat(SignedWordsScene.question(run, "data.recovery").answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(SignedWordsScene.record(run).scorecard().orElseThrow().notes())
                .anySatisfy(note -> assertThat(note).contains("carol has not confirmed it"));
        Waiver waiver = ReleaseRecords.find(run)
                .orElseThrow()
                .policy()
                .orElseThrow()
                .waivers()
                .get(0);

        assertThat(scene.page("alice", run).getForms())
                .extracting(HtmlForm::getNameAttribute)
                .contains("attest")
                .doesNotContain("confirmWaiver");
        assertThat(scene.post("bob", run, "confirmWaiver", "waiver", waiver.sha256()))
                .startsWith("400")
                .contains("This waiver names carol as its second person");
        assertThat(scene.post("carol", run, "confirmWaiver", "waiver", "0".repeat(64)))
                .contains("has no such waiver");
        scene.jenkins.submit(scene.page("carol", run).getFormByName("confirmWaiver"));
        scene.finish(run, 1);

        assertThat(SignedWordsScene.question(run, "data.recovery").answer()).isEqualTo(Answer.WAIVED);
        assertThat(SignedWordsScene.record(run).confirmedWaivers()).containsEntry(waiver.sha256(), "carol");

        WorkflowRun later = scene.asked(2);
        assertThat(SignedWordsScene.question(later, "data.recovery").answer()).isEqualTo(Answer.WAIVED);
        scene.finish(later, 2);

        ReleaseReadinessConfiguration.get()
                .setPolicies(
                        List.of(new NamedPolicy("signed", SignedWordsScene.POLICY.replace("next week", "next year"))));
        WorkflowRun changed = scene.asked(3);
        assertThat(SignedWordsScene.question(changed, "data.recovery").answer()).isEqualTo(Answer.UNKNOWN);
        scene.finish(changed, 3);
    }

    @Test
    void theAdministratorMayTrustNamesButAPolicyMayNot() throws Exception {
        ReleaseReadinessConfiguration.get()
                .setPolicies(List.of(new NamedPolicy(
                        "signed",
                        SignedWordsScene.POLICY.replace("overall: 50", "overall: 50, confirmedWaivers: false"))));
        WorkflowRun loose = scene.job.scheduleBuild2(0).get();
        scene.jenkins.assertBuildStatus(Result.FAILURE, loose);
        scene.jenkins.assertLogContains("floor \"confirmed waivers\" demands", loose);

        ReleaseReadinessConfiguration.get().setTrustNamedSecondPerson(true);
        WorkflowRun run = scene.asked(1);
        assertThat(SignedWordsScene.question(run, "data.recovery").answer()).isEqualTo(Answer.WAIVED);
        scene.finish(run, 1);
    }
}
