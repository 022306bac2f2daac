package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonShape;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;

/** Gatling's {@code js/stats.json} and {@code js/global_stats.json} (evidence rule 26). */
public final class GatlingReader implements EvidenceReader {
    @Override
    public String format() {
        return "gatling";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.LOAD;
    }

    @Override
    public boolean recognises(Head head) {
        JsonShape shape = JsonShape.of(head);
        return shape.isObject()
                        && (shape.has("numberOfRequests", "meanResponseTime")
                                || shape.has("stats.numberOfRequests", "stats.meanResponseTime"))
                || GatlingReading.otherFile(head);
    }

    @Override
    public Reading open(ReadOptions options) {
        return new GatlingReading(this, options.percentiles());
    }
}
