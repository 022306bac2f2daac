package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The reading of Dependency-Check's files. A finding is one vulnerability of one dependency; related dependencies are
 * other copies of the same and do not count again.
 */
final class DependencyCheckReading implements Reading {
    private final DependencyCheckReader reader;
    private final ReadOptions options;
    private final FindingCounts counts = new FindingCounts();
    private final MeasuredAt measuredAt = new MeasuredAt();
    private final Rating rating = new Rating();
    private final List<String> packages = new ArrayList<>();
    private final JsonCursor.MemberHandler dependencyHandler = this::dependencyMember;
    private final JsonCursor.MemberHandler vulnerabilityHandler = this::vulnerabilityMember;

    private JsonCursor json;
    private boolean known;
    private long dependencies;
    private long exceptions;
    private String vulnerability;

    DependencyCheckReading(DependencyCheckReader reader, ReadOptions options) {
        this.reader = reader;
        this.options = options;
    }

    @Override
    public void read(InputStream bytes) throws IOException {
        JsonReports.read(reader, "a Dependency-Check report", bytes, this::document);
        measuredAt.endFile();
    }

    private boolean document(JsonCursor cursor) throws IOException {
        json = cursor;
        known = false;
        if (!json.isObject()) {
            return false;
        }
        json.members("the report", this::member);
        return known;
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "reportSchema" -> known = true;
            case "scanInfo" -> {
                known = true;
                json.members("\"scanInfo\"", info -> {
                    if (info.equals("analysisExceptions")) {
                        json.elements("\"analysisExceptions\"", () -> exceptions++);
                    }
                });
            }
            case "projectInfo" ->
                json.members("\"projectInfo\"", info -> {
                    if (info.equals("reportDate")) {
                        measuredAt.see(ReportTime.parse(json.scalarOrNull()));
                    }
                });
            case "dependencies" -> json.elements("\"dependencies\"", this::dependency);
            default -> json.skip();
        }
    }

    private void dependency() throws IOException {
        dependencies++;
        packages.clear();
        json.members("a dependency", dependencyHandler);
    }

    private void dependencyMember(String name) throws IOException {
        switch (name) {
            case "vulnerabilities" -> json.elements("\"vulnerabilities\"", this::vulnerability);
            case "suppressedVulnerabilities" ->
                json.elements("\"suppressedVulnerabilities\"", () -> counts.suppress(1));
            case "packages" -> {
                if (options.vex().isPresent()) {
                    json.elements("\"packages\"", () -> json.members("a package", this::packageMember));
                }
            }
            default -> json.skip();
        }
    }

    private void packageMember(String name) throws IOException {
        String id = name.equals("id") ? json.scalarOrNull() : null;
        if (id != null) {
            packages.add(id);
        }
    }

    private void vulnerability() throws IOException {
        rating.clear();
        vulnerability = null;
        json.members("a vulnerability", vulnerabilityHandler);
        counts.add(rating.severity(), suppressed());
    }

    private boolean suppressed() {
        return options.vex().isPresent()
                && vulnerability != null
                && options.vex().get().suppress(List.of(vulnerability), packages);
    }

    private void vulnerabilityMember(String name) throws IOException {
        switch (name) {
            case "name" -> vulnerability = json.scalarOrNull();
            case "severity" -> rating.word(json);
            case "cvssv2" -> score("score", 2);
            case "cvssv3" -> score("baseScore", 3);
            case "cvssv4" -> score("baseScore", 4);
            default -> json.skip();
        }
    }

    private void score(String member, int trust) throws IOException {
        if (!rating.hasWord() && !json.isNull()) {
            json.members("a CVSS score", name -> {
                if (name.equals(member)) {
                    rating.score(json, trust);
                }
            });
        }
    }

    @Override
    public Outcome finish() {
        return outcome(counts.facts().build()).measuredAt(measuredAt.orNull());
    }

    private Outcome outcome(Facts facts) {
        String incomplete = "Dependency-Check reports " + exceptions
                + (exceptions == 1 ? " analysis exception" : " analysis exceptions") + ", so the scan is incomplete";
        if (exceptions > 0 && !options.allowIncomplete()) {
            return Outcome.contradicted(
                    facts,
                    incomplete + ". Solve them (see its log), or accept it with allowIncomplete: true at the source.");
        }
        if (dependencies == 0) {
            return Outcome.vacuous(
                    facts, "The Dependency-Check report has no dependencies. Check what it was pointed at.");
        }
        Outcome present = Outcome.present(facts);
        return exceptions > 0
                ? present.withMessage(incomplete + ", which the policy accepts (allowIncomplete: true).")
                : present;
    }
}
