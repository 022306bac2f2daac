package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonShape;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;

/** The traditional reports of ZAP, JSON and XML (evidence rule 23). */
public final class ZapReader implements EvidenceReader {
    static final String ROOT = "OWASPZAPReport";

    @Override
    public String format() {
        return "zap";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.FINDINGS;
    }

    @Override
    public boolean recognises(Head head) {
        if (head.looksLikeXml()) {
            return head.rootElement().equals(ROOT);
        }
        JsonShape shape = JsonShape.of(head);
        return shape.text("@programName").contains("ZAP")
                || shape.has("@version") && shape.hasAny("@generated", "created", "site.@name")
                || shape.has("site.@name", "site.alerts");
    }

    @Override
    public Reading open(ReadOptions options) {
        return new ZapReading(this);
    }
}
