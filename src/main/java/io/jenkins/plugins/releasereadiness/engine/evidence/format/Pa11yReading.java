package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.io.IOException;
import java.io.InputStream;

/** One issue counts once, whatever the totals of the report say: pa11y-ci counts pages there. */
final class Pa11yReading implements Reading {
    private static final int SHOWN = 200;

    private final EvidenceReader reader;
    private final ImpactCounts issues = new ImpactCounts();
    private long pages;

    Pa11yReading(EvidenceReader reader) {
        this.reader = reader;
    }

    @Override
    public void read(InputStream bytes) throws IOException {
        JsonReports.read(reader, "a pa11y report", bytes, json -> {
            if (json.isList()) {
                page(json, "the page");
                return true;
            }
            boolean[] read = {false};
            json.members("the report", name -> {
                if (name.equals("results")) {
                    read[0] = true;
                    json.members("results", page -> page(json, "the page " + Shown.line(page, SHOWN)));
                } else if (name.equals("issues")) {
                    read[0] = true;
                    page(json, "the page");
                }
            });
            return read[0];
        });
    }

    @Override
    public Outcome finish() {
        Facts facts = issues.addTo(Facts.builder()).build();
        return pages > 0
                ? Outcome.present(facts)
                : Outcome.vacuous(facts, "pa11y looked at no page; check the list of addresses it was given");
    }

    private void page(JsonCursor json, String page) throws IOException {
        pages++;
        json.elements("the issues of " + page, () -> issues.add(issue(json, page)));
    }

    /** The impact of the issue at hand. */
    private static String issue(JsonCursor json, String page) throws IOException {
        // code, type, message, impact
        String[] said = new String[4];
        json.members("an issue", name -> {
            switch (name) {
                case "code" -> said[0] = json.text("the code");
                case "type" -> said[1] = json.text("the type");
                case "message" -> said[2] = json.text("the message");
                case "runnerExtras" -> said[3] = impact(json);
                default -> json.skip();
            }
        });
        if (said[1] == null && said[0] == null) {
            String why = said[2] == null ? "" : ": " + Shown.line(said[2], SHOWN);
            throw json.unreadable(page + " was not tested" + why);
        }
        if (said[3] != null && ImpactCounts.IMPACTS.contains(said[3])) {
            return said[3];
        }
        return switch (String.valueOf(said[1])) {
            case "error" -> "serious";
            case "warning" -> "moderate";
            case "notice" -> "minor";
            default ->
                throw json.unreadable("the type of an issue should be error, warning or notice but is "
                        + (said[1] == null ? "missing" : "'" + Shown.line(said[1], SHOWN) + "'"));
        };
    }

    private static String impact(JsonCursor json) throws IOException {
        if (json.isNull()) {
            return null;
        }
        String[] impact = {null};
        json.members("runnerExtras", name -> {
            if (name.equals("impact")) {
                impact[0] = json.text("the impact");
            }
        });
        return impact[0];
    }
}
