package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonShape;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;

/** Results of axe-core (reporters v1, v2, no-passes), one page or the list of pages of its tool (evidence rule 28). */
public final class AxeReader implements EvidenceReader {
    @Override
    public String format() {
        return "axe";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.ACCESSIBILITY;
    }

    @Override
    public boolean recognises(Head head) {
        JsonShape shape = JsonShape.of(head);
        return shape.text("testEngine.name").equals("axe-core")
                || shape.has("violations.nodes")
                || shape.has("passes.nodes")
                || shape.has("incomplete.nodes")
                || shape.has("inapplicable.nodes")
                || shape.has("violations.node")
                || shape.has("violations", "passes", "incomplete");
    }

    @Override
    public Reading open(ReadOptions options) {
        return new AxeReading(this);
    }
}
