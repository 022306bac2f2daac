package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReportTime;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlCursor;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** Each file is counted for itself; the files of a source add up. */
final class CoberturaReading implements Reading {
    /** As seconds this is the year 5138, as milliseconds 1973. */
    private static final long SMALLEST_MILLISECONDS = 100_000_000_000L;

    private final CoverageTotals totals = new CoverageTotals();
    private final MeasuredAt measuredAt = new MeasuredAt();

    @Override
    public void read(InputStream bytes) throws IOException {
        XmlCursor.read(bytes, xml -> {
            if (!xml.name().equals("coverage")) {
                throw xml.refuse("a Cobertura report");
            }
            time(xml.attribute("timestamp"));
            CoberturaFile file = new CoberturaFile(xml);
            if (!file.read(xml)) {
                throw xml.refuse("a Cobertura report");
            }
            file.addTo(totals);
        });
        measuredAt.endFile();
    }

    @Override
    public Outcome finish() {
        return totals.outcome(
                "the report holds no line of code (0 lines instrumented); check which sources the coverage tool measures",
                measuredAt);
    }

    /** Cobertura and others write milliseconds, gcovr and others seconds, a few a date. */
    private void time(String text) {
        if (text == null) {
            return;
        }
        int point = text.indexOf('.');
        long number = XmlCursor.parseCount((point < 0 ? text : text.substring(0, point)).strip());
        if (number < 0) {
            measuredAt.see(ReportTime.parse(text));
        } else if (number > 0) {
            measuredAt.see(
                    number >= SMALLEST_MILLISECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
        }
    }
}
