package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A workspace of very many files, a thousand in each folder; {@code -Dworkspace.files} says how many. Prints how long
 * each answer takes.
 */
@Tag("long")
class ManyFilesTest {
    private static final int FILES = Integer.getInteger("workspace.files", 100_000);
    private static final int IN_ONE_FOLDER = 1000;
    private static final int REPORTS = 5;

    @TempDir
    private static Path folder;

    private static Workspace workspace;

    private final List<Long> looked = new ArrayList<>();

    @BeforeAll
    static void fill() throws IOException {
        workspace = new Workspace(folder);
        for (int i = 0; i < FILES; i++) {
            Path parent = folder.resolve("module-" + i / IN_ONE_FOLDER);
            if (i % IN_ONE_FOLDER == 0) {
                Files.createDirectory(parent);
            }
            Files.createFile(parent.resolve("Class" + i + ".class"));
        }
        for (int i = 0; i < REPORTS; i++) {
            workspace.file("module-" + i + "/reports/TEST-" + i + ".txt", "lines:\n1\n");
        }
    }

    @AfterAll
    static void told() {
        System.out.println("workspace of " + FILES + " files");
    }

    private Evidence collect(String pattern) throws IOException {
        CollectProgress progress = new CollectProgress() {
            @Override
            public void looking(String source, long entries) {
                looked.add(entries);
            }
        };
        long begin = System.nanoTime();
        Evidence evidence = workspace.collect(
                new Collector(Workspace.READERS, Workspace.CLOCK, CollectLimits.DEFAULTS, EvidenceSink.NONE, progress),
                pattern);
        System.out.printf("%s: %s after %d ms%n", pattern, evidence.state(), (System.nanoTime() - begin) / 1_000_000);
        return evidence;
    }

    @Test
    void aPatternThatMatchesNothingIsMissingAndTellsItsProgress() throws IOException {
        assertThat(collect("**/none-*.xml").state()).isEqualTo(EvidenceState.MISSING);
        assertThat(looked).hasSizeGreaterThanOrEqualTo(FILES / IN_ONE_FOLDER).isSorted();
        assertThat(looked.get(looked.size() - 1)).isGreaterThan(FILES - IN_ONE_FOLDER);
    }

    @Test
    void aPatternThatMatchesAFewFindsThemAll() throws IOException {
        Evidence evidence = collect("**/TEST-*.txt");
        assertThat(evidence.state()).as(evidence.message()).isEqualTo(EvidenceState.PRESENT);
        assertThat(evidence.files()).hasSize(REPORTS);
    }

    @Test
    void aPatternThatBeginsWithItsFolderLooksOnlyThere() throws IOException {
        assertThat(collect("module-0/reports/*.txt").files()).hasSize(1);
        assertThat(looked).isEmpty();
    }
}
