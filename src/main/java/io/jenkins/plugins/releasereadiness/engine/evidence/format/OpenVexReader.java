package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonShape;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.VexReading;

/** OpenVEX, the companion of findings (evidence rule 21). */
public final class OpenVexReader implements EvidenceReader {
    /** Part of every {@code @context} of OpenVEX, whatever its version. */
    static final String CONTEXT = "openvex";

    @Override
    public String format() {
        return "openvex";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.FINDINGS;
    }

    @Override
    public boolean recognises(Head head) {
        return JsonShape.of(head).text("@context").contains(CONTEXT);
    }

    @Override
    public VexReading open(ReadOptions options) {
        return new OpenVexReading(this);
    }
}
