package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import java.io.IOException;

/** A Dependency-Check report in JSON while it is read. */
final class DependencyCheckJson {
    private final JsonCursor json;
    private final DependencyCheckFindings findings;
    private final Rating rating = new Rating();
    private final JsonCursor.MemberHandler dependencyHandler = this::dependencyMember;
    private final JsonCursor.MemberHandler vulnerabilityHandler = this::vulnerabilityMember;

    private boolean known;
    private String vulnerability;

    DependencyCheckJson(JsonCursor json, DependencyCheckFindings findings) {
        this.json = json;
        this.findings = findings;
    }

    /** Reads the document; {@code false} if it is no report of Dependency-Check. */
    boolean read() throws IOException {
        if (json.isObject()) {
            json.members("the report", this::member);
        }
        return known;
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "reportSchema" -> known = true;
            case "scanInfo" -> {
                known = true;
                json.members("\"scanInfo\"", info -> {
                    if (info.equals("analysisExceptions")) {
                        json.elements("\"analysisExceptions\"", findings::exception);
                    }
                });
            }
            case "projectInfo" ->
                json.members("\"projectInfo\"", info -> {
                    if (info.equals("reportDate")) {
                        findings.reportDate(json.scalarOrNull());
                    }
                });
            case "dependencies" -> json.elements("\"dependencies\"", this::dependency);
            default -> json.skip();
        }
    }

    private void dependency() throws IOException {
        findings.dependency();
        json.members("a dependency", dependencyHandler);
    }

    private void dependencyMember(String name) throws IOException {
        switch (name) {
            case "vulnerabilities" -> json.elements("\"vulnerabilities\"", this::vulnerability);
            case "suppressedVulnerabilities" -> json.elements("\"suppressedVulnerabilities\"", findings::suppressed);
            case "packages" -> {
                if (findings.needsPackages()) {
                    json.elements("\"packages\"", () -> json.members("a package", this::packageMember));
                }
            }
            default -> json.skip();
        }
    }

    private void packageMember(String name) throws IOException {
        if (name.equals("id")) {
            findings.packageId(json.scalarOrNull());
        }
    }

    private void vulnerability() throws IOException {
        rating.clear();
        vulnerability = null;
        json.members("a vulnerability", vulnerabilityHandler);
        findings.vulnerability(vulnerability, rating);
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
}
