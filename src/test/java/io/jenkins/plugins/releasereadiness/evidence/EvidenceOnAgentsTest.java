package io.jenkins.plugins.releasereadiness.evidence;

import static io.jenkins.plugins.releasereadiness.evidence.EvidenceBuilds.GREEN;
import static io.jenkins.plugins.releasereadiness.evidence.EvidenceBuilds.evidence;
import static io.jenkins.plugins.releasereadiness.evidence.EvidenceBuilds.policyFile;
import static io.jenkins.plugins.releasereadiness.evidence.EvidenceBuilds.published;
import static io.jenkins.plugins.releasereadiness.evidence.EvidenceBuilds.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Label;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import jenkins.util.VirtualFile;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.SimpleCommandLauncher;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Evidence where it lies: on an agent, which may be in another zone, beside links and among many files. */
@WithJenkins
class EvidenceOnAgentsTest {
    private static JenkinsRule jenkins;
    private static EvidenceBuilds builds;

    @TempDir
    private Path folder;

    @BeforeAll
    static void begin(JenkinsRule rule) throws Exception {
        jenkins = rule;
        builds = new EvidenceBuilds(rule);
        rule.createOnlineSlave(Label.get("remote"));
    }

    @Test
    void onAnAgentWhatIsArchivedIsWhatWasHashed() throws Exception {
        WorkflowRun run = builds.score("node('remote') { "
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
        WorkflowRun run = builds.score("node { " + policyFile("{format: file, files: \"reports/*\"}", "it.files >= 1")
                + "sh 'mkdir reports && ln -s /etc/passwd reports/secret.xml'\nreadinessScore markAs: 'NOTE' }");

        assertThat(evidence(run).state()).isNotEqualTo(EvidenceState.PRESENT);
        assertThat(published(run)).doesNotContain("root:x:0", "root:*:0");
    }

    @Test
    void aPatternThatMatchesNothingIsMissingAlsoAmongManyFiles() throws Exception {
        WorkflowRun run = builds.score(
                "node { " + policyFile("{format: junit, files: \"**/none-*.xml\"}", "it.failed = 0")
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
        WorkflowRun run =
                builds.score("node('remote') { " + policyFile("{format: tally, files: \"*.tally\"}", "it.total >= 5")
                        + "writeFile file: 'a.tally', text: 'IIIII'\nreadinessScore markAs: 'NOTE' }");

        assertThat(evidence(run).format()).contains("tally");
        assertThat(evidence(run).facts().count("total")).contains(5L);
    }

    @Test
    void stoppingTheBuildStopsReadingOnTheAgent() throws Exception {
        Path stopped = folder.resolve("stopped");
        WorkflowRun run = builds.job(
                        "node('remote') { " + policyFile("{format: tally, files: \"*.tally\"}", "it.total >= 5")
                                + "writeFile file: 'a.tally', text: '" + stopped + "'\nreadinessScore markAs: 'NOTE' }")
                .scheduleBuild2(0)
                .waitForStart();
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("reading")));

        run.doStop();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(stopped));
    }

    @Test
    void aFreshReportInTheTimeOfTheAgentIsFreshAlsoFarEastOfTheController() throws Exception {
        SimpleCommandLauncher usual = (SimpleCommandLauncher) jenkins.createComputerLauncher(null);
        DumbSlave east = new DumbSlave(
                "east",
                folder.resolve("east").toString(),
                new SimpleCommandLauncher(usual.cmd.replace(" -jar ", " -Duser.timezone=Asia/Tokyo -jar ")));
        jenkins.jenkins.addNode(east);
        jenkins.waitOnline(east);
        String now = LocalDateTime.now(ZoneId.of("Asia/Tokyo"))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        String report = GREEN.replace("<testsuite", "<testsuite timestamp=\"" + now + "\"");
        WorkflowRun run = builds.score("node('east') { "
                + policyFile("{format: junit, files: \"*.xml\", maxAge: 1h}", "it.failed = 0")
                + "writeFile file: 'a.xml', text: '''" + report + "'''\nreadinessScore markAs: 'NOTE' }");

        assertThat(evidence(run).message()).doesNotContain("future");
        assertThat(evidence(run).state()).isEqualTo(EvidenceState.PRESENT);
    }
}
