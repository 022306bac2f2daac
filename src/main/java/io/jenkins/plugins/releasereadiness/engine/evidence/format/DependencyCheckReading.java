package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Peek;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import java.io.IOException;
import java.io.InputStream;

/** The reading of Dependency-Check's files. */
final class DependencyCheckReading implements Reading {
    private static final String EXPECTED = "a Dependency-Check report";

    private final DependencyCheckReader reader;
    private final DependencyCheckFindings findings;

    DependencyCheckReading(DependencyCheckReader reader, ReadOptions options) {
        this.reader = reader;
        this.findings = new DependencyCheckFindings(options);
    }

    @Override
    public void read(InputStream bytes) throws IOException {
        Peek peek = Peek.at(bytes);
        if (peek.head().looksLikeXml()) {
            XmlReports.read(reader, EXPECTED, peek, xml -> new DependencyCheckXml(xml, findings).read());
        } else {
            JsonReports.read(reader, EXPECTED, peek, json -> new DependencyCheckJson(json, findings).read());
        }
        findings.endOfFile();
    }

    @Override
    public Outcome finish() {
        return findings.outcome();
    }
}
