package io.jenkins.plugins.releasereadiness.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.releasereadiness.engine.rollback.FakeService;
import io.jenkins.plugins.releasereadiness.engine.rollback.PrometheusServer;
import java.nio.file.Path;
import java.util.Optional;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Prometheus servers that want to know who asks, by credentials of the job's folder. */
@WithJenkins
class RollbackCredentialsTest {
    private static JenkinsRule j;

    @TempDir
    private Path temporary;

    private FakeService service;
    private Folder folder;

    @BeforeAll
    static void open(JenkinsRule rule) {
        j = rule;
    }

    @BeforeEach
    void start() throws Exception {
        service = new FakeService();
        DeployPreviousStep.service = service;
        DeployPreviousStep.RUNS.set(0);
        folder = j.createProject(Folder.class);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void secretTextOfTheFolderIsABearerTokenAndItsUseIsTrackedOnce() throws Exception {
        service.wantsAuthorization("Bearer t0ken");
        Credentials token = new StringCredentialsImpl(
                CredentialsScope.GLOBAL, "metrics", "token of the server", Secret.fromString("t0ken"));
        add(token);
        WorkflowRun run = build(folder.createProject(WorkflowJob.class, "shop"), service.address(), "2s");

        j.assertBuildStatusSuccess(run);
        j.assertLogContains("HEALTHY", run);
        j.assertLogNotContains("t0ken", run);
        assertThat(CredentialsProvider.getFingerprintOf(token).getJobs())
                .containsExactly(run.getParent().getFullName());
    }

    @Test
    void wrongTokenAndCredentialsOfAnotherFolderAreNoHealth() throws Exception {
        service.wantsAuthorization("Bearer other");
        add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "metrics", "", Secret.fromString("t0ken")));
        refused(folder.createProject(WorkflowJob.class, "shop"), "401");
        refused(j.createProject(WorkflowJob.class), "there are no credentials 'metrics' for this job");
    }

    @Test
    void realServerThatWantsUserAndPasswordDecides() throws Exception {
        Optional<Path> program = PrometheusServer.program();
        assumeTrue(
                program.isPresent(),
                "no Prometheus server here: install Debian's package prometheus, or set PROMETHEUS to the program");
        add(new UsernamePasswordCredentialsImpl(
                CredentialsScope.GLOBAL, "metrics", "", PrometheusServer.USER, PrometheusServer.PASSWORD));
        try (PrometheusServer server = PrometheusServer.start(program.get(), temporary, service)) {
            WorkflowJob job = folder.createProject(WorkflowJob.class, "shop");
            WorkflowRun healthy = build(job, server.address(), "2s");
            j.assertBuildStatusSuccess(healthy);

            service.become(FakeService.Mood.BROKEN);
            WorkflowRun degraded = build(job, server.address(), "10m");
            j.assertBuildStatus(Result.FAILURE, degraded);
            j.assertLogContains("ROLLED_BACK", degraded);
            j.assertLogContains("errors.value", degraded);
            assertThat(DeployPreviousStep.RUNS).hasValue(1);
        }
    }

    private void add(Credentials credentials) throws Exception {
        for (CredentialsStore store : CredentialsProvider.lookupStores(folder)) {
            if (store.getContext() == folder) {
                store.addCredentials(Domain.global(), credentials);
            }
        }
    }

    private void refused(WorkflowJob job, String why) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script(service.address(), "1h"), true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        j.waitForMessage("No data is not health", run);
        j.assertLogContains(why, run);
        run.doStop();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
    }

    private static WorkflowRun build(WorkflowJob job, String address, String window) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script(address, window), true));
        return j.waitForCompletion(job.scheduleBuild2(0).waitForStart());
    }

    private static String script(String address, String window) {
        return """
                node {
                  writeFile file: 'readiness.yml', text: '''\
                version: 1
                extends: production-readiness
                sources:
                  errors: {format: prometheus, url: "%s", query: shop_errors, credentialsId: metrics}
                rollback:
                  window: {duration: %s, interval: 1s, failureLimit: 1, errorLimit: 1, sources: [errors]}
                  severities:
                    critical: ["errors.value > 0.1"]
                '''
                  rollbackOnSeverity(previousVersion: '1.3.2', previousApproval: 'CHG-7') { deployPrevious() }
                }
                """.formatted(address, window);
    }
}
