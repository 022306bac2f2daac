package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonShape;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import java.util.regex.Pattern;

/** JSON and XML of OWASP Dependency-Check (evidence rules 19 and 23). */
public final class DependencyCheckReader implements EvidenceReader {
    private static final Pattern NAMESPACE = Pattern.compile("(?i)xmlns=\"[^\"]*dependency[-_]check[^\"]*\"");

    @Override
    public String format() {
        return "dependency-check";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.FINDINGS;
    }

    /** Schemas before 2.0 have an address with underscores as their namespace. */
    @Override
    public boolean recognises(Head head) {
        if (head.looksLikeXml()) {
            return head.rootElement().equals("analysis")
                    && NAMESPACE.matcher(head.text()).find();
        }
        JsonShape shape = JsonShape.of(head);
        return shape.has("reportSchema", "scanInfo") || shape.has("scanInfo.engineVersion");
    }

    @Override
    public Reading open(ReadOptions options) {
        return new DependencyCheckReading(this, options);
    }
}
