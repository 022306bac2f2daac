package io.jenkins.plugins.releasereadiness.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Result;
import hudson.security.FullControlOnceLoggedInAuthorizationStrategy;
import io.jenkins.plugins.releasereadiness.approval.Approval;
import io.jenkins.plugins.releasereadiness.approval.ReleaseApprovalAction;
import io.jenkins.plugins.releasereadiness.engine.gate.GateOutcome;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A gate that could not be measured waits for people, who decide as they do on releases. */
class GateQuestionTest {
    private static final String SCRIPT = """
            node {
              writeFile file: 'readiness.yml', text: '''\
            %sapproval: {minReasonLength: 0, acknowledge: true}
            '''
              writeFile file: 'reports/TEST-a.xml', text: '''<testsuite'''
              qualityGate gate: 'tests', dryRun: true
            }
            def gate = qualityGate gate: 'tests', inconclusive: 'ASK'
            echo "went on: ${gate.outcome} ${gate.passed} by ${gate.decidedBy}"
            awaitReleaseApproval requiredGates: 'tests'
            """.formatted(Policies4Tests.TESTS_AND_WORD);

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @Test
    void peopleLetItPassAfterARestartAndItIsNoApprovalOfTheRelease() throws Throwable {
        session.then(j -> {
            WorkflowRun run = ask(j);
            assertThat(j.jenkins.toComputer().countBusy()).as("executors held").isZero();
            j.assertLogContains("the gate tests could not be measured; may it count as passed?", run);
            assertThat(vote(j, run, "starter", "approve").getStatusCode()).isEqualTo(403);
        });
        session.then(j -> {
            WorkflowRun run =
                    Jenkins.get().getItemByFullName("shop", WorkflowJob.class).getBuildByNumber(1);
            awaitPrompt(run);
            try (JenkinsRule.WebClient alice = j.createWebClient().withBasicCredentials("alice")) {
                HtmlPage inbox = alice.goTo("release-inbox/");
                assertThat(inbox.asNormalizedText()).contains("Gate without measurement", "waits for you");
                HtmlPage page = alice.getPage(run, "release-approval/");
                assertThat(page.asNormalizedText())
                        .contains("Gate tests of ", "May it count as passed?", "green was not measured");
            }

            assertThat(vote(j, run, "alice", "approve").getStatusCode()).isEqualTo(200);

            j.waitForMessage("went on: INCONCLUSIVE true by alice", run);
            await().atMost(Duration.ofMinutes(1)).until(() -> approvals(run).size() == 2);
            awaitPrompt(run);
            ReleaseRecord record = ReleaseRecords.of(run).record().orElseThrow();
            assertThat(record.decisions()).as("decisions about the release").isEmpty();
            assertThat(record.votes()).isEmpty();
            assertThat(record.gateQuestions())
                    .extracting(line -> line.payload().get("entry"))
                    .contains("approval-requested", "vote", "decision");
            assertThat(record.gates().get("tests").outcome()).isEqualTo(GateOutcome.INCONCLUSIVE);
            assertThat(record.passed(record.gates().get("tests"))).isTrue();
            assertThat(said(j, run, "release-readiness/"))
                    .as("detail page")
                    .contains("INCONCLUSIVE, accepted")
                    .contains("It counts as passed, for people accepted that it could not be measured")
                    .contains("Approved by alice. alice says: Seen by hand");
            assertThat(said(j, run, "")).as("build page").contains("1 of 1 passed", "accepted by alice");
            assertThat(said(j, run, "release-approval/" + approvals(run).get(1).id() + '/'))
                    .as("page of the release's approval")
                    .contains("INCONCLUSIVE, accepted by alice");

            vote(j, run, "alice", "approve");
            j.assertBuildStatusSuccess(j.waitForCompletion(run));
            assertThat(run.getArtifactManager()
                            .root()
                            .child("release-evidence/production-approval.json")
                            .exists())
                    .isTrue();
            assertThat(run.getArtifactManager()
                            .root()
                            .child("release-evidence/production-approval-2.json")
                            .exists())
                    .as("the gate's question is no approval to be counted")
                    .isFalse();
        });
    }

    @Test
    void rejectionStopsThePipelineAsTheGateWould() throws Throwable {
        session.then(j -> {
            WorkflowRun run = ask(j);

            assertThat(vote(j, run, "alice", "reject").getStatusCode()).isEqualTo(200);

            j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
            j.assertLogContains("gate tests INCONCLUSIVE", run);
            j.assertLogContains("Rejected by alice", run);
            j.assertLogNotContains("went on", run);
        });
    }

    private static String said(JenkinsRule j, WorkflowRun run, String path) throws Exception {
        try (JenkinsRule.WebClient reader = j.createWebClient().withBasicCredentials("bob")) {
            return ((HtmlPage) reader.goTo(run.getUrl() + path)).asNormalizedText();
        }
    }

    private static WorkflowRun ask(JenkinsRule j) throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new FullControlOnceLoggedInAuthorizationStrategy());
        WorkflowJob job = j.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition(SCRIPT, true));
        WorkflowRun run = job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("starter")))
                .waitForStart();
        awaitPrompt(run);
        return run;
    }

    private static void awaitPrompt(WorkflowRun run) {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            assertThat(run.isBuilding()).as("build waits:%n%s", run.getLog(50)).isTrue();
            InputAction prompts = run.getAction(InputAction.class);
            return prompts != null && prompts.isWaitingForInput();
        });
    }

    private static List<Approval> approvals(WorkflowRun run) throws Exception {
        return run.getAction(ReleaseApprovalAction.class).approvals();
    }

    /** On what was asked last. */
    private static WebResponse vote(JenkinsRule j, WorkflowRun run, String id, String verb) throws Exception {
        List<Approval> asked = approvals(run);
        String address =
                run.getUrl() + "release-approval/" + asked.get(asked.size() - 1).id() + '/';
        try (JenkinsRule.WebClient client = j.createWebClient()) {
            client.withThrowExceptionOnFailingStatusCode(false)
                    .withBasicCredentials(id)
                    .withJavaScriptEnabled(false);
            WebResponse shown = client.loadWebResponse(new WebRequest(new URL(j.getURL(), address + "api/json")));
            String evidence = Fields.of(Json.read(shown.getContentAsString()), "")
                    .object("approval")
                    .text("evidence");
            WebRequest request = new WebRequest(new URL(j.getURL(), address + verb), HttpMethod.POST);
            request.setAdditionalHeader("Accept", "application/json");
            request.setRequestParameters(List.of(
                    new NameValuePair("reason", "Seen by hand"),
                    new NameValuePair("evidence", evidence),
                    new NameValuePair("acknowledge", "true")));
            client.addCrumb(request);
            return client.loadWebResponse(request);
        }
    }
}
