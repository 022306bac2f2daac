package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlCursor;
import java.io.IOException;
import java.util.regex.Pattern;

/** A Dependency-Check report in XML while it is read, from the first schemas on. */
final class DependencyCheckXml {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(\\.\\d{1,20})?");

    private final XmlCursor xml;
    private final DependencyCheckFindings findings;
    private final Rating rating = new Rating();

    private String vulnerability;

    DependencyCheckXml(XmlCursor xml, DependencyCheckFindings findings) {
        this.xml = xml;
        this.findings = findings;
    }

    /** Reads the document, whose root is at hand. */
    void read() throws IOException {
        xml.children(name -> {
            switch (name) {
                case "scanInfo" ->
                    xml.children(info -> {
                        if (info.equals("analysisExceptions")) {
                            xml.children(exception -> findings.exception());
                        }
                    });
                case "projectInfo" ->
                    xml.children(info -> {
                        if (info.equals("reportDate")) {
                            findings.reportDate(xml.text());
                        }
                    });
                case "dependencies" ->
                    xml.children(dependency -> {
                        if (dependency.equals("dependency")) {
                            findings.dependency();
                            xml.children(this::dependencyChild);
                        }
                    });
                default -> xml.skip();
            }
        });
    }

    private void dependencyChild(String name) throws IOException {
        switch (name) {
            case "identifiers" ->
                xml.children(identifier -> {
                    if (identifier.equals("package") && findings.needsPackages()) {
                        xml.children(part -> {
                            if (part.equals("id")) {
                                findings.packageId(xml.text().strip());
                            }
                        });
                    }
                });
            case "vulnerabilities" ->
                xml.children(child -> {
                    switch (child) {
                        case "vulnerability" -> vulnerability();
                        case "suppressedVulnerability" -> findings.suppressed();
                        default -> xml.skip();
                    }
                });
            default -> xml.skip();
        }
    }

    private void vulnerability() throws IOException {
        rating.clear();
        vulnerability = null;
        xml.children(name -> {
            switch (name) {
                case "name" -> vulnerability = xml.text().strip();
                case "severity" -> rating.word(xml.text());
                // The schemas before 2.0 have one score.
                case "cvssScore" -> score(2);
                case "cvssV2" -> scoreIn("score", 2);
                case "cvssV3" -> scoreIn("baseScore", 3);
                case "cvssV4" -> scoreIn("baseScore", 4);
                default -> xml.skip();
            }
        });
        findings.vulnerability(vulnerability, rating);
    }

    private void scoreIn(String child, int trust) throws IOException {
        xml.children(name -> {
            if (name.equals(child)) {
                score(trust);
            }
        });
    }

    private void score(int trust) throws IOException {
        String text = xml.text().strip();
        if (text.isEmpty()) {
            return;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw xml.unreadable("the score of a vulnerability should be a number but is a text");
        }
        rating.score(Double.parseDouble(text), trust);
    }
}
