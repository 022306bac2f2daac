package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import java.util.stream.Stream;

/** Cobertura XML, which many tools of other languages write (evidence rules 11 and 12). */
public final class CoberturaReader implements EvidenceReader {
    @Override
    public String format() {
        return "cobertura";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.COVERAGE;
    }

    /** Clover has the same root element, but none of these. */
    @Override
    public boolean recognises(Head head) {
        String text = head.text();
        return head.looksLikeXml()
                && head.rootElement().equals("coverage")
                && Stream.of(" line-rate=", " lines-valid=", "<packages").anyMatch(text::contains);
    }

    @Override
    public Reading open(ReadOptions options) {
        return new CoberturaReading();
    }
}
