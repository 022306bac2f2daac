package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.VexStatements;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The findings of one result of Trivy: vulnerabilities, failed misconfigurations, secrets and licenses; what Trivy
 * itself put aside is suppressed (evidence rules 20 and 21). {@code Status} of a vulnerability says whether there is a
 * fix and suppresses nothing.
 */
final class TrivyResult {
    private final JsonCursor json;
    private final FindingCounts counts;
    private final Optional<VexStatements> vex;
    private final Rating rating = new Rating();
    private final JsonCursor.MemberHandler findingHandler = this::findingMember;
    private final JsonCursor.MemberHandler packageHandler = this::packageMember;
    private final JsonCursor.MemberHandler cvssHandler = this::cvssSource;
    private final JsonCursor.MemberHandler scoreHandler = this::cvssMember;

    private boolean known;
    private String vulnerability;
    private String purl;
    private String status;

    TrivyResult(JsonCursor json, FindingCounts counts, Optional<VexStatements> vex) {
        this.json = json;
        this.counts = counts;
        this.vex = vex;
    }

    /** Reads the result at hand; {@code false} if it has no member that results of Trivy have. */
    boolean read() throws IOException {
        known = false;
        json.members("a result", this::member);
        return known;
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "Target", "Class", "MisconfSummary", "Packages" -> known = true;
            case "Vulnerabilities" -> findings(name, this::vulnerability);
            case "Misconfigurations" -> findings(name, this::misconfiguration);
            case "Secrets", "Licenses" -> findings(name, this::finding);
            case "ExperimentalModifiedFindings" -> findings(name, () -> counts.suppress(1));
            default -> json.skip();
        }
    }

    private void findings(String name, JsonCursor.ElementHandler finding) throws IOException {
        known = true;
        json.elements("\"" + name + "\"", finding);
    }

    private void finding() throws IOException {
        readFinding();
        counts.add(rating.severity());
    }

    private void vulnerability() throws IOException {
        readFinding();
        counts.add(
                rating.severity(),
                vex.isPresent()
                        && vulnerability != null
                        && vex.get().suppress(List.of(vulnerability), purl == null ? List.of() : List.of(purl)));
    }

    /** Checks that passed, and those a policy excepts, are listed too; only a status says so. */
    private void misconfiguration() throws IOException {
        readFinding();
        if (status == null || status.isEmpty() || status.equalsIgnoreCase("FAIL")) {
            counts.add(rating.severity());
        }
    }

    private void readFinding() throws IOException {
        rating.clear();
        vulnerability = null;
        purl = null;
        status = null;
        json.members("a finding", findingHandler);
    }

    private void findingMember(String name) throws IOException {
        switch (name) {
            case "Severity" -> rating.word(json);
            case "Status" -> status = json.scalarOrNull();
            case "VulnerabilityID" -> vulnerability = json.scalarOrNull();
            case "PkgIdentifier" -> {
                if (vex.isPresent() && json.isObject()) {
                    json.members("a package", packageHandler);
                }
            }
            case "CVSS" -> {
                if (!rating.hasWord() && json.isObject()) {
                    json.members("the CVSS scores", cvssHandler);
                }
            }
            default -> json.skip();
        }
    }

    private void packageMember(String name) throws IOException {
        if (name.equals("PURL")) {
            purl = json.scalarOrNull();
        }
    }

    private void cvssSource(String name) throws IOException {
        if (json.isObject()) {
            json.members("the CVSS scores of " + name, scoreHandler);
        }
    }

    private void cvssMember(String name) throws IOException {
        switch (name) {
            case "V2Score" -> rating.score(json, 2);
            case "V3Score" -> rating.score(json, 3);
            case "V40Score" -> rating.score(json, 4);
            default -> json.skip();
        }
    }
}
