package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReportTime;
import java.io.IOException;

/** A bill of materials in JSON while it is read. */
final class CycloneDxJson {
    private final JsonCursor json;
    private final CycloneDxBom bom;
    private final JsonCursor.ElementHandler componentHandler = () -> component(true);

    private boolean known;

    // The vulnerability and the rating being read.
    private CycloneDxVulnerability vulnerability;
    private String severity;
    private double score;
    private String method;

    CycloneDxJson(JsonCursor json, CycloneDxBom bom) {
        this.json = json;
        this.bom = bom;
    }

    /** Reads the document; {@code false} if it is no bill of materials. */
    boolean read() throws IOException {
        if (json.isObject()) {
            json.members("the document", this::member);
        }
        return known;
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "bomFormat" -> known = CycloneDxReader.BOM_FORMAT.equals(json.scalarOrNull());
            case "metadata" -> {
                if (!json.isNull()) {
                    json.members("\"metadata\"", this::metadataMember);
                }
            }
            case "components" -> json.elements("\"components\"", componentHandler);
            case "vulnerabilities" -> json.elements("\"vulnerabilities\"", () -> vulnerability(null));
            default -> json.skip();
        }
    }

    private void metadataMember(String name) throws IOException {
        switch (name) {
            case "timestamp" -> bom.timestamp(ReportTime.parse(json.scalarOrNull()));
            case "component" -> {
                if (!json.isNull()) {
                    component(false);
                }
            }
            default -> json.skip();
        }
    }

    /** The component at hand and those nested in it; what the document is about is no component of it. */
    private void component(boolean counts) throws IOException {
        if (counts) {
            bom.component();
        }
        String[] names = new String[2];
        json.members("a component", name -> {
            switch (name) {
                case "bom-ref" -> names[0] = bom.needsNames() ? json.scalarOrNull() : null;
                case "purl" -> names[1] = bom.needsNames() ? json.scalarOrNull() : null;
                case "components" -> json.elements("\"components\"", componentHandler);
                // The extension of 1.0 lists vulnerabilities where they are.
                case "vulnerabilities" ->
                    json.elements("\"vulnerabilities\"", () -> vulnerability(names[1] != null ? names[1] : names[0]));
                default -> json.skip();
            }
        });
        bom.name(names[0], names[1]);
    }

    private void vulnerability(String within) throws IOException {
        vulnerability = new CycloneDxVulnerability();
        vulnerability.affects(within);
        json.members("a vulnerability", this::vulnerabilityMember);
        bom.vulnerability(vulnerability);
    }

    private void vulnerabilityMember(String name) throws IOException {
        switch (name) {
            case "id" -> vulnerability.name(json.scalarOrNull());
            case "ratings" -> json.elements("\"ratings\"", this::rating);
            case "analysis" -> {
                if (!json.isNull()) {
                    json.members("an analysis", member -> {
                        if (member.equals("state")) {
                            vulnerability.state(json.scalarOrNull());
                        }
                    });
                }
            }
            case "references" -> {
                if (bom.needsNames()) {
                    json.elements(
                            "\"references\"",
                            () -> json.members("a reference", member -> {
                                if (member.equals("id")) {
                                    vulnerability.name(json.scalarOrNull());
                                }
                            }));
                }
            }
            case "affects" -> {
                if (bom.needsNames()) {
                    json.elements(
                            "\"affects\"",
                            () -> json.members("what is affected", member -> {
                                if (member.equals("ref")) {
                                    vulnerability.affects(json.scalarOrNull());
                                }
                            }));
                }
            }
            default -> json.skip();
        }
    }

    private void rating() throws IOException {
        severity = null;
        score = Double.NaN;
        method = null;
        json.members("a rating", this::ratingMember);
        vulnerability.rating(severity, score, method);
    }

    private void ratingMember(String name) throws IOException {
        switch (name) {
            case "severity" -> severity = json.text("the severity");
            case "method" -> method = json.scalarOrNull();
            case "score" -> {
                if (json.isObject()) {
                    // The extension of 1.0: base, impact and exploitability.
                    json.members("a score", member -> {
                        if (member.equals("base")) {
                            score = json.number("the base score");
                        }
                    });
                } else if (!json.isNull()) {
                    score = json.number("the score");
                }
            }
            default -> json.skip();
        }
    }
}
