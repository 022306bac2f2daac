package io.jenkins.plugins.releasereadiness.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Action;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.policy.KnownFormats;
import io.jenkins.plugins.releasereadiness.engine.policy.LoadedPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyFiles;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyLoader;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyText;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/**
 * A Jenkins with people in it, and a build that asks for approval. Scripts begin with {@code semaphore 'record'}, where
 * the record is started as {@code readinessScore} would.
 */
final class ApprovalScene {
    static final String STARTER = "starter";
    static final String ALICE = "alice";
    static final String BOB = "bob";
    static final String READER = "reader";
    static final String ADMIN = "admin";
    static final String OVERRIDER = "overrider";

    private static final String POLICY = """
            version: 1
            name: strict
            approval: {minReasonLength: 0, acknowledge: false}
            """;

    private final JenkinsRule j;

    ApprovalScene(JenkinsRule j) {
        this.j = j;
    }

    /** People log in by their id as password; alice and bob are in the group release-managers. */
    static ApprovalScene in(JenkinsRule j) {
        JenkinsRule.DummySecurityRealm realm = j.createDummySecurityRealm();
        realm.addGroups(ALICE, "release-managers");
        realm.addGroups(BOB, "release-managers");
        j.jenkins.setSecurityRealm(realm);
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to(STARTER, ALICE, BOB, READER, OVERRIDER)
                .grant(Item.BUILD, Item.CANCEL)
                .everywhere()
                .to(STARTER, ALICE, BOB)
                .grant(ApprovalPermissions.OVERRIDE)
                .everywhere()
                .to(OVERRIDER)
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to(ADMIN));
        return new ApprovalScene(j);
    }

    /** A sandboxed pipeline. */
    WorkflowJob job(String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    /** Starts a build as somebody, with a record, up to where the script waits for approval. */
    WorkflowRun ask(WorkflowJob job, Action... actions) throws Exception {
        WorkflowRun run = begin(job, actions);
        awaitApproval(run);
        return run;
    }

    /** Starts a build with a record. */
    WorkflowRun begin(WorkflowJob job, Action... actions) throws Exception {
        Action[] all = actions.length > 0 ? actions : new Action[] {startedBy(STARTER)};
        WorkflowRun run = job.scheduleBuild2(0, all).waitForStart();
        String semaphore = "record/" + run.getNumber();
        SemaphoreStep.waitForStart(semaphore, run);
        startRecord(run);
        SemaphoreStep.success(semaphore, null);
        return run;
    }

    static CauseAction startedBy(String id) {
        return new CauseAction(new Cause.UserIdCause(id));
    }

    static void startRecord(Run<?, ?> run) throws Exception {
        ReleaseRecords.of(run)
                .start(
                        "system:test",
                        new Release(
                                "shop",
                                Optional.of("1.4.0"),
                                Optional.of("0123abcd"),
                                run.getFullDisplayName(),
                                Optional.empty(),
                                Optional.of("1.3.0"),
                                Map.of()),
                        policy(POLICY),
                        TaskListener.NULL);
    }

    static void awaitApproval(WorkflowRun run) {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            assertThat(run.isBuilding()).as("build waits").isTrue();
            InputAction prompts = run.getAction(InputAction.class);
            return prompts != null && prompts.isWaitingForInput();
        });
    }

    private static PolicySnapshot policy(String yaml) throws Exception {
        LoadedPolicy loaded =
                new PolicyLoader(KnownFormats.ANY, PolicyFiles.NONE).load(PolicyText.file("readiness.yml", yaml));
        return new PolicySnapshot(loaded.policy().name(), loaded.origin(), loaded.sha256(), loaded.document());
    }

    /** The only approval of a build. */
    static Approval approval(Run<?, ?> run) throws Exception {
        return run.getAction(ReleaseApprovalAction.class).approvals().get(0);
    }

    static ApprovalState state(Run<?, ?> run) throws Exception {
        return approval(run).state();
    }

    JenkinsRule.WebClient client(String id) throws Exception {
        return j.createWebClient().login(id);
    }

    /** Opens the prompt's page, fills in a reason and clicks. */
    HtmlPage click(String id, WorkflowRun run, String button, String reason) throws Exception {
        JenkinsRule.WebClient client = client(id).withThrowExceptionOnFailingStatusCode(false);
        HtmlPage page = client.getPage(run, "input");
        HtmlForm form = page.getFormByName(approval(run).id());
        form.getTextAreaByName("value").setText(reason);
        return (HtmlPage) j.submit(form, button);
    }

    static void as(String id, Runnable work) {
        try (ACLContext context = id.equals("SYSTEM")
                ? ACL.as2(ACL.SYSTEM2)
                : ACL.as2(User.getOrCreateByIdOrFullName(id).impersonate2())) {
            work.run();
        }
    }
}
