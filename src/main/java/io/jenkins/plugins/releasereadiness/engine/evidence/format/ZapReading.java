package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Peek;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

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
        JsonReports.read(reader, EXPECTED, peek, json -> new Json(json, alerts).read());
        counts.addAll(alerts.counts());
        sites += alerts.sites();
        measuredAt.endFile();
    }

    @Override
    public Outcome finish() {
        Facts facts = counts.facts().build();
        Outcome outcome = sites > 0
                ? Outcome.present(facts)
                : Outcome.vacuous(
                        facts, "The ZAP report has no site: the target was not reached. Check its address.");
        return outcome.measuredAt(measuredAt.orNull());
    }

    /** One JSON document while it is read. */
    private final class Json {
        private final JsonCursor json;
        private final ZapAlerts alerts;
        private final JsonCursor.MemberHandler alertHandler = this::alertMember;

        private boolean known;
        private Instant created;
        private Instant generated;
        private String pluginId;
        private String alert;
        private String risk;
        private String confidence;

        Json(JsonCursor json, ZapAlerts alerts) {
            this.json = json;
            this.alerts = alerts;
        }

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
}
