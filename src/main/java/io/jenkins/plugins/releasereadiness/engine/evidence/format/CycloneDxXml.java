package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReportTime;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlCursor;
import java.io.IOException;
import java.util.regex.Pattern;

/** A bill of materials in XML while it is read, of any version and with the vulnerability extension of 1.0. */
final class CycloneDxXml {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,20})?");

    private final XmlCursor xml;
    private final CycloneDxBom bom;

    // The vulnerability and the rating being read.
    private CycloneDxVulnerability vulnerability;
    private String severity;
    private double score;
    private String method;

    CycloneDxXml(XmlCursor xml, CycloneDxBom bom) {
        this.xml = xml;
        this.bom = bom;
    }

    /** Reads the document, whose root is at hand. */
    void read() throws IOException {
        xml.children(name -> {
            switch (name) {
                case "metadata" -> xml.children(this::metadataChild);
                case "components" -> components();
                case "vulnerabilities" -> vulnerabilities(null, false);
                default -> {
                    // nothing that is counted
                }
            }
        });
    }

    private void metadataChild(String name) throws IOException {
        if (name.equals("timestamp")) {
            bom.timestamp(ReportTime.parse(xml.text()));
        } else if (name.equals("component")) {
            component(false);
        }
    }

    private void components() throws IOException {
        xml.children(name -> {
            if (name.equals("component")) {
                component(true);
            }
        });
    }

    /** The component at hand and those nested in it; what the document is about is no component of it. */
    private void component(boolean counts) throws IOException {
        if (counts) {
            bom.component();
        }
        String reference = xml.attribute("bom-ref");
        String[] purl = new String[1];
        xml.children(name -> {
            switch (name) {
                case "purl" -> purl[0] = xml.text().strip();
                case "components" -> components();
                case "vulnerabilities" -> vulnerabilities(purl[0] != null ? purl[0] : reference, true);
                default -> {
                    // nothing that is counted
                }
            }
        });
        bom.name(reference, purl[0]);
    }

    /**
     * @param within the component they stand in, {@code null} if in none
     * @param extension whether they are written as in the extension of 1.0
     */
    private void vulnerabilities(String within, boolean extension) throws IOException {
        xml.children(name -> {
            if (name.equals("vulnerability")) {
                vulnerability = new CycloneDxVulnerability();
                vulnerability.affects(within);
                xml.children(part -> vulnerabilityChild(part, extension));
                bom.vulnerability(vulnerability);
            }
        });
    }

    private void vulnerabilityChild(String name, boolean extension) throws IOException {
        switch (name) {
            case "id" -> vulnerability.name(xml.text().strip());
            case "ratings" -> each("rating", () -> rating(extension));
            case "analysis" -> each("state", () -> vulnerability.state(xml.text()));
            case "references" ->
                each(
                        "reference",
                        () -> each("id", () -> vulnerability.name(xml.text().strip())));
            case "affects" ->
                each(
                        "target",
                        () -> each("ref", () -> vulnerability.affects(xml.text().strip())));
            default -> {
                // nothing that is counted
            }
        }
    }

    private void rating(boolean extension) throws IOException {
        severity = null;
        score = Double.NaN;
        method = null;
        xml.children(name -> {
            switch (name) {
                case "severity" -> severity = xml.text();
                case "method" -> method = xml.text();
                case "score" -> {
                    if (extension) {
                        each("base", this::score);
                    } else {
                        score();
                    }
                }
                default -> {
                    // says how, not how much
                }
            }
        });
        vulnerability.rating(severity, score, method);
    }

    private void score() throws IOException {
        String text = xml.text().strip();
        if (!text.isEmpty()) {
            if (!NUMBER.matcher(text).matches()) {
                throw xml.unreadable("a score should be a number but is a text");
            }
            score = Double.parseDouble(text);
        }
    }

    /** What is done with a child of the wanted name. */
    @FunctionalInterface
    private interface Child {
        void read() throws IOException;
    }

    private void each(String wanted, Child child) throws IOException {
        xml.children(name -> {
            if (name.equals(wanted)) {
                child.read();
            }
        });
    }
}
