package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** One metric of a k6 summary, in any of its shapes. */
final class K6Metric {
    private static final Set<String> COUNTS = Set.of("count", "passes", "fails", "matches", "total");
    private static final Set<String> VALUES = Set.of("avg", "med", "max", "rate", "p(50)", "p(90)", "p(95)", "p(99)");
    /** The metrics whose values are facts. */
    static final Set<String> READ = Set.of("http_reqs", "http_req_failed", "http_req_duration");

    private final Map<String, Long> counts = new HashMap<>();
    private final Map<String, Double> values = new HashMap<>();
    private String name;
    private long thresholdsFailed;

    /**
     * @param name its name, or the empty string if it is a member of the metric itself
     */
    K6Metric(String name) {
        this.name = name;
    }

    void read(JsonCursor json) throws IOException {
        json.members("the metric " + name, member -> {
            switch (member) {
                case "name" -> name = json.isText() ? json.text("the name") : name;
                case "type", "contains" -> json.skip();
                case "thresholds" -> thresholds(json);
                case "values" -> json.members("values", value -> value(json, value));
                default -> value(json, member);
            }
        });
    }

    String name() {
        return name;
    }

    long thresholdsFailed() {
        return thresholdsFailed;
    }

    long count(String member, long otherwise) {
        return counts.getOrDefault(member, otherwise);
    }

    /** The value, NaN if the report does not carry it. */
    double value(String member) {
        return values.getOrDefault(member, Double.NaN);
    }

    private void value(JsonCursor json, String member) throws IOException {
        if (name.isEmpty()) {
            throw json.unreadable("a metric gives its values before its name");
        }
        if (READ.contains(name)) {
            String what = name + "." + member;
            if (COUNTS.contains(member)) {
                counts.put(member, json.count(what));
            } else if (VALUES.contains(member)) {
                values.put(member, Measure.read(json, what));
            }
        }
    }

    /** In the older export a bare {@code true} means that the threshold was crossed (evidence rule 27). */
    private void thresholds(JsonCursor json) throws IOException {
        if (json.isNull()) {
            return;
        }
        json.members("thresholds", threshold -> {
            if (json.isObject()) {
                boolean[] told = {false};
                json.members("the threshold", member -> {
                    if (member.equals("ok")) {
                        told[0] = true;
                        thresholdsFailed += json.bool("ok") ? 0 : 1;
                    }
                });
                if (!told[0]) {
                    throw json.unreadable(
                            "the threshold " + threshold + " of " + name + " does not say whether it is ok");
                }
            } else if (json.bool("the threshold")) {
                thresholdsFailed++;
            }
        });
    }
}
