package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.util.LinkedHashMap;
import java.util.Map;

/** A health window and the answers of probes as JSON trees, and back. */
final class HealthCodec {
    private HealthCodec() {}

    static Map<String, Object> toMap(HealthState health) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("startedAt", health.startedAt().toString());
        map.put("endsAt", health.endsAt().toString());
        health.extension().ifPresent(extension -> {
            Map<String, Object> extended = new LinkedHashMap<>();
            extended.put("by", extension.by());
            extended.put("reason", extension.reason());
            extended.put("at", extension.at().toString());
            map.put("extension", extended);
        });
        map.put("probes", health.probes());
        health.askedAt().ifPresent(asked -> map.put("askedAt", asked.toString()));
        map.put("nextAt", health.nextAt().toString());
        map.put("run", health.run().stream().map(Severity::word).toList());
        map.put("errors", health.errors());
        map.put("measured", health.measured());
        health.last().ifPresent(last -> map.put("last", toMap(last)));
        return map;
    }

    static HealthState health(Fields fields) {
        return new HealthState(
                fields.time("startedAt"),
                fields.time("endsAt"),
                fields.optionalObject("extension")
                        .map(extension -> new HealthState.Extension(
                                extension.text("by"), extension.text("reason"), extension.time("at"))),
                fields.count("probes"),
                fields.optionalTime("askedAt"),
                fields.time("nextAt"),
                fields.words("run", Severity::ofWord),
                fields.count("errors"),
                fields.count("measured"),
                fields.optionalObject("last").map(HealthCodec::result));
    }

    static Map<String, Object> toMap(ProbeResult result) {
        Map<String, Object> map = new LinkedHashMap<>();
        result.degraded().ifPresent(severity -> map.put("degraded", severity.word()));
        map.put("measured", result.measured());
        map.put("explanation", result.explanation());
        return map;
    }

    private static ProbeResult result(Fields fields) {
        return new ProbeResult(
                fields.optionalWord("degraded", Severity::ofWord), fields.bool("measured"), fields.text("explanation"));
    }
}
