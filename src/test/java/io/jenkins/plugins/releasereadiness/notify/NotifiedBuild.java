package io.jenkins.plugins.releasereadiness.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.releasereadiness.config.NotificationConfiguration;
import io.jenkins.plugins.releasereadiness.config.Webhook;
import io.jenkins.plugins.releasereadiness.engine.notice.Delivery;
import io.jenkins.plugins.releasereadiness.engine.notice.RetryPlan;
import io.jenkins.plugins.releasereadiness.engine.record.Line;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** A build with a gate of which others are told, and what was told. */
final class NotifiedBuild {
    static final String POLICY = """
            version: 1
            name: small
            sources:
              unit: {format: junit, files: "reports/TEST-*.xml"}
            gates:
              tests:
                title: Tests
                phase: stabilization
                whenItFails: Repair and test again.
                checks:
                  green: {text: The tests pass, severity: critical, pass: [unit.failed = 0]}
            """;
    static final String GREEN = "<testsuite name=\"a\" tests=\"1\"><testcase classname=\"a\" name=\"b\"/></testsuite>";
    static final String RED = GREEN.replace("/></", "><failure/></testcase></");
    static final RetryPlan QUICK = new RetryPlan(Duration.ofMillis(50), Duration.ofMillis(100), 3);
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private NotifiedBuild() {}

    static Webhook webhook(String name, String url) {
        Webhook webhook = new Webhook(name, url);
        webhook.setCredentialsId("hook-secret");
        return webhook;
    }

    static void configure(RetryPlan plan, Webhook... webhooks) throws IOException {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(
                        CredentialsScope.GLOBAL, "hook-secret", "", Secret.fromString(Receiver.SECRET)));
        SystemCredentialsProvider.getInstance().save();
        NotificationConfiguration.get().setWebhooks(List.of(webhooks));
        DeliveryQueue.get().setPlan(plan);
    }

    static WorkflowRun gate(JenkinsRule j, Result expected, String report) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition(
                "node { writeFile file: 'readiness.yml', text: '''" + POLICY
                        + "'''\nwriteFile file: 'reports/TEST-a.xml', text: '''" + report
                        + "'''\nqualityGate 'tests' }",
                true));
        return j.buildAndAssertStatus(expected, job);
    }

    static List<Line> sent(WorkflowRun run) throws IOException {
        return ReleaseRecords.find(run).orElseThrow().record().orElseThrow().notifications();
    }

    static void awaitSent(WorkflowRun run, int entries) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sent(run)).hasSize(entries));
    }

    /** The ledger is written before the queue. */
    static void awaitQueued(Delivery.State state, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(DeliveryQueue.get().list(state)).hasSize(count));
    }

    static String communications(WorkflowRun run) throws IOException {
        try (InputStream file = run.getArtifactManager()
                .root()
                .child("release-evidence/deployment-communications.md")
                .open()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
