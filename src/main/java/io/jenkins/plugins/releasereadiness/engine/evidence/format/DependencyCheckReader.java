package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonShape;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;

/** JSON of OWASP Dependency-Check (evidence rules 19 and 23). */
public final class DependencyCheckReader implements EvidenceReader {
    @Override
    public String format() {
        return "dependency-check";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.FINDINGS;
    }

    @Override
    public boolean recognises(Head head) {
        JsonShape shape = JsonShape.of(head);
        return shape.has("reportSchema", "scanInfo") || shape.has("scanInfo.engineVersion");
    }

    @Override
    public Reading open(ReadOptions options) {
        return new DependencyCheckReading(this, options);
    }
}
