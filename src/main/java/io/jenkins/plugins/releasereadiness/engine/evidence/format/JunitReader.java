package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import java.util.Set;

/** JUnit XML in the dialects of its many writers (evidence rules 6 to 10). */
public final class JunitReader implements EvidenceReader {
    /** Evidence rule 10. */
    static final Set<String> ROOTS = Set.of("testsuites", "testsuite", "testrun");

    @Override
    public String format() {
        return "junit";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.TESTS;
    }

    @Override
    public boolean recognises(Head head) {
        return head.looksLikeXml() && ROOTS.contains(head.rootElement());
    }

    @Override
    public Reading open(ReadOptions options) {
        return new JunitReading();
    }
}
