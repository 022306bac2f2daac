package io.jenkins.plugins.releasereadiness.record;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.config.ReleaseReadinessConfiguration;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleIndex;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class BuildRecordTest {
    private static final Release RELEASE = new Release(
            "shop",
            Optional.of("1.4.0"),
            Optional.of("0123abcd"),
            "shop #1",
            Optional.empty(),
            Optional.of("1.3.0"),
            Map.of());
    private static final PolicySnapshot POLICY =
            new PolicySnapshot("strict", "readiness.yml", "a".repeat(64), Map.of("version", 1L, "name", "strict"));

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @Test
    void recordAndWhatPagesShowSurviveARestart() throws Throwable {
        session.then(j -> {
            BuildRecord record = ReleaseRecords.of(build(j));
            assertThat(record.start("alice", RELEASE, POLICY, TaskListener.NULL))
                    .isTrue();
            record.write(TaskListener.NULL, writer -> writer.note("alice", "before the restart"));
        });
        session.then(j -> {
            Run<?, ?> run = restored(j);
            RecordSummary shown =
                    run.getAction(ReleaseRecordAction.class).summary().orElseThrow();
            assertThat(shown.release()).isEqualTo("shop 1.4.0");
            assertThat(shown.policy()).isEqualTo("strict");
            assertThat(shown.entries()).isEqualTo(3);
            assertThat(shown.categories()).isEmpty();

            BuildRecord record = ReleaseRecords.of(run);
            assertThat(record.start("bob", RELEASE, POLICY, TaskListener.NULL)).isFalse();
            record.write(TaskListener.NULL, writer -> writer.note("bob", "after the restart"));
            assertThat(record.record().orElseThrow().notes())
                    .extracting(line -> line.payload().get("text"))
                    .containsExactly("before the restart", "after the restart");
        });
    }

    @Test
    void parallelBranchesShareOneRecordAndLoseNothing() throws Throwable {
        session.then(j -> {
            FreeStyleBuild build = build(j);
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                threads.invokeAll(IntStream.range(0, 40)
                                .mapToObj(number -> (Callable<Void>) () -> {
                                    BuildRecord record = ReleaseRecords.of(build);
                                    record.start("alice", RELEASE, POLICY, TaskListener.NULL);
                                    record.write(TaskListener.NULL, writer -> writer.note("alice", "note " + number));
                                    return null;
                                })
                                .toList())
                        .forEach(done -> assertThat(done).succeedsWithin(java.time.Duration.ofMinutes(1)));
            } finally {
                threads.shutdown();
            }
            assertThat(build.getActions(ReleaseRecordAction.class)).hasSize(1);
            assertThat(ReleaseRecords.of(build).record().orElseThrow().notes()).hasSize(40);
        });
    }

    @Test
    void filesArePublishedThroughTheArtifactManagerWithoutWorkspace() throws Throwable {
        session.then(j -> {
            FreeStyleBuild build = build(j);
            BuildRecord record = ReleaseRecords.of(build);
            record.start("alice", RELEASE, POLICY, TaskListener.NULL);
            record.publish(TaskListener.NULL);

            try (InputStream in = build.getArtifactManager()
                    .root()
                    .child("release-evidence/bundle.json")
                    .open()) {
                BundleIndex index = BundleIndex.read(in.readAllBytes());
                assertThat(index.files())
                        .extracting(BundleFile::path)
                        .extracting(Object::toString)
                        .contains("ledger.jsonl", "production-readiness-report.json", "release-manifest.md");
                assertThat(index.head().entries())
                        .isEqualTo(record.record().orElseThrow().lastSequence());
                assertThat(index.tool()).startsWith("release-readiness");
                assertThat(index.release()).containsEntry("version", "1.4.0");
            }
        });
    }

    @Test
    void approvedBuildIsKeptIfTheAdministratorWantsThat() throws Throwable {
        session.then(j -> {
            ReleaseReadinessConfiguration.get().setKeepApproved(true);
            FreeStyleBuild build = build(j);
            BuildRecord record = ReleaseRecords.of(build);
            record.start("alice", RELEASE, POLICY, TaskListener.NULL);
            assertThat(build.isKeepLog()).isFalse();

            record.write(
                    TaskListener.NULL,
                    writer -> writer.append(
                            "bob", EntryKind.DECISION, Map.of("decision", Map.of("outcome", "GO", "maker", "bob"))));

            assertThat(build.isKeepLog()).isTrue();
        });
    }

    @Test
    void buildWithoutReleaseHasNoRecord() throws Throwable {
        session.then(j -> assertThat(ReleaseRecords.find(build(j))).isEmpty());
    }

    private static FreeStyleBuild build(JenkinsRule j) throws Exception {
        FreeStyleProject project = j.createFreeStyleProject("shop");
        return j.buildAndAssertSuccess(project);
    }

    private static Run<?, ?> restored(JenkinsRule j) {
        return Jenkins.get().getItemByFullName("shop", FreeStyleProject.class).getBuildByNumber(1);
    }
}
