package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.FileDigest;
import io.jenkins.plugins.releasereadiness.engine.evidence.LeavesNoThread;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Which files are read and which never are. */
@ExtendWith(LeavesNoThread.class)
class CollectorFilesTest {
    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private Workspace workspace;

    @BeforeEach
    void begin() {
        workspace = new Workspace(folder);
    }

    private static void assertUnreadable(Evidence evidence, String... message) {
        assertThat(evidence.message()).contains(message);
        assertThat(evidence.state()).isEqualTo(EvidenceState.UNREADABLE);
    }

    @Test
    void aLinkOutOfTheWorkspaceIsRefused() throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.txt"), "lines:\n3\n");
        Files.createSymbolicLink(folder.resolve("a.txt"), secret);
        assertUnreadable(workspace.collect("a.txt"), "a.txt: a link leads out of the workspace");
        assertUnreadable(workspace.collect("*.txt"), "a.txt: a link leads out of the workspace");
    }

    @Test
    void aFolderThatIsALinkOutOfTheWorkspaceIsRefused() throws IOException {
        Files.writeString(elsewhere.resolve("secret.txt"), "lines:\n3\n");
        Files.createSymbolicLink(folder.resolve("out"), elsewhere);
        assertUnreadable(workspace.collect("out/secret.txt"), "out/secret.txt: a link leads out of the workspace");
        assertUnreadable(workspace.collect("out/*.txt"), "out: a link leads out of the workspace");
    }

    @Test
    void aLinkInsideTheWorkspaceIsReadAndTheFileCountedOnce() throws IOException {
        Path file = workspace.file("run-7/a.txt", "lines:\n3\n");
        Files.createSymbolicLink(folder.resolve("latest.txt"), file);
        Files.createSymbolicLink(folder.resolve("latest"), folder.resolve("run-7"));
        assertThat(workspace.collect("latest.txt").facts().count("total")).contains(3L);
        Evidence both = workspace.collect("**/*.txt", "latest/*.txt");
        assertThat(both.facts().count("total")).contains(3L);
        assertThat(both.files()).extracting(FileDigest::path).containsExactly("latest.txt");
    }

    @Test
    void loopsOfLinksAreNotFollowed() throws IOException {
        workspace.file("a/a.txt", "lines:\n3\n");
        Files.createSymbolicLink(folder.resolve("a/up"), folder);
        assertThat(workspace.collect("**/*.txt").facts().count("total")).contains(3L);
        Files.createSymbolicLink(folder.resolve("self.txt"), folder.resolve("self.txt"));
        assertUnreadable(workspace.collect("self.txt"), "self.txt: the file cannot be reached");
    }

    @Test
    void aFolderPassedByBecauseItIsALinkIsSaid() throws IOException {
        workspace.file("real/a.txt", "lines:\n3\n");
        Files.createDirectory(folder.resolve("out"));
        Files.createSymbolicLink(folder.resolve("out/here"), folder.resolve("real"));
        Evidence evidence = workspace.collect("out/**/*.txt");
        assertThat(evidence.state()).isEqualTo(EvidenceState.MISSING);
        assertThat(evidence.message()).contains("the folder out/here is a link, which is not followed");
    }

    @Test
    void aLinkThatLeadsNowhereIsUnreadable() throws IOException {
        Files.createSymbolicLink(folder.resolve("a.txt"), folder.resolve("gone.txt"));
        assertUnreadable(workspace.collect("a.txt"), "a.txt: the link leads nowhere");
        assertUnreadable(workspace.collect("*.txt"), "a.txt: the link leads nowhere");
    }

    @Test
    void aFolderIsNotAFile() throws IOException {
        workspace.file("out.txt/a.txt", "lines:\n3\n");
        assertUnreadable(workspace.collect("out.txt"), "out.txt: this is a folder", "out.txt/**");
        assertThat(workspace.collect("**/*.txt").facts().count("total")).contains(3L);
    }

    @Test
    void aSocketIsNeverOpened() throws IOException {
        assumeThat(folder.resolve("s.txt").toString().length()).isLessThan(100);
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(folder.resolve("s.txt")));
            assertUnreadable(workspace.collect("s.txt"), "s.txt: this is no regular file");
            assertUnreadable(workspace.collect("*.txt"), "s.txt: this is no regular file");
        }
    }

    @Test
    void aPipeIsNeverOpenedBecauseThatWouldWaitForEver() throws Exception {
        Path pipe = folder.resolve("p.txt");
        Path mkfifo = Path.of("/usr/bin/mkfifo");
        assumeThat(mkfifo).exists();
        assertThat(new ProcessBuilder(mkfifo.toString(), pipe.toString())
                        .start()
                        .waitFor())
                .isZero();
        assertUnreadable(workspace.collect("*.txt"), "p.txt: this is no regular file but a pipe");
    }

    @Test
    void aFolderThatCannotBeListedIsUnreadableOnlyIfItMatters() throws IOException {
        workspace.file("open/a.txt", "lines:\n3\n");
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assumeThat(closed.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(closed), "this user may read everything, so no folder is closed to it");
            assertUnreadable(workspace.collect("**/*.txt"), "closed: this cannot be looked into: access is denied");
            assertThat(workspace.collect("open/*.txt").state()).isEqualTo(EvidenceState.PRESENT);
            assertThat(workspace.collect("*/*.json", "op*/*.txt").message()).contains("closed");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void oddNamesAreReadAndShownOnOneLine() throws IOException {
        workspace.file("out/a\n[FAKE] é {1} *?.txt", "lines:\nbad\n");
        assertUnreadable(workspace.collect("out/*.txt"), "out/a?[FAKE] é {1} *?.txt:2:1: this line is bad");
    }

    @Test
    void aHugeWorkspaceIsAnsweredAtTheLimit() throws IOException {
        for (int i = 0; i < 60; i++) {
            workspace.file("deep/x" + i + ".json", "");
        }
        workspace.file("out/a.txt", "lines:\n3\n");
        CollectLimits limits = new CollectLimits(50, 10, 100);
        assertUnreadable(workspace.collect(limits, "**/*.txt"), "passed more than 50 files", "begin the pattern with");
        assertThat(workspace.collect(limits, "out/**/*.txt").state()).isEqualTo(EvidenceState.PRESENT);
    }

    @Test
    void foldersWhereNothingCanMatchAreNotEntered() throws IOException {
        for (int i = 0; i < 60; i++) {
            workspace.file("a/b/x" + i + ".txt", "");
        }
        workspace.file("a/a.txt", "lines:\n3\n");
        assertThat(workspace.collect(new CollectLimits(5, 10, 100), "a/*.txt").state())
                .isEqualTo(EvidenceState.PRESENT);
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        for (int i = 0; i < 11; i++) {
            workspace.file("x" + i + ".txt", "lines:\n1\n");
        }
        assertUnreadable(workspace.collect(new CollectLimits(100, 10, 100), "*.txt"), "more than 10 files match *.txt");
    }

    @Test
    void foldersNestedBeyondReasonAreRefused() throws IOException {
        workspace.file("d/".repeat(110) + "a.txt", "lines:\n3\n");
        assertUnreadable(workspace.collect("**/*.txt"), "nested deeper than 100");
        assertThat(workspace.collect("*/*.txt").state()).isEqualTo(EvidenceState.MISSING);
    }
}
