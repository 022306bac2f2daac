package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonShape;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import java.util.Locale;

/** SARIF 2.1.0, the exchange format of static analysis (OASIS standard; evidence rules 13 to 18). */
public final class SarifReader implements EvidenceReader {
    @Override
    public String format() {
        return "sarif";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.FINDINGS;
    }

    @Override
    public boolean recognises(Head head) {
        JsonShape shape = JsonShape.of(head);
        return shape.isObject()
                && (shape.text("$schema").toLowerCase(Locale.ROOT).contains("sarif")
                        || shape.has("runs") && shape.hasAny("runs.tool", "runs.results", "runs.invocations")
                        || shape.has("runs") && shape.text("version").startsWith("2.1."));
    }

    @Override
    public Reading open(ReadOptions options) {
        return new SarifReading(this, options);
    }
}
