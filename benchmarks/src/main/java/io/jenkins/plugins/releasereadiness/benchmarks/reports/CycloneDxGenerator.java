package io.jenkins.plugins.releasereadiness.benchmarks.reports;

import java.io.IOException;
import java.io.Writer;
import java.util.random.RandomGenerator;

/** A CycloneDX 1.6 bill of materials, with a vulnerability for every fourth component. */
final class CycloneDxGenerator {
    private static final String[] SEVERITIES = {"critical", "high", "medium", "low", "info"};
    private static final double[] SCORES = {9.8, 7.5, 5.3, 2.1, 0.0};

    private CycloneDxGenerator() {}

    static void write(int components, RandomGenerator random, Writer out, Known known) throws IOException {
        for (String name :
                new String[] {"critical", "high", "medium", "low", "info", "unknown", "total", "suppressed"}) {
            known.add(name, 0);
        }
        known.put("components", components);
        known.put("vulnerabilities", components / 4);
        JsonText json = new JsonText(out, known);
        json.object().text("bomFormat", "CycloneDX").text("specVersion", "1.6");
        json.text("serialNumber", "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79")
                .number("version", 1);
        json.object("metadata")
                .text("timestamp", "2026-03-01T10:00:00Z")
                .endObject()
                .list("components");
        for (int i = 0; i < components; i++) {
            component(json, random, i);
        }
        json.endList().list("dependencies");
        for (int i = 1; i < components; i++) {
            json.object()
                    .text("ref", reference(i))
                    .list("dependsOn")
                    .text(reference(i / 2))
                    .endList();
            json.endObject();
        }
        json.endList().list("vulnerabilities");
        for (int i = 0; i < components / 4; i++) {
            vulnerability(json, random, known, i);
        }
        json.endList().endObject().end();
    }

    private static String reference(int component) {
        return "pkg:maven/com.example/part" + component + "@1." + component % 20 + ".0?type=jar";
    }

    private static void component(JsonText json, RandomGenerator random, int number) throws IOException {
        json.object().text("type", "library").text("bom-ref", reference(number)).text("group", "com.example");
        json.text("name", "part" + number).text("version", "1." + number % 20 + ".0");
        json.text("description", Words.sentence(random, 12))
                .text("scope", "required")
                .list("hashes");
        for (int[] hash : new int[][] {{1, 40}, {256, 64}}) {
            json.object().text("alg", "SHA-" + hash[0]).text("content", Words.hex(random, hash[1]));
            json.endObject();
        }
        json.endList()
                .list("licenses")
                .object()
                .object("license")
                .text("id", "Apache-2.0")
                .endObject();
        json.endObject().endList().text("purl", reference(number)).endObject();
    }

    private static void vulnerability(JsonText json, RandomGenerator random, Known known, int number)
            throws IOException {
        int severity = random.nextInt(SEVERITIES.length);
        boolean settled = random.nextInt(10) == 0;
        known.one(settled ? "suppressed" : "total");
        known.add(SEVERITIES[severity], settled ? 0 : 1);
        json.object()
                .text("id", "CVE-2025-" + (10_000 + number))
                .list("ratings")
                .object();
        json.number("score", SCORES[severity])
                .text("severity", SEVERITIES[severity])
                .text("method", "CVSSv31");
        json.endObject().endList().text("description", Words.sentence(random, 40));
        json.object("analysis")
                .text("state", settled ? "not_affected" : "exploitable")
                .endObject();
        json.list("affects")
                .object()
                .text("ref", reference(number * 4))
                .endObject()
                .endList()
                .endObject();
    }
}
