package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import java.util.stream.Stream;

/** The XML report of JaCoCo, and of Kover, Pester and others that write the same (evidence rules 11 and 12). */
public final class JacocoReader implements EvidenceReader {
    @Override
    public String format() {
        return "jacoco";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.COVERAGE;
    }

    @Override
    public boolean recognises(Head head) {
        String text = head.text();
        return head.looksLikeXml()
                && head.rootElement().equals("report")
                && Stream.of("//JACOCO//", "<sessioninfo ", "<group ", "<package ", "<counter ")
                        .anyMatch(text::contains);
    }

    @Override
    public Reading open(ReadOptions options) {
        return new JacocoReading();
    }
}
