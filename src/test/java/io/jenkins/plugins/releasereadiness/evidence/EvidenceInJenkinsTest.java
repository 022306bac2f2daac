package io.jenkins.plugins.releasereadiness.evidence;

import static io.jenkins.plugins.releasereadiness.evidence.EvidenceBuilds.GREEN;
import static io.jenkins.plugins.releasereadiness.evidence.EvidenceBuilds.evidence;
import static io.jenkins.plugins.releasereadiness.evidence.EvidenceBuilds.policyFile;
import static io.jenkins.plugins.releasereadiness.evidence.EvidenceBuilds.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.sun.net.httpserver.HttpServer;
import hudson.util.Secret;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Evidence as builds meet it: from servers, from other plugins, and beside secrets. */
@WithJenkins
class EvidenceInJenkinsTest {
    private static JenkinsRule jenkins;
    private static EvidenceBuilds builds;

    @BeforeAll
    static void begin(JenkinsRule rule) {
        jenkins = rule;
        builds = new EvidenceBuilds(rule);
    }

    @Test
    void testResultsThatTheBuildHoldsAreEvidence() throws Exception {
        String source = policyFile("{format: jenkins-tests}", "it.failed = 0");
        WorkflowRun run = builds.score("node { " + source + "writeFile file: 'TEST-a.xml', text: '''" + GREEN
                + "'''\njunit 'TEST-*.xml'\ndef r = readinessScore markAs: 'NOTE'\necho r.questions[0].answer }");

        jenkins.assertLogContains("yes", run);
        assertThat(evidence(run).state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(evidence(run).facts().count("total")).contains(2L);
        assertThat(evidence(run).facts().count("passed")).contains(1L);
        assertThat(evidence(run).facts().count("skipped")).contains(1L);
        assertThat(evidence(run).facts().has("errors")).isFalse();
        assertThat(evidence(run).facts().number("durationSeconds").orElseThrow())
                .isEqualByComparingTo("0.75");
    }

    @Test
    void nothingRecordedIsMissingAndOnlySkippedTestsProveNothing() throws Exception {
        String source = policyFile("{format: jenkins-tests}", "it.failed = 0");
        WorkflowRun none = builds.score("node { " + source + "readinessScore markAs: 'NOTE' }");
        WorkflowRun skipped = builds.score("node { " + source + "writeFile file: 'TEST-a.xml', text: '''"
                + "<testsuite name=\"a\"><testcase classname=\"a\" name=\"c\"><skipped/></testcase></testsuite>"
                + "'''\njunit 'TEST-*.xml'\nreadinessScore markAs: 'NOTE' }");

        assertThat(evidence(none).state()).isEqualTo(EvidenceState.MISSING);
        assertThat(evidence(none).message()).contains("run the step junit");
        assertThat(evidence(skipped).state()).isEqualTo(EvidenceState.VACUOUS);
    }

    @Test
    void serversAreAskedWithCredentialsOfTheJob() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "probe", "", Secret.fromString("let-me-in")));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean known =
                    "Bearer let-me-in".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(known ? 200 : 401, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/health";
            WorkflowRun up = builds.score("node { "
                    + policyFile("{url: \"" + url + "\", credentialsId: probe}", "it.up = 1")
                    + "readinessScore markAs: 'NOTE' }");
            WorkflowRun refused = builds.score(
                    "node { " + policyFile("{url: \"" + url + "\"}", "it.up = 1") + "readinessScore markAs: 'NOTE' }");

            assertThat(evidence(up).facts().count("up")).contains(1L);
            assertThat(evidence(refused).facts().count("up")).contains(0L);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void secretsOfTheBuildStandInNothingThatIsPublished() throws Exception {
        String secret = "correct-horse-battery";
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "token", "", Secret.fromString(secret)));
        WorkflowRun run = builds.score("node { " + policyFile("{format: junit, files: \"*.xml\"}", "it.failed = 0")
                + "withCredentials([string(credentialsId: 'token', variable: 'TOKEN')]) {\n"
                + "writeFile file: 'a.xml', text: \"<${TOKEN}/>\"\n"
                + "writeFile file: \"b-${TOKEN}.xml\", text: ''\n"
                + "readinessScore markAs: 'NOTE' } }");

        assertThat(evidence(run).state()).isEqualTo(EvidenceState.UNREADABLE);
        jenkins.assertLogNotContains(secret, run);
        StringBuilder texts = new StringBuilder();
        for (String path : run.getArtifactManager().root().list("release-evidence/*", null, false)) {
            texts.append(text(run.getArtifactManager().root().child(path)));
        }
        assertThat(texts).isNotEmpty();
        assertThat(texts.toString()).doesNotContain(secret);
        assertThat(Files.readString(run.getRootDir().toPath().resolve("release-readiness/ledger.jsonl")))
                .doesNotContain(secret);
    }
}
