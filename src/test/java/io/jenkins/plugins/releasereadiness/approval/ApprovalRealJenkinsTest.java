package io.jenkins.plugins.releasereadiness.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.security.FullControlOnceLoggedInAuthorizationStrategy;
import hudson.security.HudsonPrivateSecurityRealm;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * A Jenkins in a process of its own, where each plugin has its own class loader, so that nothing works only because the
 * tests have all classes in one. The process is killed between two votes.
 */
class ApprovalRealJenkinsTest {
    private static final String SCRIPT = """
            node {
                writeFile file: 'readiness.yml', text: '''version: 1
            name: small
            approval: {minReasonLength: 0, acknowledge: false}
            '''
                readinessScore markAs: 'NOTE'
            }
            def answer = awaitReleaseApproval approvers: 'user:alice\\nuser:bob'
            echo "went ${answer.outcome}"
            """;

    @RegisterExtension
    private final RealJenkinsExtension real = new RealJenkinsExtension();

    @Test
    void votesByHttpSurviveAKilledProcess() throws Throwable {
        real.startJenkins();
        real.runRemotely(ApprovalRealJenkinsTest::ask);
        real.stopJenkinsForcibly();
        real.then(ApprovalRealJenkinsTest::decide);
    }

    private static void ask(JenkinsRule j) throws Exception {
        HudsonPrivateSecurityRealm realm = new HudsonPrivateSecurityRealm(false, false, null);
        j.jenkins.setSecurityRealm(realm);
        for (String id : List.of("starter", "alice", "bob")) {
            realm.createAccount(id, id);
        }
        j.jenkins.setAuthorizationStrategy(new FullControlOnceLoggedInAuthorizationStrategy());
        j.jenkins.save();
        WorkflowJob job = j.jenkins.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition(SCRIPT, true));
        WorkflowRun run = job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("starter")))
                .waitForStart();
        awaitPrompt(run);
        vote(j, run, "starter");
        assertThat(run.isBuilding()).as("the starter decided nothing").isTrue();
        vote(j, run, "alice");
        awaitPrompt(run);
        j.waitForMessage("alice approves", run);
    }

    private static void decide(JenkinsRule j) throws Exception {
        WorkflowRun run =
                Jenkins.get().getItemByFullName("shop", WorkflowJob.class).getBuildByNumber(1);
        awaitPrompt(run);
        vote(j, run, "bob");
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        j.assertLogContains("went GO", run);
        j.assertLogContains("Approved by alice, bob.", run);
    }

    private static void vote(JenkinsRule j, WorkflowRun run, String id) throws Exception {
        try (JenkinsRule.WebClient client = j.createWebClient()) {
            client.withThrowExceptionOnFailingStatusCode(false).withBasicCredentials(id);
            HtmlPage page = client.getPage(run, "input");
            HtmlForm form = page.getFormByName(prompt(run).getId());
            form.getTextAreaByName("value").setText("Fine");
            j.submit(form, "proceed");
        }
    }

    private static InputStepExecution prompt(WorkflowRun run) throws Exception {
        return run.getAction(InputAction.class).getExecutions().get(0);
    }

    private static void awaitPrompt(WorkflowRun run) throws Exception {
        InputAction prompts = run.getAction(InputAction.class);
        for (int tries = 0; tries < 600 && (prompts == null || !prompts.isWaitingForInput()); tries++) {
            assertThat(run.isBuilding()).as("build waits:%n%s", run.getLog(100)).isTrue();
            Thread.sleep(100);
            prompts = run.getAction(InputAction.class);
        }
        assertThat(prompts).isNotNull();
        assertThat(prompts.isWaitingForInput()).isTrue();
    }
}
