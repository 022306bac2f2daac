package io.jenkins.plugins.releasereadiness.engine.evidence.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonOutline;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What Jazzer calls with inputs of its own making: the first byte chooses the reader, the rest is the report. It is read
 * with facts that make sense, or is unreadable with a message; everything else that is thrown is a finding.
 */
public final class ReaderFuzzer {
    /** Names the one format to look at; all if it is not set. */
    static final String FORMAT = "fuzz.format";

    /** To ask every reader whether it recognises a report takes longer than to read it. */
    private static final int ASK_ALL = 8;

    private static final Readers READERS = Readers.load();
    private static final List<String> FORMATS = List.copyOf(formats());

    private ReaderFuzzer() {}

    /** The formats that are looked at, in the order of their numbers. */
    static Collection<String> formats() {
        String only = System.getProperty(FORMAT, "");
        return only.isEmpty() ? READERS.formats() : List.of(only);
    }

    /** The name and the parameter are Jazzer's. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length > 0) {
            String format = FORMATS.get((input[0] & 0xFF) % FORMATS.size());
            check(READERS.of(format).orElseThrow(), Arrays.copyOfRange(input, 1, input.length));
        }
    }

    /** The input that stands for the report. */
    static byte[] input(String format, byte[] report) {
        byte[] input = new byte[1 + report.length];
        input[0] = (byte) FORMATS.indexOf(format);
        System.arraycopy(report, 0, input, 1, report.length);
        return input;
    }

    private static void check(EvidenceReader reader, byte[] report) throws IOException {
        try {
            if (Arrays.hashCode(report) % ASK_ALL == 0) {
                READERS.recognise(new Head("report", Arrays.copyOf(report, Math.min(report.length, Head.SIZE))));
                READERS.recognise(JsonOutline.of("report", new ByteArrayInputStream(report)));
            }
            Reading reading = reader.open(ReadOptions.DEFAULTS);
            reading.read(new ByteArrayInputStream(report));
            Outcome outcome = reading.finish();
            FactRules.check(reader.kind(), outcome);
        } catch (UnreadableException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
