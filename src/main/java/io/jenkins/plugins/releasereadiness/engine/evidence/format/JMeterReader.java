package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;

/** The result files of JMeter ({@code .jtl}), CSV or XML by their content (evidence rules 24 and 25). */
public final class JMeterReader implements EvidenceReader {
    @Override
    public String format() {
        return "jmeter";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.LOAD;
    }

    @Override
    public boolean recognises(Head head) {
        return head.looksLikeXml()
                ? head.rootElement().equals(JMeterXml.ROOT)
                : JMeterCsv.recognises(head) || JMeterCsv.lacksHeader(head);
    }

    @Override
    public Reading open(ReadOptions options) {
        return new JMeterReading(this);
    }
}
