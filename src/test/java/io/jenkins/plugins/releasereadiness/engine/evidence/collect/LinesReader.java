package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A made-up format for tests: {@code lines:} in the first line, then one command a line: a number of tests that ran, an
 * {@code @time}, or a way to go wrong.
 */
final class LinesReader implements EvidenceReader {
    @Override
    public String format() {
        return "lines";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.TESTS;
    }

    @Override
    public boolean recognises(Head head) {
        return head.text().startsWith("lines:");
    }

    @Override
    public Reading open(ReadOptions options) {
        return new LinesReading();
    }

    private static final class LinesReading implements Reading {
        private final MeasuredAt measuredAt = new MeasuredAt();
        private long total;
        private boolean cutShort;

        @Override
        public void read(InputStream bytes) throws IOException {
            BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.startsWith("@")) {
                    measuredAt.see(Instant.parse(line.substring(1)));
                } else if (line.equals("bad")) {
                    throw new UnreadableException("this line is bad", number, 1);
                } else if (line.equals("cut short")) {
                    cutShort = true;
                } else if (line.equals("bug")) {
                    throw new IllegalStateException("a bug\nin the reader");
                } else if (line.equals("deep")) {
                    total = endless(1);
                } else if (line.equals("stop")) {
                    break;
                } else if (line.matches("\\d+")) {
                    total += Long.parseLong(line);
                }
            }
            bytes.close();
            measuredAt.endFile();
        }

        private static long endless(long depth) {
            return endless(depth + 1) + 1;
        }

        @Override
        public Outcome finish() throws UnreadableException {
            Facts facts = Facts.builder().count("total", total).build();
            if (total == 666) {
                throw new UnreadableException("the files make no sense together");
            }
            Outcome outcome = cutShort
                    ? Outcome.contradicted(facts, "the tool did not finish")
                    : total == 0 ? Outcome.vacuous(facts, "0 tests ran") : Outcome.present(facts);
            return outcome.measuredAt(measuredAt);
        }
    }
}
