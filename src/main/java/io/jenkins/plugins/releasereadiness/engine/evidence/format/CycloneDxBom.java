package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReportTime;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.VexStatements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the bills of materials of one source hold, whatever notation they are written in. */
final class CycloneDxBom {
    private static final String BOM_LINK = "urn:cdx:";

    private final Optional<VexStatements> vex;
    private final FindingCounts counts = new FindingCounts();
    private final MeasuredAt measuredAt = new MeasuredAt();
    /** Package URLs by the components' references; kept only for VEX statements about them. */
    private final Map<String, String> purls = new HashMap<>();

    private long components;
    private long vulnerabilities;

    CycloneDxBom(Optional<VexStatements> vex) {
        this.vex = vex;
    }

    /** Whether names of components and vulnerabilities are needed at all. */
    boolean needsNames() {
        return vex.isPresent();
    }

    void component() {
        components++;
    }

    /** Another component is {@code reference}, which has {@code purl}; either may be {@code null}. */
    void name(String reference, String purl) {
        if (needsNames() && reference != null && purl != null) {
            purls.put(reference, purl);
        }
    }

    /** The document says when it was made; {@code null} is nothing said. */
    void timestamp(ReportTime time) {
        measuredAt.see(time);
    }

    void endOfDocument() {
        measuredAt.endFile();
    }

    /** One vulnerability is one finding, with its highest rating (evidence rule 22). */
    void vulnerability(CycloneDxVulnerability vulnerability) {
        vulnerabilities++;
        counts.add(vulnerability.severity(), vulnerability.settled() || covered(vulnerability));
    }

    /** Whether VEX statements cover the vulnerability in everything it affects. */
    private boolean covered(CycloneDxVulnerability vulnerability) {
        if (vex.isEmpty() || vulnerability.names().isEmpty()) {
            return false;
        }
        VexStatements statements = vex.get();
        return vulnerability.affected().isEmpty()
                ? statements.suppress(vulnerability.names(), List.of())
                : vulnerability.affected().stream()
                        .allMatch(reference -> statements.suppress(vulnerability.names(), products(reference)));
    }

    private List<String> products(String reference) {
        String local = reference;
        if (reference.startsWith(BOM_LINK) && reference.indexOf('#') > 0) {
            local = PackageUrl.decoded(reference.substring(reference.indexOf('#') + 1));
        }
        List<String> products = new ArrayList<>(List.of(local));
        if (purls.containsKey(local)) {
            products.add(purls.get(local));
        }
        return products;
    }

    Outcome outcome() {
        Facts facts = counts.facts().count("components", components).build();
        Outcome outcome = components + vulnerabilities > 0
                ? Outcome.present(facts)
                : Outcome.vacuous(
                        facts,
                        "The CycloneDX document lists neither components nor vulnerabilities. Check what it was made"
                                + " from.");
        return outcome.measuredAt(measuredAt);
    }
}
