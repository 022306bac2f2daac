package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReportTime;
import java.io.IOException;

/** A ZAP report in JSON while it is read. */
final class ZapJson {
    private final JsonCursor json;
    private final ZapAlerts alerts;
    private final MeasuredAt measuredAt;
    private final JsonCursor.MemberHandler alertHandler = this::alertMember;

    private boolean known;
    private ReportTime created;
    private ReportTime generated;
    private String pluginId;
    private String alert;
    private String risk;
    private String confidence;

    ZapJson(JsonCursor json, ZapAlerts alerts, MeasuredAt measuredAt) {
        this.json = json;
        this.alerts = alerts;
        this.measuredAt = measuredAt;
    }

    /** Reads the document; {@code false} if it is no report of ZAP. */
    boolean read() throws IOException {
        if (!json.isObject()) {
            return false;
        }
        json.members("the report", this::member);
        measuredAt.see(created == null ? generated : created);
        return known;
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "@programName" -> known = true;
            case "@version" -> alerts.version(json.scalarOrNull());
            case "@generated" -> {
                known = true;
                generated = ReportTime.parse(json.scalarOrNull());
            }
            case "created" -> created = ReportTime.parse(json.scalarOrNull());
            case "site" -> {
                known = true;
                // A report of one site was an object in older versions.
                if (json.isObject()) {
                    site();
                } else {
                    json.elements("\"site\"", this::site);
                }
            }
            default -> json.skip();
        }
    }

    private void site() throws IOException {
        json.members("a site", name -> {
            if (name.equals("alerts")) {
                json.elements("\"alerts\"", this::alert);
            }
        });
        alerts.endOfSite();
    }

    private void alert() throws IOException {
        pluginId = null;
        alert = null;
        risk = null;
        confidence = null;
        json.members("an alert", alertHandler);
        alerts.item(pluginId, alert, risk, confidence);
    }

    private void alertMember(String name) throws IOException {
        switch (name) {
            case "pluginid" -> pluginId = json.scalarOrNull();
            case "alert" -> alert = json.scalarOrNull();
            case "riskcode" -> risk = number("\"riskcode\"");
            case "confidence" -> confidence = number("\"confidence\"");
            default -> json.skip();
        }
    }

    private String number(String what) throws IOException {
        if (json.isText() || json.isNumber() || json.isNull()) {
            return json.scalarOrNull();
        }
        throw json.unreadable(what + " should be a number but is " + json.valueWord());
    }
}
