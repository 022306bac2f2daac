package io.jenkins.plugins.releasereadiness.ui;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.config.NamedPolicy;
import io.jenkins.plugins.releasereadiness.config.ReleaseReadinessConfiguration;
import io.jenkins.plugins.releasereadiness.engine.policy.Waiver;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.score.Answer;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import io.jenkins.plugins.releasereadiness.record.RecordPermissions;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.FormEncodingType;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class SignedWordsTest {
    private static final String POLICY = """
            version: 1
            name: signed
            sources:
              unit: {format: junit, files: "reports/TEST-*.xml"}
            categories: {data: {weight: 1}}
            questions:
              data.backup: {category: data, text: Is there a backup?, severity: medium}
              data.recovery: {category: data, text: Was it restored?, severity: medium}
              data.tests: {category: data, text: Do the tests pass?, severity: low, pass: [unit.failed = 0]}
            thresholds: {overall: 50}
            waivers:
              - {question: data.recovery, reason: "next week", owner: bob, approvedBy: carol, expires: 2999-01-01}
            """;

    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void people(JenkinsRule rule) throws Exception {
        jenkins = rule;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("alice", "bob", "carol", "dave")
                .grant(RecordPermissions.ATTEST)
                .everywhere()
                .to("alice", "bob", "carol"));
        ReleaseReadinessConfiguration.get().setPolicies(List.of(new NamedPolicy("signed", POLICY)));
        job = jenkins.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition("""
                readinessScore(policy: 'signed', markAs: 'NOTE')
                semaphore 'asked'
                readinessScore(markAs: 'NOTE')
                """, true));
    }

    private WorkflowRun asked(int number) throws Exception {
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("asked/" + number, run);
        return run;
    }

    private WorkflowRun finish(WorkflowRun run, int number) throws Exception {
        SemaphoreStep.success("asked/" + number, null);
        return jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
    }

    private static ReleaseRecord record(WorkflowRun run) throws Exception {
        return ReleaseRecords.find(run).orElseThrow().record().orElseThrow();
    }

    private static QuestionResult question(WorkflowRun run, String id) throws Exception {
        return record(run).scorecard().orElseThrow().question(id).orElseThrow();
    }

    private HtmlPage page(String person, WorkflowRun run) throws Exception {
        return jenkins.createWebClient().login(person).getPage(run, "release-readiness");
    }

    /** The status of a request that a person's program makes. */
    private String post(String person, WorkflowRun run, String verb, String... pairs) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().login(person);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        WebRequest request =
                new WebRequest(new URL(jenkins.getURL(), run.getUrl() + "release-readiness/" + verb), HttpMethod.POST);
        request.setEncodingType(FormEncodingType.URL_ENCODED);
        List<NameValuePair> parameters = new java.util.ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.add(new NameValuePair(pairs[i], pairs[i + 1]));
        }
        request.setRequestParameters(parameters);
        client.addCrumb(request);
        org.htmlunit.Page page = client.getPage(request);
        return page.getWebResponse().getStatusCode() + " "
                + page.getWebResponse().getContentAsString().replaceAll("<[^>]*>", " ");
    }

    @Test
    void anAnswerOnThePageIsRecordedWithItsPersonAndCountedByTheNextScore() throws Exception {
        WorkflowRun run = asked(1);
        assertThat(question(run, "data.backup").answer()).isEqualTo(Answer.UNKNOWN);

        HtmlForm form = page("alice", run).getFormByName("attest");
        form.getSelectByName("question").setSelectedAttribute("data.backup", true);
        form.getTextAreaByName("reason").setText("Restored on staging");
        form.getInputByName("link").setValue("https://wiki.example.org/backup");
        form.getInputByName("expires").setValue("2999-12-31");
        jenkins.submit(form);

        assertThat(record(run).attestations()).singleElement().satisfies(attestation -> {
            assertThat(attestation.question()).isEqualTo("data.backup");
            assertThat(attestation.by()).isEqualTo("alice");
            assertThat(attestation.yes()).isTrue();
            assertThat(attestation.reason()).hasValue("Restored on staging");
            assertThat(attestation.link()).hasValue("https://wiki.example.org/backup");
            assertThat(attestation.expires()).isPresent();
        });
        finish(run, 1);
        assertThat(question(run, "data.backup").answer()).isEqualTo(Answer.YES);
        assertThat(question(run, "data.backup").attestedBy()).hasValue("alice");
        assertThat(post("alice", run, "attest", "question", "data.backup", "answer", "no", "reason", "late"))
                .startsWith("400")
                .contains("This build has ended");
    }

    @Test
    void whatIsWrongIsRefusedAndNothingIsRecorded() throws Exception {
        WorkflowRun run = asked(1);
        long entries = record(run).lastSequence();

        assertThat(post("dave", run, "attest", "question", "data.backup", "answer", "yes", "reason", "I say so"))
                .startsWith("403");
        assertThat(post("alice", run, "attest", "question", "data.tests", "answer", "yes", "reason", "green here"))
                .startsWith("400")
                .contains("answered by measured evidence");
        assertThat(post("alice", run, "attest", "question", "data.backups", "answer", "yes", "reason", "r"))
                .contains("The policy has no question data.backups");
        assertThat(post("alice", run, "attest", "question", "data.backup", "answer", "maybe", "reason", "r"))
                .contains("The answer should be yes or no");
        assertThat(post("alice", run, "attest", "question", "data.backup", "answer", "yes", "reason", " "))
                .contains("Give a reason, or a link");
        assertThat(post(
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
        assertThat(post(
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
        assertThat(post(
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
        JenkinsRule.WebClient client = jenkins.createWebClient().login("alice");
        client.assertFails(run.getUrl() + "release-readiness/attest?question=data.backup&answer=yes&reason=r", 405);
        assertThat(page("dave", run).getForms())
                .extracting(HtmlForm::getNameAttribute)
                .doesNotContain("attest");

        assertThat(record(run).lastSequence()).isEqualTo(entries);
        finish(run, 1);
    }

    @Test
    void aWaiverCountsOnlyAfterTheNamedPersonConfirmedItAndThenForLaterBuildsToo() throws Exception {
        WorkflowRun run = asked(1);
        assertThat(question(run, "data.recovery").answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(record(run).scorecard().orElseThrow().notes())
                .anySatisfy(note -> assertThat(note).contains("carol has not confirmed it"));
        Waiver waiver = ReleaseRecords.find(run)
                .orElseThrow()
                .policy()
                .orElseThrow()
                .waivers()
                .get(0);

        assertThat(page("alice", run).getForms())
                .extracting(HtmlForm::getNameAttribute)
                .contains("attest")
                .doesNotContain("confirmWaiver");
        assertThat(post("bob", run, "confirmWaiver", "waiver", waiver.sha256()))
                .startsWith("400")
                .contains("This waiver names carol as its second person");
        assertThat(post("carol", run, "confirmWaiver", "waiver", "0".repeat(64)))
                .contains("has no such waiver");
        jenkins.submit(page("carol", run).getFormByName("confirmWaiver"));
        finish(run, 1);

        assertThat(question(run, "data.recovery").answer()).isEqualTo(Answer.WAIVED);
        assertThat(record(run).confirmedWaivers()).containsEntry(waiver.sha256(), "carol");

        WorkflowRun later = asked(2);
        assertThat(question(later, "data.recovery").answer()).isEqualTo(Answer.WAIVED);
        finish(later, 2);

        ReleaseReadinessConfiguration.get()
                .setPolicies(List.of(new NamedPolicy("signed", POLICY.replace("next week", "next year"))));
        WorkflowRun changed = asked(3);
        assertThat(question(changed, "data.recovery").answer()).isEqualTo(Answer.UNKNOWN);
        finish(changed, 3);
    }

    @Test
    void theAdministratorMayTrustNamesButAPolicyMayNot() throws Exception {
        ReleaseReadinessConfiguration.get()
                .setPolicies(List.of(new NamedPolicy(
                        "signed", POLICY.replace("overall: 50", "overall: 50, confirmedWaivers: false"))));
        WorkflowRun loose = job.scheduleBuild2(0).get();
        jenkins.assertBuildStatus(Result.FAILURE, loose);
        jenkins.assertLogContains("floor \"confirmed waivers\" demands", loose);

        ReleaseReadinessConfiguration.get().setTrustNamedSecondPerson(true);
        WorkflowRun run = asked(1);
        assertThat(question(run, "data.recovery").answer()).isEqualTo(Answer.WAIVED);
        finish(run, 1);
    }

    @Test
    void thePageShowsWhatTheGlobalConfigurationWouldSayToday() throws Exception {
        WorkflowRun run = asked(1);
        assertThat(page("alice", run).asNormalizedText()).doesNotContain("The global configuration has changed");

        ReleaseReadinessConfiguration.get()
                .setPolicies(List.of(new NamedPolicy("signed", POLICY.replace("overall: 50", "overall: 60"))));

        assertThat(page("alice", run).asNormalizedText())
                .contains("The global configuration has changed since this record started")
                .containsPattern("thresholds\\.overall\\s+50\\s+60");
        ReleaseReadinessConfiguration.get().setOverallMinimum("70");
        assertThat(page("alice", run).asNormalizedText()).contains("60 is below it");
        ReleaseReadinessConfiguration.get().setOverallMinimum("");
        ReleaseReadinessConfiguration.get().setPolicies(List.of());
        assertThat(page("alice", run).asNormalizedText()).contains("There is no longer a policy from");
        finish(run, 1);
        assertThat(ReleaseRecords.find(run)
                        .orElseThrow()
                        .policy()
                        .orElseThrow()
                        .thresholds()
                        .overall())
                .isEqualByComparingTo("50");
    }

    @Test
    void aReplayedBuildIsShownAsSuch() throws Exception {
        job.setDefinition(new CpsFlowDefinition("readinessScore(policy: 'signed', markAs: 'NOTE')", true));
        WorkflowRun first = jenkins.buildAndAssertSuccess(job);
        ReplayAction replay = first.getAction(ReplayAction.class);

        WorkflowRun second = (WorkflowRun)
                replay.run(replay.getOriginalScript() + "\necho 'sneaked in'", replay.getOriginalLoadedScripts())
                        .get();

        jenkins.assertLogContains("Warning: this build was replayed with a script that nobody has reviewed", second);
        assertThat(page("alice", second).asNormalizedText())
                .contains("Not the reviewed pipeline: this build was replayed")
                .contains("It cannot pass a gate that is protected");
        assertThat(page("alice", first).asNormalizedText()).doesNotContain("Not the reviewed pipeline");
    }
}
