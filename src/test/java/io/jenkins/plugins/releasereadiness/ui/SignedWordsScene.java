package io.jenkins.plugins.releasereadiness.ui;

import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.releasereadiness.config.NamedPolicy;
import io.jenkins.plugins.releasereadiness.config.ReleaseReadinessConfiguration;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import io.jenkins.plugins.releasereadiness.record.RecordPermissions;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.FormEncodingType;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/**
 * A job whose release has questions and a waiver that wait for people's words: alice, bob and carol may attest, dave may
 * only read. Each build scores, waits at {@code semaphore 'asked'}, and scores again.
 */
final class SignedWordsScene {
    static final String POLICY = """
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

    final JenkinsRule jenkins;
    final WorkflowJob job;

    SignedWordsScene(JenkinsRule rule) throws Exception {
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

    WorkflowRun asked(int number) throws Exception {
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("asked/" + number, run);
        return run;
    }

    WorkflowRun finish(WorkflowRun run, int number) throws Exception {
        SemaphoreStep.success("asked/" + number, null);
        return jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
    }

    static ReleaseRecord record(WorkflowRun run) throws Exception {
        return ReleaseRecords.find(run).orElseThrow().record().orElseThrow();
    }

    static QuestionResult question(WorkflowRun run, String id) throws Exception {
        return record(run).scorecard().orElseThrow().question(id).orElseThrow();
    }

    HtmlPage page(String person, WorkflowRun run) throws Exception {
        return jenkins.createWebClient().login(person).getPage(run, "release-readiness");
    }

    /** The status of a request that a person's program makes. */
    String post(String person, WorkflowRun run, String verb, String... pairs) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().login(person);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        WebRequest request =
                new WebRequest(new URL(jenkins.getURL(), run.getUrl() + "release-readiness/" + verb), HttpMethod.POST);
        request.setEncodingType(FormEncodingType.URL_ENCODED);
        List<NameValuePair> parameters = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.add(new NameValuePair(pairs[i], pairs[i + 1]));
        }
        request.setRequestParameters(parameters);
        client.addCrumb(request);
        Page page = client.getPage(request);
        return page.getWebResponse().getStatusCode() + " "
                + page.getWebResponse().getContentAsString().replaceAll("<[^>]*>", " ");
    }
}
