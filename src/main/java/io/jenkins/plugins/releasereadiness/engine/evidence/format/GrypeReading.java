package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReportTime;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.VexStatements;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The reading of Grype's files. Each match is one finding, with the severity of its {@code vulnerability}; the related
 * vulnerabilities are other names of the same and only serve VEX statements as aliases.
 */
final class GrypeReading implements Reading {
    private final GrypeReader reader;
    private final Optional<VexStatements> vex;
    private final FindingCounts counts = new FindingCounts();
    private final MeasuredAt measuredAt = new MeasuredAt();
    private final Rating rating = new Rating();
    private final List<String> names = new ArrayList<>();

    private JsonCursor json;
    private boolean matchesSeen;
    private boolean vulnerabilitySeen;
    private String purl;

    GrypeReading(GrypeReader reader, Optional<VexStatements> vex) {
        this.reader = reader;
        this.vex = vex;
    }

    @Override
    public void read(InputStream bytes) throws IOException {
        JsonReports.read(reader, "a Grype report", bytes, this::document);
        measuredAt.endFile();
    }

    private boolean document(JsonCursor cursor) throws IOException {
        json = cursor;
        matchesSeen = false;
        if (!json.isObject()) {
            return false;
        }
        json.members("the report", this::member);
        return matchesSeen;
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "matches" -> {
                matchesSeen = true;
                json.elements("\"matches\"", this::match);
            }
            case "ignoredMatches" -> json.elements("\"ignoredMatches\"", () -> counts.suppress(1));
            case "descriptor" -> {
                if (json.isObject()) {
                    json.members("the descriptor", this::descriptorMember);
                }
            }
            default -> json.skip();
        }
    }

    private void descriptorMember(String name) throws IOException {
        if (name.equals("timestamp")) {
            measuredAt.see(ReportTime.parse(json.scalarOrNull()));
        }
    }

    private void match() throws IOException {
        rating.clear();
        names.clear();
        purl = null;
        vulnerabilitySeen = false;
        json.members("a match", this::matchMember);
        if (!vulnerabilitySeen) {
            throw json.unreadable("a match has no \"vulnerability\", so this is not what Grype writes");
        }
        counts.add(
                rating.severity(),
                vex.isPresent()
                        && !names.isEmpty()
                        && vex.get().suppress(names, purl == null ? List.of() : List.of(purl)));
    }

    private void matchMember(String name) throws IOException {
        switch (name) {
            case "vulnerability" -> {
                vulnerabilitySeen = true;
                json.members("a vulnerability", this::vulnerabilityMember);
            }
            case "relatedVulnerabilities" -> {
                if (vex.isPresent()) {
                    json.elements(
                            "\"relatedVulnerabilities\"",
                            () -> json.members("a related vulnerability", this::nameMember));
                }
            }
            case "artifact" -> {
                if (vex.isPresent() && json.isObject()) {
                    json.members("an artifact", this::artifactMember);
                }
            }
            default -> json.skip();
        }
    }

    private void vulnerabilityMember(String name) throws IOException {
        switch (name) {
            case "severity" -> rating.word(json);
            case "cvss" -> {
                if (!rating.hasWord()) {
                    json.elements("\"cvss\"", () -> json.members("a CVSS score", this::cvssMember));
                }
            }
            default -> nameMember(name);
        }
    }

    private void nameMember(String name) throws IOException {
        String text = name.equals("id") ? json.scalarOrNull() : null;
        if (text != null) {
            names.add(text);
        }
    }

    private void artifactMember(String name) throws IOException {
        if (name.equals("purl")) {
            purl = json.scalarOrNull();
        }
    }

    private void cvssMember(String name) throws IOException {
        if (name.equals("metrics") && json.isObject()) {
            json.members("the metrics", metric -> {
                if (metric.equals("baseScore")) {
                    rating.score(json, 0);
                }
            });
        }
    }

    @Override
    public Outcome finish() {
        return Outcome.present(counts.facts().build()).measuredAt(measuredAt);
    }
}
