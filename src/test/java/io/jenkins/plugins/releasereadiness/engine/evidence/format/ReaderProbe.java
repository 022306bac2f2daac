package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Gives reports to a reader and looks at what comes out. */
record ReaderProbe(EvidenceReader reader, ReadOptions options) {
    ReaderProbe(EvidenceReader reader) {
        this(reader, ReadOptions.DEFAULTS);
    }

    /** Reads the files as one source. */
    Outcome read(String... files) throws IOException {
        return readBytes(Arrays.stream(files)
                .map(file -> file.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new));
    }

    Outcome readBytes(byte[]... files) throws IOException {
        Reading reading = reader.open(options);
        for (byte[] file : files) {
            reading.read(new ByteArrayInputStream(file));
        }
        Outcome outcome = reading.finish();
        outcome.facts()
                .forEach((name, value) ->
                        assertThat(reader.kind().mayCarry(name)).as(name).isTrue());
        return outcome;
    }

    /** The facts of present evidence. */
    Map<String, Object> facts(String... files) throws IOException {
        Outcome outcome = read(files);
        assertThat(outcome.state()).as(outcome.message()).isEqualTo(EvidenceState.PRESENT);
        return outcome.facts().asMap();
    }

    /** Why the file is unreadable, with its place. */
    String problem(String... files) {
        Throwable thrown = catchThrowable(() -> read(files));
        assertThat(thrown).isInstanceOf(UnreadableException.class);
        return ((UnreadableException) thrown).located("f");
    }

    boolean recognises(String file) {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        return reader.recognises(new Head("f", Arrays.copyOf(bytes, Math.min(bytes.length, Head.SIZE))));
    }

    /** A report that ends anywhere before its end is unreadable, and nothing worse happens. */
    void assertEveryTruncationUnreadable(String file) {
        byte[] bytes = file.strip().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThat(catchThrowable(() -> readBytes(cut)))
                    .as("cut after %s bytes", length)
                    .isInstanceOf(UnreadableException.class);
        }
    }

    /** Whatever one changed byte does to a report, it is read or unreadable; nothing worse happens. */
    void assertEveryChangedByteIsHandled(String file) throws IOException {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at++) {
            for (byte changed : new byte[] {0, '"', '{', ']', '-', '9', '\n', (byte) 0xFF}) {
                byte[] other = bytes.clone();
                other[at] = changed;
                try {
                    assertThat(readBytes(other)).isNotNull();
                } catch (UnreadableException e) {
                    assertThat(e).hasMessageMatching("(?s).+");
                }
            }
        }
    }
}
