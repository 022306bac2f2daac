package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.rollback.FakeService;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackState;
import io.jenkins.plugins.releasereadiness.prompt.Refused;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.Page;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.ApproverAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The question whether to roll back stands where Jenkins shows pending input, and is answered there. */
@WithJenkins
class RollbackPromptTest {
    private static JenkinsRule j;
    private static FakeService service;

    @BeforeAll
    static void open(JenkinsRule rule) throws Exception {
        j = rule;
        service = new FakeService();
        service.become(FakeService.Mood.BROKEN);
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "operator")
                .grant(Item.BUILD)
                .everywhere()
                .to("operator")
                .grant(Job.CANCEL)
                .everywhere()
                .to("operator"));
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @BeforeEach
    void count() {
        DeployPreviousStep.service = null;
        DeployPreviousStep.RUNS.set(0);
    }

    private static WorkflowRun ask(String severity, String arguments) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("""
                stage('Watch') {
                  rollbackOnSeverity(healthWindow: '1h', interval: '1s', failureLimit: 1, verify: false, %s
                      previousVersion: '1.3.2', previousApproval: 'CHG-7', markAs: 'NOTE',
                      probes: [healthProbe(url: '%s', expect: 'UP', severity: '%s')]) { deployPrevious() }
                }
                """.formatted(arguments, service.url(), severity), true));
        QueueTaskFuture<WorkflowRun> queued = job.scheduleBuild2(0);
        WorkflowRun run = queued.waitForStart();
        for (int tries = 0; tries < 600 && prompts(run).isEmpty(); tries++) {
            assertThat(run.isBuilding()).as("waits for a decision").isTrue();
            Thread.sleep(50);
        }
        return run;
    }

    @Test
    void clickRollsBackNow() throws Exception {
        WorkflowRun run = ask("high", "");
        assertThat(j.jenkins.toComputer().countBusy()).as("executors held").isZero();

        HtmlPage page = page("operator", run);
        assertThat(page.asNormalizedText())
                .contains("[ROLLBACK DECISION]", "high severity", "Without a decision it rolls back by itself in 1");
        assertThat(page.getByXPath("//span[@class='rr-countdown' and @data-until]"))
                .as("live countdown")
                .hasSize(1);
        submit(page, run, "rollback", "payments fail", "proceed");

        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        j.assertLogContains("roll back, decided by operator: payments fail", run);
        j.assertLogNotContains("Approved by", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
        assertThat(prompts(run)).isEmpty();
        assertThat(run.getAction(InputAction.class).getIconFileName())
                .as("sidebar link")
                .isNull();
    }

    @Test
    void keepingWithoutAReasonIsRefusedBeforeThePromptSettlesAndThePromptStays() throws Exception {
        WorkflowRun run = ask("high", "");
        InputStepExecution before = prompts(run).get(0);

        HtmlPage refused = submit(page("operator", run), run, "keep", "", "proceed");
        assertThat(refused.asNormalizedText()).contains("Not going back needs a reason");
        assertThat(run.getActions(ApproverAction.class)).isEmpty();
        assertThat(prompts(run)).containsExactly(before);

        HtmlPage again = submit(page("operator", run), run, "rollback", "", "abort");
        assertThat(again.asNormalizedText()).contains("Not going back needs a reason");
        assertThat(prompts(run))
                .as("a new prompt after a click that used the old one up")
                .hasSize(1);

        submit(page("operator", run), run, "rollback", "only the probe is wrong", "abort");
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        j.assertLogContains("KEPT: Kept by operator: only the probe is wrong", run);
        assertThat(DeployPreviousStep.RUNS).hasValue(0);
    }

    @Test
    void hotfixTakesItsTimeAndThePromptGoes() throws Exception {
        WorkflowRun run = ask("medium", "threshold: 'medium',");
        HtmlPage page = page("operator", run);
        HtmlForm form = page.getFormByName(prompts(run).get(0).getId());
        form.getSelectByName("value").setSelectedAttribute("hotfix", true);
        form.getInputsByName("value").get(0).setValue("30m");
        j.submit(form, "proceed");

        j.waitForMessage("hotfix until", run);
        assertThat(prompts(run)).isEmpty();
        assertThat(Watches.of(run).get(0).state().hotfixUntil()).isPresent();
        run.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
    }

    @Test
    void stepsThatCannotBeUndoneMustBeConfirmed() throws Exception {
        WorkflowRun run = ask("high", "irreversible: 'column orders.total was dropped',");
        HtmlPage page = page("operator", run);
        assertThat(page.asNormalizedText()).contains("column orders.total was dropped");
        assertThat(submit(page, run, "rollback", "", "proceed").asNormalizedText())
                .contains("Confirm that you go back in spite of it");

        HtmlPage next = page("operator", run);
        HtmlForm form = next.getFormByName(prompts(run).get(0).getId());
        form.getInputsByName("value").stream()
                .filter(input -> input.getTypeAttribute().equals("checkbox"))
                .findFirst()
                .orElseThrow()
                .setChecked(true);
        j.submit(form, "proceed");
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        assertThat(DeployPreviousStep.RUNS).hasValue(1);
    }

    @Test
    void apisAndViewsOfPendingInputNameItAndReadersMayNotAnswer() throws Exception {
        WorkflowRun run = ask("high", "");
        String id = prompts(run).get(0).getId();

        List<?> pending = (List<?>) json(run, "wfapi/pendingInputActions");
        assertThat(pending).hasSize(1);
        Fields prompt = Fields.of(pending.get(0), "");
        assertThat(prompt.text("id")).isEqualTo(id);
        assertThat(prompt.text("message")).contains("[ROLLBACK DECISION]", "high severity");
        assertThat(prompt.objects("inputs"))
                .extracting(input -> input.text("name"))
                .containsExactly("choice", "reason");
        j.waitForMessage("Decide here", run);
        HtmlPage console = client("operator").getPage(run, "consoleFull");
        HtmlPage target = console.getAnchorByText("Decide here").click();
        assertThat(target.asNormalizedText()).contains("Roll back now");

        try (var ignored = hudson.security.ACL.as2(
                hudson.model.User.getById("reader", true).impersonate2())) {
            InputStepExecution execution = prompts(run).get(0);
            assertThat(catchThrowable(() -> execution.proceed(Map.of("choice", "rollback", "reason", ""))))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("You may not decide");
        }
        assertThat(state(run).resolution()).isEmpty();
        run.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        assertThat(prompts(run)).isEmpty();
    }

    @Test
    void buildPageCountsDownToWhatHappensByItself() throws Exception {
        WorkflowRun run = ask("high", "");

        HtmlPage page = client("operator").getPage(run);
        assertThat(page.asNormalizedText()).contains("then it rolls back", "Rolls back by itself at");
        assertThat(page.<org.htmlunit.html.DomElement>getFirstByXPath("//span[@class='rr-countdown']")
                        .getAttribute("data-until"))
                .isEqualTo(String.valueOf(
                        state(run).question().orElseThrow().deadline().toEpochMilli()));
        run.doStop();
        j.waitForCompletion(run);
    }

    private static RollbackState state(WorkflowRun run) {
        return Watches.of(run).get(0).state();
    }

    private static List<InputStepExecution> prompts(WorkflowRun run) throws Exception {
        InputAction action = run.getAction(InputAction.class);
        return action == null ? List.of() : action.getExecutions();
    }

    private static JenkinsRule.WebClient client(String user) throws Exception {
        return j.createWebClient().withThrowExceptionOnFailingStatusCode(false).login(user);
    }

    private static HtmlPage page(String user, WorkflowRun run) throws Exception {
        return client(user).getPage(run, "input");
    }

    private static HtmlPage submit(HtmlPage page, WorkflowRun run, String choice, String reason, String button)
            throws Exception {
        HtmlForm form = page.getFormByName(prompts(run).get(0).getId());
        form.getSelectByName("value").setSelectedAttribute(choice, true);
        form.getTextAreaByName("value").setText(reason);
        return (HtmlPage) j.submit(form, button);
    }

    private static Object json(WorkflowRun run, String path) throws Exception {
        Page page = client("operator").goTo(run.getUrl() + path, "application/json");
        Object tree = Json.read(page.getWebResponse().getContentAsString());
        return tree instanceof Map<?, ?> map && map.containsKey("data") ? map.get("data") : tree;
    }
}
