package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.approval.ApprovalPermissions;
import io.jenkins.plugins.releasereadiness.engine.record.Line;
import io.jenkins.plugins.releasereadiness.engine.rollback.FakeService;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.net.URI;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class RollbackPageTest {
    private JenkinsRule jenkins;
    private FakeService service;
    private WorkflowRun run;

    @BeforeEach
    void ask(JenkinsRule rule) throws Exception {
        jenkins = rule;
        service = new FakeService();
        service.become(FakeService.Mood.BROKEN);
        DeployPreviousStep.service = service;
        DeployPreviousStep.RUNS.set(0);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "operator", "manager")
                .grant(Item.BUILD)
                .everywhere()
                .to("operator", "manager")
                .grant(ApprovalPermissions.OVERRIDE)
                .everywhere()
                .to("manager"));
        run = started("shop");
        jenkins.waitForMessage("[ROLLBACK DECISION]", run);
    }

    private WorkflowRun started(String name) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition("""
                rollbackOnSeverity(healthWindow: '1h', interval: '1s', failureLimit: 1,
                    previousVersion: '1.3.2', previousApproval: 'CHG-7',
                    probes: [healthProbe(url: '%s', expect: 'UP', severity: 'high')]) { deployPrevious() }
                """.formatted(service.url()), true));
        return job.scheduleBuild2(0).waitForStart();
    }

    @AfterEach
    void stop() throws Exception {
        if (run.isBuilding()) {
            run.doStop();
            jenkins.waitForCompletion(run);
        }
        service.close();
    }

    @Test
    void clickOnThePageRollsBackAndTheLedgerNamesWhoDecided() throws Exception {
        try (WebClient client = jenkins.createWebClient().login("operator")) {
            HtmlPage page = client.getPage(run, RollbackPage.URL);
            assertThat(page.asNormalizedText()).contains("production").contains("then it rolls back");
            HtmlForm form = form(page);
            form.getInputByName("reason").setValue("payments fail");
            button(form, "rollback").click();
        }

        service.become(FakeService.Mood.HEALTHY);
        jenkins.assertLogContains("decided by operator: payments fail", jenkins.waitForCompletion(run));
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
        assertThat(ReleaseRecords.of(run).record().orElseThrow().rollbackDecisions())
                .extracting(Line::actor)
                .contains("operator");
    }

    @Test
    void keepingNeedsAReasonAndThenLetsThePipelineGoOn() throws Exception {
        try (WebClient client = jenkins.createWebClient().login("operator")) {
            client.setThrowExceptionOnFailingStatusCode(false);
            Page refused =
                    button(form(client.getPage(run, RollbackPage.URL)), "keep").click();
            assertThat(refused.getWebResponse().getStatusCode()).isEqualTo(400);
            assertThat(refused.getWebResponse().getContentAsString()).contains("needs a reason");

            HtmlForm form = form(client.getPage(run, RollbackPage.URL));
            form.getInputByName("reason").setValue("only the probe is wrong");
            button(form, "keep").click();
        }
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        assertThat(DeployPreviousStep.RUNS).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"decide", "extend", "hotfixDone"})
    void onlyPostsOfPeopleWhoMayBuildAreTaken(String method) throws Exception {
        assertThat(status("operator", HttpMethod.GET, method)).isEqualTo(405);
        assertThat(status("reader", HttpMethod.POST, method)).isEqualTo(403);
        assertThat(Watches.of(run).get(0).state().resolution()).isEmpty();
    }

    @Test
    void questionIsInTheInboxOfWhoMayDecide() throws Exception {
        try (WebClient client = jenkins.createWebClient().login("operator")) {
            HtmlPage inbox = client.goTo("release-inbox/");
            assertThat(inbox.asNormalizedText())
                    .contains("Rollback decision", run.getFullDisplayName(), "waits for you", "Waiting for me (1)");
            assertThat(inbox.getBody().querySelectorAll("a[href$='" + run.getUrl() + RollbackPage.URL + "/']"))
                    .hasSize(1);
        }
        try (WebClient client = jenkins.createWebClient().login("reader")) {
            assertThat(client.goTo("release-inbox/").asNormalizedText())
                    .contains(run.getFullDisplayName(), "others decide", "Waiting for me (0)");
        }
    }

    @Test
    void readersSeeNoButtonToThePage() {
        assertThat(Watches.of(run)).hasSize(1);
        try (var ignored = hudson.security.ACL.as2(
                hudson.model.User.getById("reader", true).impersonate2())) {
            assertThat(new RollbackPage(run).getIconFileName()).isNull();
        }
    }

    @Test
    void stoppingAWatchThatAsksNobodyNeedsThePermissionToOverride() throws Exception {
        service.become(FakeService.Mood.HEALTHY);
        WorkflowRun watching = started("payments");
        jenkins.waitForMessage("watching production until", watching);
        WorkflowRun asking = run;
        run = watching;

        assertThat(keep("operator")).isEqualTo(403);
        assertThat(keep("manager")).isEqualTo(200);
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(watching));
        jenkins.assertLogContains("keep the release and stop watching, decided by manager", watching);
        run = asking;
    }

    private int keep(String user) throws Exception {
        try (WebClient client = jenkins.createWebClient().login(user)) {
            client.setThrowExceptionOnFailingStatusCode(false);
            HtmlForm form = form(client.getPage(run, RollbackPage.URL));
            form.getInputByName("reason").setValue("seen by hand");
            return button(form, "keep").click().getWebResponse().getStatusCode();
        }
    }

    private int status(String user, HttpMethod verb, String method) throws Exception {
        try (WebClient client = jenkins.createWebClient().login(user)) {
            client.setThrowExceptionOnFailingStatusCode(false);
            WebRequest request = new WebRequest(
                    URI.create(jenkins.getURL() + run.getUrl() + RollbackPage.URL + "/" + method)
                            .toURL(),
                    verb);
            request.setRequestParameters(List.of(
                    new NameValuePair("watch", Watches.of(run).get(0).id()),
                    new NameValuePair("choice", "rollback"),
                    new NameValuePair("duration", "5m"),
                    new NameValuePair("reason", "because")));
            if (verb == HttpMethod.POST) {
                client.addCrumb(request);
            }
            return client.getPage(request).getWebResponse().getStatusCode();
        }
    }

    private static HtmlForm form(HtmlPage page) {
        return page.getForms().stream()
                .filter(form -> form.getActionAttribute().equals("decide"))
                .findFirst()
                .orElseThrow();
    }

    private static HtmlButton button(HtmlForm form, String choice) {
        return form.getButtonsByName("choice").stream()
                .filter(button -> button.getValueAttribute().equals(choice))
                .findFirst()
                .orElseThrow();
    }
}
