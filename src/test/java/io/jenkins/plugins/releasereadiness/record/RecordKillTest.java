package io.jenkins.plugins.releasereadiness.record;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.ledger.DirectoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.MemoryLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.verify.BundleVerifier;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * Parallel branches write into the record of one build of a Jenkins that is a process of its own, and that process is
 * killed again and again. Whatever a branch was told to be written is there, once; the branches go on where they were.
 */
class RecordKillTest {
    private static final String CONFIRMED = "confirmed.txt";

    @RegisterExtension
    private final RealJenkinsExtension real = new RealJenkinsExtension();

    @Test
    void killedOnceNothingIsLostOrDoubled() throws Throwable {
        run(6, 10, 1, 1);
    }

    @Tag("long")
    @Test
    void killedAgainAndAgainNothingIsLostOrDoubled() throws Throwable {
        run(20, 50, 8, 2);
    }

    private void run(int branches, int entries, int kills, long seed) throws Throwable {
        Random random = new Random(seed);
        int all = branches * entries;
        for (int kill = 0; kill < kills; kill++) {
            real.startJenkins();
            int before = confirmed().size();
            int until = before + 1 + random.nextInt(Math.max(1, (all - before) / (kills - kill)));
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                try {
                    real.runRemotely(new Branches(branches, entries));
                } catch (Throwable e) {
                    // The process is killed while it answers.
                    throw new IllegalStateException(e);
                }
            });
            while (confirmed().size() < until && !writing.isDone()) {
                Thread.sleep(5);
            }
            real.stopJenkinsForcibly();
            writing.handle((done, cut) -> null).join();
            assertNothingLost(all);
        }
        real.startJenkins();
        real.runRemotely(new Branches(branches, entries));
        real.stopJenkins();
        List<String> written = assertNothingLost(all);
        assertThat(written).hasSize(all);
        assertThat(new BundleVerifier(List.of(), List.of())
                        .verify(new DirectoryBundleStore(build().resolve("archive/release-evidence")))
                        .deviations())
                .isEmpty();
    }

    /** The texts in the ledger, once it is clear that each confirmed one is there and none is there twice. */
    private List<String> assertNothingLost(int all) throws IOException {
        Path ledger = build().resolve("release-readiness/ledger.jsonl");
        // A copy, so that continuing after a torn line is left to Jenkins.
        List<String> written = !Files.exists(ledger)
                ? List.of()
                : Ledger.open(new MemoryLedgerStore(Files.readAllBytes(ledger)), Clock.systemUTC()).entries().stream()
                        .filter(entry -> entry.kind() == EntryKind.NOTE)
                        .map(entry -> String.valueOf(entry.payload().get("text")))
                        .toList();
        assertThat(written).doesNotHaveDuplicates().containsAll(confirmed()).hasSizeLessThanOrEqualTo(all);
        return written;
    }

    private List<String> confirmed() throws IOException {
        Path file = real.getHome().toPath().resolve(CONFIRMED);
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private Path build() {
        return real.getHome().toPath().resolve("jobs/shop/builds/1");
    }

    /** Each branch writes its entries one after the other, but those that are in the ledger already. */
    private record Branches(int branches, int entries) implements RealJenkinsExtension.Step, Serializable {
        @Override
        public void run(JenkinsRule j) throws Exception {
            FreeStyleProject project = Jenkins.get().getItemByFullName("shop", FreeStyleProject.class);
            FreeStyleBuild build = project == null
                    ? j.buildAndAssertSuccess(j.createFreeStyleProject("shop"))
                    : project.getLastBuild();
            BuildRecord record = ReleaseRecords.of(build);
            record.start(
                    "alice",
                    new Release(
                            "shop",
                            Optional.of("1.4.0"),
                            Optional.empty(),
                            "shop #1",
                            Optional.empty(),
                            Optional.empty(),
                            Map.of()),
                    new PolicySnapshot("strict", "test", "a".repeat(64), Map.of("version", 1L, "name", "strict")),
                    TaskListener.NULL);
            Set<Object> there = record.record().map(ReleaseRecord::notes).orElse(List.of()).stream()
                    .map(line -> line.payload().get("text"))
                    .collect(Collectors.toSet());
            Path confirmed = new File(Jenkins.get().getRootDir(), CONFIRMED).toPath();
            ExecutorService threads = Executors.newFixedThreadPool(branches);
            List<Callable<Void>> work = IntStream.range(0, branches)
                    .<Callable<Void>>mapToObj(branch -> () -> {
                        for (int i = 0; i < entries; i++) {
                            String text = branch + "-" + i;
                            if (!there.contains(text)) {
                                record.write(TaskListener.NULL, writer -> writer.note("alice", text));
                                confirm(confirmed, text);
                            }
                        }
                        return null;
                    })
                    .toList();
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
            threads.shutdown();
            record.publish(TaskListener.NULL);
        }

        private static synchronized void confirm(Path file, String text) throws IOException {
            Files.write(
                    file,
                    (text + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
