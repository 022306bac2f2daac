package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReportTime;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.VexStatements;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The reading of Trivy's files: the shapes of the document around the results. */
final class TrivyReading implements Reading {
    private static final long NEWEST_SCHEMA = 2;

    private final TrivyReader reader;
    private final Optional<VexStatements> vex;
    private final FindingCounts counts = new FindingCounts();
    private final MeasuredAt measuredAt = new MeasuredAt();

    private long results;
    private boolean known;
    private String failedResource;

    TrivyReading(TrivyReader reader, Optional<VexStatements> vex) {
        this.reader = reader;
        this.vex = vex;
    }

    @Override
    public void read(InputStream bytes) throws IOException {
        JsonReports.read(reader, "a Trivy report", bytes, this::document);
        measuredAt.endFile();
    }

    private boolean document(JsonCursor json) throws IOException {
        TrivyResult result = new TrivyResult(json, counts, vex);
        // Before schema 2 the report was the list of results alone, and null if there were none.
        if (json.isNull()) {
            return true;
        }
        if (json.isList()) {
            boolean[] foreign = new boolean[1];
            json.elements("the report", () -> foreign[0] |= !json.isObject() || !result(result));
            return !foreign[0];
        }
        if (!json.isObject()) {
            return false;
        }
        known = false;
        json.members("the report", name -> member(json, result, name));
        return known;
    }

    private void member(JsonCursor json, TrivyResult result, String name) throws IOException {
        switch (name) {
            case "SchemaVersion" -> {
                known = true;
                if (json.count("\"SchemaVersion\"") > NEWEST_SCHEMA) {
                    throw json.unreadable("this is a Trivy report of a schema newer than " + NEWEST_SCHEMA
                            + ", which cannot be judged");
                }
            }
            case "ArtifactName", "ClusterName" -> known = true;
            case "CreatedAt" -> measuredAt.see(ReportTime.parse(json.scalarOrNull()));
            case "Results" -> json.elements("\"Results\"", () -> known |= result(result));
            case "Resources", "Findings", "Vulnerabilities", "Misconfigurations" ->
                json.elements("\"" + name + "\"", () -> resource(json, result));
            default -> json.skip();
        }
    }

    /** Whether the value at hand has the members of a result. */
    private boolean result(TrivyResult result) throws IOException {
        results++;
        return result.read();
    }

    /** A resource of a cluster, with results of its own. */
    private void resource(JsonCursor json, TrivyResult result) throws IOException {
        String[] about = {"a resource", ""};
        json.members("a resource", name -> {
            switch (name) {
                case "Name" -> about[0] = json.scalarOrNull();
                case "Error" -> about[1] = json.scalarOrNull();
                case "Results" -> json.elements("\"Results\"", () -> result(result));
                default -> json.skip();
            }
        });
        if (about[1] != null && !about[1].isEmpty() && failedResource == null) {
            failedResource = String.valueOf(about[0]);
        }
    }

    @Override
    public Outcome finish() {
        return outcome(counts.facts().build()).measuredAt(measuredAt);
    }

    private Outcome outcome(Facts facts) {
        if (failedResource != null) {
            return Outcome.contradicted(
                    facts,
                    "Trivy says itself that it could not scan " + failedResource
                            + " (its Error in the report), so the findings are not complete. Run it again.");
        }
        return results > 0
                ? Outcome.present(facts)
                : Outcome.vacuous(
                        facts,
                        "The Trivy report has no results: it found nothing that it can scan. Check what it was pointed"
                                + " at.");
    }
}
