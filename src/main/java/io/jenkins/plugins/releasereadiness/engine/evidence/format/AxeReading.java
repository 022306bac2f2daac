package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReportTime;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.io.IOException;
import java.io.InputStream;

/** Counts elements, not rules; a violated rule that names no element counts as one. */
final class AxeReading implements Reading {
    private static final String RAW = "this lists rules, as axe's reporter 'raw' does, not results of pages; write the"
            + " whole result with the reporter 'v2'";

    private final EvidenceReader reader;
    private final ImpactCounts violations = new ImpactCounts();
    private final MeasuredAt measuredAt = new MeasuredAt();
    private long incomplete;
    private long evaluated;

    AxeReading(EvidenceReader reader) {
        this.reader = reader;
    }

    @Override
    public void read(InputStream bytes) throws IOException {
        JsonReports.read(reader, "an axe result", bytes, json -> {
            if (!json.isList()) {
                return page(json);
            }
            boolean[] pages = {true};
            json.elements("the results", () -> pages[0] &= page(json));
            return pages[0];
        });
        measuredAt.endFile();
    }

    @Override
    public Outcome finish() {
        Facts facts = violations
                .addTo(Facts.builder())
                .count("incomplete", incomplete)
                .build();
        Outcome outcome = evaluated > 0
                ? Outcome.present(facts)
                : Outcome.vacuous(
                        facts,
                        "no rule was evaluated on any page; check what the page showed, and use the reporter 'v2',"
                                + " because 'no-passes' does not tell which rules ran");
        return outcome.measuredAt(measuredAt);
    }

    /** @return whether it is the result of a page */
    private boolean page(JsonCursor json) throws IOException {
        boolean[] violationsSeen = {false};
        boolean[] rule = {false};
        json.members("the result of a page", name -> {
            switch (name) {
                case "violations" -> {
                    violationsSeen[0] = true;
                    json.elements("violations", () -> {
                        evaluated++;
                        elements(json, violations);
                    });
                }
                case "incomplete" ->
                    json.elements("incomplete", () -> {
                        evaluated++;
                        incomplete += elements(json, new ImpactCounts());
                    });
                case "passes" -> json.elements("passes", () -> evaluated++);
                case "inapplicable" -> json.elements("inapplicable", json::skip);
                case "timestamp" -> measuredAt.see(ReportTime.parse(json.text("the timestamp")));
                case "id", "pageLevel", "raw" -> rule[0] = true;
                default -> json.skip();
            }
        });
        if (rule[0]) {
            throw new UnreadableException(RAW);
        }
        return violationsSeen[0];
    }

    /** Counts the elements of one rule into {@code into}; an element without an impact has that of its rule. */
    private static long elements(JsonCursor json, ImpactCounts into) throws IOException {
        ImpactCounts found = new ImpactCounts();
        String[] ruleImpact = {null};
        json.members("a rule", name -> {
            switch (name) {
                case "impact" -> ruleImpact[0] = json.text("the impact");
                case "nodes" -> json.elements("nodes", () -> found.add(node(json)));
                case "node", "pageLevel" -> throw new UnreadableException(RAW);
                default -> json.skip();
            }
        });
        if (found.total() == 0) {
            found.add(null);
        }
        into.addAll(found, ruleImpact[0]);
        return found.total();
    }

    private static String node(JsonCursor json) throws IOException {
        String[] impact = {null};
        json.members("an element", name -> {
            if (name.equals("impact")) {
                impact[0] = json.text("the impact");
            }
        });
        return impact[0];
    }
}
