package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Lookalike;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Peek;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.io.IOException;
import java.io.InputStream;

/** The samples of all files are those of one test, so percentiles and the rate are exact over several files too. */
final class JMeterReading implements Reading {
    private static final String EXPECTED = "a JMeter result file";

    private final EvidenceReader reader;
    private final JMeterSamples samples = new JMeterSamples();
    private final MeasuredAt measuredAt = new MeasuredAt();

    JMeterReading(EvidenceReader reader) {
        this.reader = reader;
    }

    @Override
    public void read(InputStream bytes) throws IOException {
        Peek peek = Peek.at(bytes);
        if (Lookalike.noReport(peek.head()).isPresent() || peek.head().looksLikeJson()) {
            throw Lookalike.refuse(EXPECTED, peek.head());
        }
        try {
            if (peek.head().looksLikeXml()) {
                JMeterXml.read(peek, samples);
            } else {
                JMeterCsv.read(peek.head(), peek.bytes(), samples);
            }
        } catch (UnreadableException e) {
            throw Lookalike.explain(e, reader, EXPECTED, peek.head());
        }
        measuredAt.see(samples.endFile());
        measuredAt.endFile();
    }

    @Override
    public Outcome finish() throws UnreadableException {
        LoadTotals totals = new LoadTotals();
        totals.add(samples.run());
        if (totals.requests() > 0) {
            return Outcome.present(totals.facts()).measuredAt(measuredAt);
        }
        return Outcome.vacuous(
                totals.facts(),
                samples.transactions() == 0
                        ? "JMeter recorded no request; check that the test ran"
                        : "JMeter recorded " + samples.transactions()
                                + " transaction controllers but no request; switch"
                                + " off 'Generate parent sample' or save the results as XML");
    }

    /** The refusal of a sample that stands for several. */
    static UnreadableException statistical(String count, long line, long column) {
        return new UnreadableException(
                "the sample stands for " + Shown.line(count, 20) + " requests, whose own times are lost; run JMeter"
                        + " without statistical samples (mode=StrippedBatch)",
                line,
                column);
    }
}
