package io.jenkins.plugins.releasereadiness.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.sun.net.httpserver.HttpServer;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import jenkins.util.VirtualFile;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Evidence as builds meet it: on agents, from servers, from other plugins, and beside secrets. */
@WithJenkins
class EvidenceInJenkinsTest {
    private static final String GREEN = "<testsuite name=\"a\"><testcase classname=\"a\" name=\"b\" time=\"0.5\"/>"
            + "<testcase classname=\"a\" name=\"c\" time=\"0.25\"><skipped/></testcase></testsuite>";

    @TempDir
    private Path folder;

    private JenkinsRule jenkins;

    @BeforeEach
    void remember(JenkinsRule rule) {
        jenkins = rule;
    }

    private static String policy(String source, String criterion) {
        return """
                version: 1
                name: small
                sources:
                  it: %s
                categories:
                  quality: {title: Quality, weight: 1}
                questions:
                  quality.it: {category: quality, text: Is it well?, severity: high, pass: ["%s"], fix: Repair it}
                """.formatted(source, criterion);
    }

    private static String policyFile(String source, String criterion) {
        return "writeFile file: 'readiness.yml', text: '''" + policy(source, criterion) + "'''\n";
    }

    private WorkflowJob job(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private WorkflowRun score(String script) throws Exception {
        return jenkins.assertBuildStatus(
                Result.SUCCESS, job(script + "\n").scheduleBuild2(0).get());
    }

    private static Evidence evidence(WorkflowRun run) throws IOException {
        return ReleaseRecords.find(run)
                .orElseThrow()
                .record()
                .orElseThrow()
                .evidence()
                .get("it");
    }

    @Test
    void testResultsThatTheBuildHoldsAreEvidence() throws Exception {
        String source = policyFile("{format: jenkins-tests}", "it.failed = 0");
        WorkflowRun run = score("node { " + source + "writeFile file: 'TEST-a.xml', text: '''" + GREEN
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
        WorkflowRun none = score("node { " + source + "readinessScore markAs: 'NOTE' }");
        WorkflowRun skipped = score("node { " + source + "writeFile file: 'TEST-a.xml', text: '''"
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
            WorkflowRun up = score("node { "
                    + policyFile("{url: \"" + url + "\", credentialsId: probe}", "it.up = 1")
                    + "readinessScore markAs: 'NOTE' }");
            WorkflowRun refused = score(
                    "node { " + policyFile("{url: \"" + url + "\"}", "it.up = 1") + "readinessScore markAs: 'NOTE' }");

            assertThat(evidence(up).facts().count("up")).contains(1L);
            assertThat(evidence(refused).facts().count("up")).contains(0L);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void onAnAgentWhatIsArchivedIsWhatWasHashed() throws Exception {
        jenkins.createOnlineSlave(hudson.model.Label.get("remote"));
        WorkflowRun run = score("node('remote') { "
                + policyFile("{format: junit, files: \"reports/*.xml\"}", "it.failed = 0")
                + "writeFile file: 'reports/TEST-a.xml', text: '''" + GREEN
                + "'''\nreadinessScore markAs: 'NOTE' }");

        assertThat(evidence(run).state()).isEqualTo(EvidenceState.PRESENT);
        VirtualFile root = run.getArtifactManager().root();
        assertThat(root.list("release-evidence/**/TEST-a.xml", null, false))
                .singleElement()
                .satisfies(path -> assertThat(text(root.child(path))).isEqualTo(GREEN));
        assertThat(evidence(run).files())
                .singleElement()
                .satisfies(
                        file -> assertThat(file.sha256()).isEqualTo(Sha256.of(GREEN.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aLinkOutOfTheWorkspaceIsNotFollowed() throws Exception {
        WorkflowRun run = score("node { " + policyFile("{format: file, files: \"reports/*\"}", "it.files >= 1")
                + "sh 'mkdir reports && ln -s /etc/passwd reports/secret.xml'\nreadinessScore markAs: 'NOTE' }");

        assertThat(evidence(run).state()).isNotEqualTo(EvidenceState.PRESENT);
        assertThat(published(run)).doesNotContain("root:x:0", "root:*:0");
    }

    @Test
    void aPatternThatMatchesNothingIsMissingAlsoAmongManyFiles() throws Exception {
        WorkflowRun run = score("node { " + policyFile("{format: junit, files: \"**/none-*.xml\"}", "it.failed = 0")
                + "sh 'set +x; mkdir -p many && cd many && seq 5000 | xargs touch'\nreadinessScore markAs: 'NOTE' }");

        assertThat(evidence(run).state()).isEqualTo(EvidenceState.MISSING);
        assertThat(evidence(run).message()).contains("**/none-*.xml");
    }

    /** A reader of another plugin; it tells by a file that it was interrupted. */
    @TestExtension
    public static final class Tallies extends EvidenceReaderExtension {
        @Override
        public Portable reader() {
            return new TallyReader();
        }
    }

    static final class TallyReader implements EvidenceReaderExtension.Portable {
        private static final long serialVersionUID = 1L;

        @Override
        public String format() {
            return "tally";
        }

        @Override
        public SourceKind kind() {
            return SourceKind.TESTS;
        }

        @Override
        public boolean recognises(Head head) {
            return false;
        }

        @Override
        public Reading open(ReadOptions options) {
            return new Reading() {
                private long total;

                @Override
                public void read(InputStream bytes) throws IOException {
                    ByteArrayOutputStream all = new ByteArrayOutputStream();
                    bytes.transferTo(all);
                    String text = all.toString(StandardCharsets.UTF_8).trim();
                    if (text.startsWith("/")) {
                        waitForInterruption(Path.of(text));
                    }
                    total += text.length();
                }

                @Override
                public Outcome finish() {
                    return Outcome.present(Facts.of(Map.of("total", total)));
                }
            };
        }

        private static void waitForInterruption(Path sign) throws IOException {
            Files.writeString(sign.resolveSibling("reading"), "");
            try {
                Thread.sleep(Duration.ofMinutes(5).toMillis());
            } catch (InterruptedException e) {
                Files.writeString(sign, "");
                Thread.currentThread().interrupt();
                throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
            }
        }
    }

    @Test
    void aReaderOfAnotherPluginReadsOnTheAgent() throws Exception {
        jenkins.createOnlineSlave(hudson.model.Label.get("remote"));
        WorkflowRun run = score("node('remote') { " + policyFile("{format: tally, files: \"*.tally\"}", "it.total >= 5")
                + "writeFile file: 'a.tally', text: 'IIIII'\nreadinessScore markAs: 'NOTE' }");

        assertThat(evidence(run).format()).contains("tally");
        assertThat(evidence(run).facts().count("total")).contains(5L);
    }

    @Test
    void stoppingTheBuildStopsReadingOnTheAgent() throws Exception {
        jenkins.createOnlineSlave(hudson.model.Label.get("remote"));
        Path stopped = folder.resolve("stopped");
        WorkflowRun run = job("node('remote') { " + policyFile("{format: tally, files: \"*.tally\"}", "it.total >= 5")
                        + "writeFile file: 'a.tally', text: '" + stopped + "'\nreadinessScore markAs: 'NOTE' }")
                .scheduleBuild2(0)
                .waitForStart();
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("reading")));

        run.doStop();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(stopped));
    }

    @Test
    void secretsOfTheBuildStandInNothingThatIsPublished() throws Exception {
        String secret = "correct-horse-battery";
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "token", "", Secret.fromString(secret)));
        WorkflowRun run = score("node { " + policyFile("{format: junit, files: \"*.xml\"}", "it.failed = 0")
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

    private static String published(WorkflowRun run) throws IOException {
        StringBuilder texts = new StringBuilder();
        for (String path : run.getArtifactManager().root().list("release-evidence/**", null, false)) {
            texts.append(text(run.getArtifactManager().root().child(path)));
        }
        return texts.toString();
    }

    private static String text(VirtualFile file) throws IOException {
        try (InputStream bytes = file.open()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
