package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonShape;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;

/** JSON of pa11y (a list of issues, or the result object of its API) and of pa11y-ci (evidence rule 29). */
public final class Pa11yReader implements EvidenceReader {
    @Override
    public String format() {
        return "pa11y";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.ACCESSIBILITY;
    }

    @Override
    public boolean recognises(Head head) {
        JsonShape shape = JsonShape.of(head);
        return shape.isList()
                ? shape.has("code", "typeCode", "selector")
                : shape.has("total", "passes", "errors", "results") || shape.has("pageUrl", "issues");
    }

    @Override
    public Reading open(ReadOptions options) {
        return new Pa11yReading(this);
    }
}
