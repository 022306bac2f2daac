package io.jenkins.plugins.releasereadiness.benchmarks.reports;

import java.io.IOException;
import java.io.Writer;
import java.util.random.RandomGenerator;

/** SARIF 2.1.0 of one run with 200 rules, every third with a security severity. */
final class SarifGenerator {
    private static final int RULES = 200;
    private static final String[] LEVELS = {"error", "warning", "note", "none"};

    /** How the levels and the four bands of security severity are counted. */
    private static final String[] BY_LEVEL = {"high", "medium", "low", "info"};

    private static final String[] BY_BAND = {"critical", "high", "medium", "low"};
    private static final double[] BANDS = {9.8, 7.5, 5.3, 2.1};

    private SarifGenerator() {}

    static void write(int results, RandomGenerator random, Writer out, Known known) throws IOException {
        for (String name :
                new String[] {"critical", "high", "medium", "low", "info", "unknown", "total", "suppressed"}) {
            known.add(name, 0);
        }
        JsonText json = new JsonText(out, known);
        json.object()
                .text("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
                .text("version", "2.1.0");
        json.list("runs").object();
        tool(json);
        json.list("results");
        for (int i = 0; i < results; i++) {
            result(json, random, known, i);
        }
        json.endList().endObject().endList().endObject().end();
    }

    private static void tool(JsonText json) throws IOException {
        json.object("tool")
                .object("driver")
                .text("name", "Scanner")
                .text("version", "4.2.0")
                .list("rules");
        for (int rule = 0; rule < RULES; rule++) {
            json.object().text("id", "R" + rule).text("name", "Rule" + rule);
            json.object("shortDescription").text("text", "Rule number " + rule).endObject();
            if (rule % 3 == 0) {
                json.object("properties").text("security-severity", String.valueOf(BANDS[rule % 4]));
                json.endObject();
            }
            json.endObject();
        }
        json.endList().endObject().endObject();
    }

    private static void result(JsonText json, RandomGenerator random, Known known, int number) throws IOException {
        int rule = random.nextInt(RULES);
        int level = random.nextInt(LEVELS.length);
        boolean suppressed = random.nextInt(20) == 0;
        if (suppressed) {
            known.one("suppressed");
        } else {
            known.one("total");
            known.one(rule % 3 == 0 ? BY_BAND[rule % 4] : BY_LEVEL[level]);
        }
        int line = 1 + number % 900;
        json.object().text("ruleId", "R" + rule).number("ruleIndex", rule).text("level", LEVELS[level]);
        json.object("message").text("text", Words.sentence(random, 24)).endObject();
        json.list("locations").object().object("physicalLocation");
        json.object("artifactLocation")
                .text("uri", "src/main/java/com/example/shop/part" + number / 900 + "/OrderService.java")
                .endObject();
        json.object("region").number("startLine", line).number("startColumn", 9);
        json.number("endLine", line).number("endColumn", 48);
        json.object("snippet")
                .text("text", "        total += order.lines().get(" + number + ").amount();\n")
                .endObject();
        json.endObject().endObject().endObject().endList();
        json.object("partialFingerprints")
                .text("primaryLocationLineHash", Words.hex(random, 40) + ":1")
                .endObject();
        if (suppressed) {
            json.list("suppressions").object().text("kind", "inSource").text("status", "accepted");
            json.endObject().endList();
        }
        json.endObject();
    }
}
