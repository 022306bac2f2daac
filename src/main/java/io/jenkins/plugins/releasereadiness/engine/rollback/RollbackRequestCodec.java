package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Times;
import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Action;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Decision;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.HealthWindow;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Level;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackRequest.Finding;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A request as a JSON tree, and back. */
final class RollbackRequestCodec {
    static final Function<String, Duration> DURATION = Times.reader(Duration::parse);

    private RollbackRequestCodec() {}

    static Map<String, Object> toMap(RollbackRequest request) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", request.subject().id());
        map.put("release", request.subject().release());
        map.put("build", request.subject().build());
        map.put("environment", request.subject().environment());
        map.put("deployedAt", request.subject().deployedAt().toString());
        map.put("threshold", request.threshold().word());
        map.put("window", window(request.window()));
        map.put(
                "decisions",
                request.decisions().stream().map(RollbackRequestCodec::decision).toList());
        map.put("level", request.level().word());
        map.put("irreversible", List.copyOf(request.irreversible()));
        map.put("verified", request.verified());
        map.put("maxConsecutive", (long) request.maxConsecutive());
        map.put("askLimit", request.askLimit().toString());
        request.finding().ifPresent(finding -> map.put("finding", finding(finding)));
        return map;
    }

    static RollbackRequest fromFields(Fields fields) {
        return new RollbackRequest(
                new RollbackRequest.Subject(
                        fields.text("id"),
                        fields.text("release"),
                        fields.text("build"),
                        fields.text("environment"),
                        fields.time("deployedAt")),
                fields.word("threshold", Severity::ofWord),
                window(fields.object("window")),
                fields.objects("decisions").stream()
                        .map(RollbackRequestCodec::decision)
                        .toList(),
                fields.word("level", Level::ofWord),
                fields.texts("irreversible"),
                fields.bool("verified"),
                Math.toIntExact(fields.count("maxConsecutive")),
                fields.word("askLimit", DURATION),
                fields.optionalObject("finding").map(RollbackRequestCodec::finding));
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> map = new LinkedHashMap<>();
        finding.severity().ifPresent(severity -> map.put("severity", severity.word()));
        map.put("cause", finding.cause());
        return map;
    }

    private static Finding finding(Fields fields) {
        return new Finding(fields.optionalWord("severity", Severity::ofWord), fields.text("cause"));
    }

    private static Map<String, Object> window(HealthWindow window) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("duration", window.duration().toString());
        map.put("interval", window.interval().toString());
        map.put("failureLimit", (long) window.failureLimit());
        map.put("errorLimit", (long) window.errorLimit());
        map.put("sources", List.copyOf(window.sources()));
        return map;
    }

    private static HealthWindow window(Fields fields) {
        return new HealthWindow(
                fields.word("duration", DURATION),
                fields.word("interval", DURATION),
                Math.toIntExact(fields.count("failureLimit")),
                Math.toIntExact(fields.count("errorLimit")),
                fields.texts("sources"));
    }

    private static Map<String, Object> decision(Decision row) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("severity", row.severity().word());
        row.within().ifPresent(within -> map.put("within", within.toString()));
        row.reversible().ifPresent(reversible -> map.put("reversible", reversible));
        map.put("action", Words.of(row.action()));
        row.after().ifPresent(after -> map.put("after", after.toString()));
        return map;
    }

    private static Decision decision(Fields fields) {
        return new Decision(
                fields.word("severity", Severity::ofWord),
                fields.optionalWord("within", DURATION),
                fields.optionalBool("reversible"),
                fields.word("action", Words.reader(Action.class)),
                fields.optionalWord("after", DURATION));
    }
}
