package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.FileDigest;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States and messages. */
class CollectorTest {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void begin() {
        workspace = new Workspace(folder);
    }

    private static void assertState(Evidence evidence, EvidenceState state, String... message) {
        assertThat(message).allSatisfy(part -> assertThat(evidence.message()).contains(part));
        assertThat(evidence.state()).isEqualTo(state);
    }

    @Test
    void presentEvidenceTellsFactsKindFormatAndTime() throws IOException {
        workspace.file("out/a.txt", "lines:\n3\n");
        Evidence evidence = workspace.collect("out/*.txt");
        assertState(evidence, EvidenceState.PRESENT, "read out/a.txt as lines");
        assertThat(evidence.source()).isEqualTo("tests");
        assertThat(evidence.kind()).contains(SourceKind.TESTS);
        assertThat(evidence.format()).contains("lines");
        assertThat(evidence.facts().count("total")).contains(3L);
        assertThat(evidence.measuredAt()).contains(Workspace.NOW.minus(Duration.ofHours(1)));
    }

    @Test
    void severalFilesAddUpInTheOrderOfTheirPaths() throws IOException {
        workspace.file("out/b.txt", "lines:\n4\n");
        workspace.file("out/a.txt", "lines:\n3\n");
        Evidence evidence = workspace.collect("out/b.txt", "**/*.txt");
        assertState(evidence, EvidenceState.PRESENT, "read 2 files as lines");
        assertThat(evidence.facts().count("total")).contains(7L);
        assertThat(evidence.files()).extracting(FileDigest::path).containsExactly("out/a.txt", "out/b.txt");
    }

    @Test
    void noFileIsMissingAndNamesPatternAndFolder() throws IOException {
        assertState(
                workspace.collect("out/*.txt"),
                EvidenceState.MISSING,
                "no file matches out/*.txt in " + folder.toRealPath(),
                "run the step that writes it before");
        assertState(workspace.collect("out/a.txt"), EvidenceState.MISSING, "there is no file out/a.txt in");
    }

    @Test
    void noWorkspaceIsMissing() throws IOException {
        Evidence evidence = new Workspace(folder.resolve("gone")).collect("*.txt");
        assertState(evidence, EvidenceState.MISSING, "gone cannot be reached");
    }

    @Test
    void aFileAskedForByNameMustBeThere() throws IOException {
        workspace.file("a.txt", "lines:\n3\n");
        assertState(workspace.collect("a.txt", "b.txt"), EvidenceState.MISSING, "there is no file b.txt");
    }

    @Test
    void aPatternThatFindsNothingBesideOthersIsSaid() throws IOException {
        workspace.file("a.txt", "lines:\n3\n");
        assertState(
                workspace.collect("*.txt", "it/*.txt"),
                EvidenceState.PRESENT,
                "read a.txt as lines; nothing matches it/*.txt");
    }

    @Test
    void oneUnreadableFileMakesTheSourceUnreadableWithItsPlace() throws IOException {
        workspace.file("a.txt", "lines:\n3\n");
        workspace.file("b.txt", "lines:\nbad\n");
        Evidence evidence = workspace.collect("*.txt");
        assertState(evidence, EvidenceState.UNREADABLE, "b.txt:2:1: this line is bad");
        assertThat(evidence.facts().isEmpty()).isTrue();
        assertThat(evidence.kind()).contains(SourceKind.TESTS);
    }

    @Test
    void anUnreadableFileIsHashedToItsEndAllTheSame() throws IOException {
        byte[] content = ("lines:\nbad\n" + "x".repeat(300_000)).getBytes();
        workspace.file("a.txt", content);
        assertThat(workspace.collect("a.txt").files())
                .singleElement()
                .satisfies(file -> assertThat(file.bytes()).isEqualTo(content.length));
    }

    @Test
    void filesThatMakeNoSenseTogetherAreUnreadable() throws IOException {
        workspace.file("a.txt", "lines:\n600\n");
        workspace.file("b.txt", "lines:\n66\n");
        assertState(workspace.collect("*.txt"), EvidenceState.UNREADABLE, "the files make no sense together");
    }

    @Test
    void contradictedWinsOverStaleAndKeepsItsFacts() throws IOException {
        workspace.file("a.txt", "lines:\n3\n@2020-01-01T00:00:00Z\ncut short\n");
        Evidence evidence = workspace.collectWithin(DAY, "a.txt");
        assertState(evidence, EvidenceState.CONTRADICTED, "the tool did not finish");
        assertThat(evidence.facts().count("total")).contains(3L);
    }

    @Test
    void vacuousWinsOverStale() throws IOException {
        workspace.file("a.txt", "lines:\n@2020-01-01T00:00:00Z\n");
        assertState(workspace.collectWithin(DAY, "a.txt"), EvidenceState.VACUOUS, "0 tests ran");
    }

    @Test
    void theReportsOwnTimeDecidesNotTheFiles() throws IOException {
        workspace.file("a.txt", "lines:\n3\n@2026-05-01T12:00:00Z\n");
        Evidence evidence = workspace.collectWithin(DAY, "a.txt");
        assertState(evidence, EvidenceState.STALE, "is 5 d old, but may be at most 1 d old");
        assertThat(evidence.facts().count("total")).contains(3L);
        assertThat(evidence.measuredAt()).contains(Instant.parse("2026-05-01T12:00:00Z"));
    }

    @Test
    void theFilesTimeDecidesWhereTheReportHasNone() throws IOException {
        Workspace.changed(workspace.file("a.txt", "lines:\n3\n"), Workspace.NOW.minus(Duration.ofDays(2)));
        assertState(workspace.collectWithin(DAY, "a.txt"), EvidenceState.STALE, "is 2 d old");
        assertState(workspace.collect("a.txt"), EvidenceState.PRESENT);
    }

    @Test
    void theOldestOfSeveralFilesDecides() throws IOException {
        workspace.file("a.txt", "lines:\n3\n");
        Workspace.changed(workspace.file("b.txt", "lines:\n3\n"), Workspace.NOW.minus(Duration.ofDays(2)));
        workspace.file("c.txt", "lines:\n3\n");
        assertState(workspace.collectWithin(DAY, "*.txt"), EvidenceState.STALE, "is 2 d old");
        workspace.file("own/a.txt", "lines:\n3\n@2026-05-06T11:00:00Z");
        workspace.file("own/b.txt", "lines:\n3\n@2026-05-03T10:00:00Z\n@2026-05-03T12:00:00Z\n");
        assertState(workspace.collectWithin(DAY, "own/*.txt"), EvidenceState.STALE, "is 3 d old");
    }

    @Test
    void aTimeInTheFutureIsNotFresh() throws IOException {
        workspace.file("a.txt", "lines:\n3\n@2026-05-06T12:06:00Z\n");
        assertState(workspace.collectWithin(DAY, "a.txt"), EvidenceState.STALE, "lies in the future");
    }

    @Test
    void anUnknownFormatSaysWhatWasMeant() throws IOException {
        workspace.file("a.txt", "lines:\n3\n");
        assertState(
                workspace.collectAs("lined", "a.txt"),
                EvidenceState.UNREADABLE,
                "there is no format 'lined'; did you mean 'lines'? (known formats: lines)");
    }

    @Test
    void aPatternThatLeavesTheWorkspaceIsRefused() throws IOException {
        assertState(workspace.collect("../a.txt"), EvidenceState.UNREADABLE, "'../a.txt' holds '..'");
        assertState(workspace.collect("/etc/passwd"), EvidenceState.UNREADABLE, "is absolute");
        assertState(workspace.collect(), EvidenceState.UNREADABLE, "names no files");
    }

    @Test
    void aBugInAReaderIsUnreadableNotACrash() throws IOException {
        workspace.file("a.txt", "lines:\nbug\n");
        assertState(
                workspace.collect("a.txt"),
                EvidenceState.UNREADABLE,
                "a.txt: the reader of the format lines failed",
                "a bug?in the reader");
    }

    @Test
    void aReaderThatRecursesWithoutEndIsUnreadableNotACrash() throws IOException {
        workspace.file("a.txt", "lines:\ndeep\n");
        assertState(workspace.collect("a.txt"), EvidenceState.UNREADABLE, "failed: java.lang.StackOverflowError");
    }

    @Test
    void oneFileThatAPersonNamedMayLieAnywhereAndHoldWildcardsInItsName() throws IOException {
        Path file = workspace.file("a*b[1].txt", "lines:\n3\n");
        Collector collector = new Collector(Workspace.READERS, Workspace.CLOCK);
        SourceSpec spec = Workspace.spec(Optional.empty(), Optional.empty());
        Evidence evidence = collector.collectFile(spec, file);
        assertState(evidence, EvidenceState.PRESENT);
        assertThat(evidence.files()).extracting(FileDigest::path).containsExactly(file.toString());
        assertState(collector.collectFile(spec, folder), EvidenceState.UNREADABLE, "this is a folder");
        assertState(collector.collectFile(spec, folder.resolve("x")), EvidenceState.MISSING, "there is no file");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertState(collector.collectFile(spec, link), EvidenceState.PRESENT);
    }
}
