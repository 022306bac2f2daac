package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonShape;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;

/**
 * Lighthouse reports (version 3 and later) and results of its user flows (evidence rule 30). Of several reports the
 * lowest score per category counts, while their failed audits add up.
 */
public final class LighthouseReader implements EvidenceReader {
    @Override
    public String format() {
        return "lighthouse";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.ACCESSIBILITY;
    }

    @Override
    public boolean recognises(Head head) {
        JsonShape shape = JsonShape.of(head);
        return shape.isObject() && shape.hasAny("lighthouseVersion", "steps.lhr.lighthouseVersion");
    }

    @Override
    public Reading open(ReadOptions options) {
        return new LighthouseReading(this);
    }
}
