package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReportTime;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlCursor;
import java.io.IOException;

/** A ZAP report in XML while it is read. */
final class ZapXml {
    private final XmlCursor xml;
    private final ZapAlerts alerts;
    private final MeasuredAt measuredAt;

    private String pluginId;
    private String alert;
    private String risk;
    private String confidence;

    ZapXml(XmlCursor xml, ZapAlerts alerts, MeasuredAt measuredAt) {
        this.xml = xml;
        this.alerts = alerts;
        this.measuredAt = measuredAt;
    }

    /** Reads the document, whose root is at hand. */
    void read() throws IOException {
        alerts.version(xml.attribute("version"));
        ReportTime created = ReportTime.parse(xml.attribute("created"));
        measuredAt.see(created == null ? ReportTime.parse(xml.attribute("generated")) : created);
        xml.children(name -> {
            if (name.equals("site")) {
                xml.children(this::siteChild);
                alerts.endOfSite();
            }
        });
    }

    private void siteChild(String name) throws IOException {
        if (name.equals("alerts")) {
            xml.children(item -> {
                if (item.equals("alertitem")) {
                    item();
                }
            });
        }
    }

    private void item() throws IOException {
        pluginId = null;
        alert = null;
        risk = null;
        confidence = null;
        xml.children(this::itemChild);
        alerts.item(pluginId, alert, risk, confidence);
    }

    private void itemChild(String name) throws IOException {
        switch (name) {
            case "pluginid" -> pluginId = xml.text();
            case "alert" -> alert = xml.text();
            case "riskcode" -> risk = xml.text();
            // Before ZAP 2.4 the confidence was called reliability.
            case "confidence", "reliability" -> confidence = xml.text();
            default -> {
                // nothing that is counted
            }
        }
    }
}
