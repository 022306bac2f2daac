package io.jenkins.plugins.releasereadiness.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Action;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.engine.policy.BuiltInPolicies;
import io.jenkins.plugins.releasereadiness.engine.policy.KnownFormats;
import io.jenkins.plugins.releasereadiness.engine.policy.LoadedPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyFiles;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyLoader;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyText;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.score.ScoreInput;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.score.Scorer;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
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

    static final String POLICY = """
            version: 1
            name: strict
            approval: {minReasonLength: 0, acknowledge: false}
            """;

    private final JenkinsRule j;
    private String policy = POLICY;
    private final List<JenkinsRule.WebClient> clients = new ArrayList<>();
    private int jobs;
    private int records;

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
                .toEveryone()
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
        return job("shop" + ++jobs, script);
    }

    WorkflowJob job(String name, String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    /** Starts a build of a new job, up to where the script waits for approval. */
    WorkflowRun ask(String step) throws Exception {
        return ask(job("semaphore 'record'; " + step));
    }

    /** Starts a build as somebody, with a record, up to where the script waits for approval. */
    WorkflowRun ask(WorkflowJob job, Action... actions) throws Exception {
        WorkflowRun run = begin(job, actions);
        awaitApproval(run);
        return run;
    }

    /** Starts a build with a record. */
    WorkflowRun begin(WorkflowJob job, Action... actions) throws Exception {
        closeClients();
        return record(job.scheduleBuild2(0, by(actions)).waitForStart());
    }

    /** Replays a build up to where the script waits for approval. */
    WorkflowRun replayed(WorkflowRun original, ReplayAction replay) throws Exception {
        replay.run2(replay.getOriginalScript(), Map.of());
        WorkflowJob job = original.getParent();
        await().until(() -> job.getLastBuild().getNumber() > original.getNumber());
        WorkflowRun run = record(job.getLastBuild());
        awaitApproval(run);
        return run;
    }

    private WorkflowRun record(WorkflowRun run) throws Exception {
        String semaphore = "record/" + ++records;
        SemaphoreStep.waitForStart(semaphore, run);
        startRecord(run, policy);
        SemaphoreStep.success(semaphore, null);
        return run;
    }

    /** Starts a build that ends before anybody is asked, and gives its log. */
    String refused(String step) throws Exception {
        WorkflowRun run = begin(job("semaphore 'record'; " + step));
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
        return JenkinsRule.getLog(run);
    }

    ApprovalScene withPolicy(String yaml) {
        policy = yaml;
        return this;
    }

    private static Action[] by(Action... actions) {
        return actions.length > 0 ? actions : new Action[] {startedBy(STARTER)};
    }

    static CauseAction startedBy(String id) {
        return new CauseAction(new Cause.UserIdCause(id));
    }

    static void startRecord(Run<?, ?> run, String yaml) throws Exception {
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
                        policy(yaml),
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

    /** A browser of somebody; {@code id} null for a visitor. */
    JenkinsRule.WebClient client(String id) {
        JenkinsRule.WebClient client = j.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        clients.add(client);
        return id == null ? client : client.withBasicCredentials(id);
    }

    /** A Jenkins that serves many tests must not keep the pages of all of them. */
    private void closeClients() {
        clients.forEach(JenkinsRule.WebClient::close);
        clients.clear();
    }

    /** Opens the prompt's page, fills in a reason and clicks. */
    HtmlPage click(String id, WorkflowRun run, String button, String reason) throws Exception {
        return click(id, run, approval(run).id(), button, reason);
    }

    HtmlPage click(String id, WorkflowRun run, String prompt, String button, String reason) throws Exception {
        JenkinsRule.WebClient client = client(id);
        HtmlPage page = client.getPage(run, "input");
        HtmlForm form = page.getFormByName(prompt);
        form.getTextAreaByName("value").setText(reason);
        return (HtmlPage) j.submit(form, button);
    }

    /** Stops the build as the button on its page does. */
    void stop(String id, WorkflowRun run) throws Exception {
        JenkinsRule.WebClient client = client(id);
        WebRequest request = new WebRequest(new URL(j.getURL(), run.getUrl() + "stop"), HttpMethod.POST);
        client.addCrumb(request);
        client.loadWebResponse(request);
    }

    /** Posts to the approval's own page as a program; {@code id} null for a visitor. */
    WebResponse post(String id, Run<?, ?> run, String verb, String... parameters) throws Exception {
        return request(id, HttpMethod.POST, run, verb, parameters);
    }

    WebResponse request(String id, HttpMethod method, Run<?, ?> run, String verb, String... parameters)
            throws Exception {
        JenkinsRule.WebClient client = client(id).withJavaScriptEnabled(false);
        URL url = new URL(
                j.getURL(), run.getUrl() + "release-approval/" + approval(run).id() + "/" + verb);
        WebRequest request = new WebRequest(url, method);
        request.setAdditionalHeader("Accept", "application/json");
        List<NameValuePair> values = new ArrayList<>();
        for (int i = 0; i < parameters.length; i += 2) {
            values.add(new NameValuePair(parameters[i], parameters[i + 1]));
        }
        if (method == HttpMethod.POST) {
            request.setRequestParameters(values);
            client.addCrumb(request);
        }
        return client.loadWebResponse(request);
    }

    /** Posts as a browser would that was led here from somewhere else. */
    WebResponse withoutCrumb(String id, Run<?, ?> run, String verb) throws Exception {
        JenkinsRule.WebClient client = client(id);
        URL url = new URL(
                j.getURL(), run.getUrl() + "release-approval/" + approval(run).id() + "/" + verb);
        WebRequest request = new WebRequest(url, HttpMethod.POST);
        request.setRequestParameters(
                List.of(new NameValuePair("reason", "Led here"), new NameValuePair("evidence", evidence(run))));
        return client.loadWebResponse(request);
    }

    /** The scorecard of a release of which nothing is known. */
    static Scorecard scorecard() throws Exception {
        return new Scorer(new PolicyLoader(KnownFormats.ANY, PolicyFiles.NONE)
                        .builtIn(BuiltInPolicies.PRODUCTION_READINESS)
                        .policy())
                .score(new ScoreInput(Instant.parse("2026-03-01T12:00:00Z"), Map.of(), List.of(), Optional.empty()));
    }

    /** Approves on the approval's own page, having looked at what there is now. */
    WebResponse approve(String id, Run<?, ?> run) throws Exception {
        return post(id, run, "approve", "reason", "Looked at it", "evidence", evidence(run), "acknowledge", "true");
    }

    static String evidence(Run<?, ?> run) throws Exception {
        return Fingerprint.of(state(run).binding());
    }

    static Outcome outcome(Run<?, ?> run) throws Exception {
        return state(run).decision().orElseThrow().outcome();
    }
}
