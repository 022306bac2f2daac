package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Peek;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import java.io.IOException;
import java.io.InputStream;

/** The reading of ZAP's files. */
final class ZapReading implements Reading {
    private static final String EXPECTED = "a ZAP report";

    private final ZapReader reader;
    private final FindingCounts counts = new FindingCounts();
    private final MeasuredAt measuredAt = new MeasuredAt();

    private long sites;

    ZapReading(ZapReader reader) {
        this.reader = reader;
    }

    @Override
    public void read(InputStream bytes) throws IOException {
        Peek peek = Peek.at(bytes);
        ZapAlerts alerts = new ZapAlerts();
        if (peek.head().looksLikeXml()) {
            XmlReports.read(reader, EXPECTED, peek, xml -> new ZapXml(xml, alerts, measuredAt).read());
        } else {
            JsonReports.read(reader, EXPECTED, peek, json -> new ZapJson(json, alerts, measuredAt).read());
        }
        counts.addAll(alerts.counts());
        sites += alerts.sites();
        measuredAt.endFile();
    }

    @Override
    public Outcome finish() {
        Facts facts = counts.facts().build();
        Outcome outcome = sites > 0
                ? Outcome.present(facts)
                : Outcome.vacuous(facts, "The ZAP report has no site: the target was not reached. Check its address.");
        return outcome.measuredAt(measuredAt);
    }
}
