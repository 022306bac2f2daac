package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonShape;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;

/**
 * The end-of-test summary of k6: what {@code handleSummary} receives, what {@code --summary-export} writes, and the
 * machine-readable summary of k6 1.5 and later (evidence rule 27).
 */
public final class K6Reader implements EvidenceReader {
    @Override
    public String format() {
        return "k6";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.LOAD;
    }

    @Override
    public boolean recognises(Head head) {
        JsonShape shape = JsonShape.of(head);
        return rawSamples(shape)
                || shape.isObject()
                        && (shape.hasAny(
                                        "metrics.http_reqs",
                                        "metrics.iterations",
                                        "metrics.data_sent",
                                        "metrics.data_received",
                                        "metrics.vus",
                                        "options.summaryTrendStats",
                                        "state.testRunDurationMs",
                                        "metadata.k6Version")
                                || shape.has("root_group.checks")
                                || shape.has("root_group.groups"));
    }

    /** Whether these are single samples, which are recognised only to be refused with the right advice. */
    static boolean rawSamples(JsonShape shape) {
        return shape.has("type", "data", "metric");
    }

    @Override
    public Reading open(ReadOptions options) {
        return new K6Reading(this);
    }
}
