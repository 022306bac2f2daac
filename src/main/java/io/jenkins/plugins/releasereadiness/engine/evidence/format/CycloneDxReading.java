package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Peek;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.VexStatements;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The reading of CycloneDX files. */
final class CycloneDxReading implements Reading {
    private static final String EXPECTED = "a CycloneDX document";

    private final CycloneDxReader reader;
    private final CycloneDxBom bom;

    CycloneDxReading(CycloneDxReader reader, Optional<VexStatements> vex) {
        this.reader = reader;
        this.bom = new CycloneDxBom(vex);
    }

    @Override
    public void read(InputStream bytes) throws IOException {
        Peek peek = Peek.at(bytes);
        if (peek.head().looksLikeXml()) {
            XmlReports.read(reader, EXPECTED, peek, xml -> new CycloneDxXml(xml, bom).read());
        } else {
            JsonReports.read(reader, EXPECTED, peek, json -> new CycloneDxJson(json, bom).read());
        }
        bom.endOfDocument();
    }

    @Override
    public Outcome finish() {
        return bom.outcome();
    }
}
