package io.jenkins.plugins.releasereadiness.benchmarks.reports;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** A Trivy report of an image: results of 500 vulnerabilities with descriptions, scores and references. */
final class TrivyGenerator {
    private static final int PER_RESULT = 500;
    private static final String[] SEVERITIES = {"CRITICAL", "HIGH", "MEDIUM", "LOW", "UNKNOWN"};

    private TrivyGenerator() {}

    static void write(int vulnerabilities, RandomGenerator random, Writer out, Known known) throws IOException {
        for (String severity : SEVERITIES) {
            known.add(severity.toLowerCase(Locale.ROOT), 0);
        }
        known.put("total", vulnerabilities);
        JsonText json = new JsonText(out, known);
        json.object().number("SchemaVersion", 2).text("CreatedAt", "2026-03-01T10:00:00Z");
        json.text("ArtifactName", "shop:1.2.3")
                .text("ArtifactType", "container_image")
                .list("Results");
        for (int first = 0; first < vulnerabilities; first += PER_RESULT) {
            json.object().text("Target", "layer" + first / PER_RESULT + ".jar").text("Class", "lang-pkgs");
            json.text("Type", "jar").list("Vulnerabilities");
            for (int i = first; i < Math.min(first + PER_RESULT, vulnerabilities); i++) {
                vulnerability(json, random, known, i);
            }
            json.endList().endObject();
        }
        json.endList().endObject().end();
    }

    private static void vulnerability(JsonText json, RandomGenerator random, Known known, int number)
            throws IOException {
        String id = "CVE-" + (2015 + number % 11) + "-" + (10_000 + number);
        String severity = SEVERITIES[random.nextInt(SEVERITIES.length)];
        known.one(severity.toLowerCase(Locale.ROOT));
        String name = "com.example:part" + number % 400;
        json.object().text("VulnerabilityID", id).text("PkgName", name);
        json.object("PkgIdentifier")
                .text("PURL", "pkg:maven/com.example/part" + number % 400 + "@1.2." + number % 30)
                .endObject();
        json.text("InstalledVersion", "1.2." + number % 30)
                .text("FixedVersion", "1.3.0")
                .text("Status", "fixed");
        json.object("Layer").text("DiffID", "sha256:" + Words.hex(random, 64)).endObject();
        json.text("SeveritySource", "nvd")
                .text("PrimaryURL", "https://avd.example.org/nvd/" + id.toLowerCase(Locale.ROOT));
        json.text("Title", Words.sentence(random, 10)).text("Description", Words.sentence(random, 90));
        json.text("Severity", severity)
                .list("CweIDs")
                .text("CWE-" + number % 900)
                .endList();
        json.object("CVSS").object("nvd").text("V3Vector", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
        json.number("V3Score", 9.8).endObject().endObject();
        json.list("References");
        for (int i = 0; i < 12; i++) {
            json.text("https://lists.example.org/advisories/" + id + "/" + Words.hex(random, 16));
        }
        json.endList().text("PublishedDate", "2025-10-01T17:15:00Z");
        json.text("LastModifiedDate", "2025-11-01T09:30:00Z").endObject();
    }
}
