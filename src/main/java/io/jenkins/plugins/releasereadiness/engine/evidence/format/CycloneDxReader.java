package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonShape;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;

/** CycloneDX bills of materials, with or without vulnerabilities and VEX, JSON and XML (evidence rules 21 and 22). */
public final class CycloneDxReader implements EvidenceReader {
    static final String BOM_FORMAT = "CycloneDX";
    static final String ROOT = "bom";

    @Override
    public String format() {
        return "cyclonedx";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.FINDINGS;
    }

    @Override
    public boolean recognises(Head head) {
        return head.looksLikeXml()
                ? head.rootElement().equals(ROOT) && head.text().contains("cyclonedx.org/schema/bom")
                : JsonShape.of(head).text("bomFormat").equals(BOM_FORMAT);
    }

    @Override
    public Reading open(ReadOptions options) {
        return new CycloneDxReading(this, options.vex());
    }
}
