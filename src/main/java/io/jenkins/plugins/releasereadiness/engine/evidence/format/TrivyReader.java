package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonShape;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;

/** JSON of Trivy: schema 2, the list of before, and the reports of clusters (evidence rules 20 and 21). */
public final class TrivyReader implements EvidenceReader {
    @Override
    public String format() {
        return "trivy";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.FINDINGS;
    }

    @Override
    public boolean recognises(Head head) {
        // Where there was nothing to list, the list of before schema 2 is null; no other tool writes that.
        if (head.text().strip().equals("null")) {
            return true;
        }
        JsonShape shape = JsonShape.of(head);
        if (shape.isList()) {
            return shape.has("Target") && shape.hasAny("Vulnerabilities", "Type", "Class", "Misconfigurations");
        }
        return shape.has("SchemaVersion") && shape.hasAny("ArtifactName", "ArtifactType", "ClusterName", "Trivy")
                || shape.has("ClusterName") && shape.hasAny("Resources", "Findings", "Vulnerabilities")
                || shape.has("Results.Target");
    }

    @Override
    public Reading open(ReadOptions options) {
        return new TrivyReading(this, options.vex());
    }
}
