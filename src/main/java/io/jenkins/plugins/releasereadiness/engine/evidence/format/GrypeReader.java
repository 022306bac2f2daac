package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonShape;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;

/** JSON of Grype (evidence rules 19, 21 and 23). */
public final class GrypeReader implements EvidenceReader {
    @Override
    public String format() {
        return "grype";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.FINDINGS;
    }

    @Override
    public boolean recognises(Head head) {
        JsonShape shape = JsonShape.of(head);
        return shape.isObject()
                && (shape.has("matches", "source") && shape.hasAny("distro", "descriptor", "ignoredMatches")
                        || shape.has("matches.vulnerability")
                        || shape.text("descriptor.name").equals("grype"));
    }

    @Override
    public Reading open(ReadOptions options) {
        return new GrypeReading(this, options.vex());
    }
}
