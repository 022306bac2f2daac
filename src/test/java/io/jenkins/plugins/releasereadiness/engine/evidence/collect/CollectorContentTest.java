package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.LeavesNoThread;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done with the bytes: recognised, hashed, copied, bounded. */
@ExtendWith(LeavesNoThread.class)
class CollectorContentTest {
    @TempDir
    Path folder;

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
    void theDigestIsThatOfTheWholeFileEvenIfTheReaderStopsEarly() throws IOException {
        workspace.file("a.txt", "lines:\n3\nstop\n" + "y".repeat(500_000));
        assertThat(workspace.collect("a.txt").files()).singleElement().satisfies(file -> {
            assertThat(file.bytes()).isEqualTo(500_014);
            assertThat(file.sha256()).isEqualTo("d13d65fc48c045403f0198f7a4c4a07ff8aaed89fdb6fee5a598c6deee66934c");
        });
    }

    @Test
    void theCopyHoldsExactlyTheBytesThatWereParsed() throws IOException {
        String content = "lines:\n3\nstop\n" + "y".repeat(200_000);
        workspace.file("a.txt", content);
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        List<String> opened = new ArrayList<>();
        EvidenceSink sink = (source, path) -> {
            opened.add(source + " " + path);
            return copy;
        };
        workspace.collect(
                new Collector(Workspace.READERS, Workspace.CLOCK, CollectLimits.DEFAULTS, sink, CollectProgress.NONE),
                "a.txt");
        assertThat(opened).containsExactly("tests a.txt");
        assertThat(copy.toString(StandardCharsets.UTF_8)).isEqualTo(content);
    }

    @Test
    void aSinkThatFailsIsAnErrorNotABadReport() throws IOException {
        workspace.file("a.txt", "lines:\n3\n");
        EvidenceSink full = (source, path) -> new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        };
        Collector collector =
                new Collector(Workspace.READERS, Workspace.CLOCK, CollectLimits.DEFAULTS, full, CollectProgress.NONE);
        assertThatThrownBy(() -> workspace.collect(collector, "a.txt"))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left");
    }

    @Test
    void anInterruptedThreadStops() throws IOException {
        workspace.file("a.txt", "lines:\n3\n");
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> workspace.collect("a.txt")).isInstanceOf(InterruptedIOException.class);
            assertThatThrownBy(() -> workspace.collect("*.txt")).isInstanceOf(InterruptedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void anInterruptionInTheMiddleOfAFileStops() throws IOException {
        workspace.file("a.txt", "lines:\n3\n" + "y\n".repeat(3_000_000));
        CollectProgress interrupting = new CollectProgress() {
            @Override
            public void read(long bytes) {
                Thread.currentThread().interrupt();
            }
        };
        Collector collector = new Collector(
                Workspace.READERS, Workspace.CLOCK, CollectLimits.DEFAULTS, EvidenceSink.NONE, interrupting);
        try {
            assertThatThrownBy(() -> workspace.collect(collector, "a.txt")).isInstanceOf(InterruptedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aFileBeyondTheLimitIsUnreadable() throws IOException {
        workspace.file("a.txt", "lines:\n3\nxx");
        assertThat(workspace.collect(new CollectLimits(100, 10, 11), "a.txt").state())
                .isEqualTo(EvidenceState.PRESENT);
        Evidence evidence = workspace.collect(new CollectLimits(100, 10, 10), "a.txt");
        assertUnreadable(evidence, "a.txt: the file cannot be read: the file is larger than 10 bytes");
        assertThat(evidence.files()).isEmpty();
    }

    @Test
    void gzipUnderAPlainNameIsNamed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("lines:\n3\n".getBytes(StandardCharsets.UTF_8));
        }
        workspace.file("a.txt", bytes.toByteArray());
        assertUnreadable(workspace.collectAs("lines", "a.txt"), "a.txt: this is a file compressed with gzip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                   | this is an empty file",
                "`  `                                 | this is a blank file",
                "<!DOCTYPE html><title>502</title>    | this is an HTML page, perhaps an error page",
                "<?xml version='1.0'?><x:beans a='1'/>| it looks like XML with the root element <beans>",
                "{\"alpha\":1,\"beta\":{\"x\":2}}     | it looks like a JSON object with the members \"alpha\", \"beta\";",
                "[{\"alpha\":1}]                      | it looks like a JSON list of objects with the members \"alpha\";",
                "[1]                                  | it looks like a JSON list;",
                "{}                                   | it looks like a JSON object without members;",
                "hello world                          | it looks like text that begins with \"hello world\"",
            })
    void whatNobodyRecognisesIsDescribed(String content, String message) throws IOException {
        workspace.file("a.txt", content);
        assertUnreadable(workspace.collect("a.txt"), "a.txt: ", message);
    }

    @Test
    void theKnownFormatsAreListedWhereNothingIsRecognised() throws IOException {
        workspace.file("a.txt", new byte[] {'x', 0, 1, 2});
        assertUnreadable(workspace.collect("a.txt"), "it looks like a binary file", "(known formats: lines)");
    }

    @Test
    void anErrorPageInPlaceOfANamedFormatIsSaid() throws IOException {
        workspace.file("a.txt", "<html><body>404</body></html>");
        assertUnreadable(workspace.collectAs("lines", "a.txt"), "this is an HTML page");
    }

    @Test
    void filesOfTwoFormatsAreNoOneSource() throws IOException {
        workspace.file("a.txt", "lines:\n3\n");
        workspace.file("b.txt", "{\"alpha\":1}");
        assertUnreadable(workspace.collect("*.txt"), "b.txt: nothing recognises this as a report");
    }

    @Test
    void progressTellsFilesAndBytes() throws IOException {
        workspace.file("a.txt", "lines:\n3\n");
        workspace.file("b.txt", "lines:\n3\n" + "y".repeat(5 << 19));
        List<String> told = new ArrayList<>();
        CollectProgress progress = new CollectProgress() {
            @Override
            public void reading(String source, String path, int number, int count) {
                told.add(path + " " + number + "/" + count);
            }

            @Override
            public void read(long bytes) {
                told.add("more than " + (bytes >> 20) + " MiB");
            }
        };
        workspace.collect(
                new Collector(Workspace.READERS, Workspace.CLOCK, CollectLimits.DEFAULTS, EvidenceSink.NONE, progress),
                "*.txt");
        assertThat(told).containsExactly("a.txt 1/2", "b.txt 2/2", "more than 1 MiB", "more than 2 MiB");
    }
}
