package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.json.Words;
import java.util.LinkedHashMap;
import java.util.Map;

/** A watch as a JSON tree of maps, lists, texts, whole numbers and truth values, and back without loss. */
public final class RollbackStateCodec {
    private RollbackStateCodec() {}

    public static Map<String, Object> toMap(RollbackState state) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("request", RollbackRequestCodec.toMap(state.request()));
        map.put("phase", Words.of(state.phase()));
        map.put("since", state.since().toString());
        map.put("health", HealthCodec.toMap(state.health()));
        state.trigger().ifPresent(trigger -> map.put("trigger", RollbackPartsCodec.toMap(trigger)));
        map.put(
                "recorded",
                state.recorded().stream().map(RollbackPartsCodec::toMap).toList());
        state.question().ifPresent(question -> map.put("question", RollbackPartsCodec.toMap(question)));
        state.hotfixUntil().ifPresent(until -> map.put("hotfixUntil", until.toString()));
        map.put("hotfixTried", state.hotfixTried());
        state.resolution().ifPresent(resolution -> map.put("decision", RollbackPartsCodec.toMap(resolution)));
        map.put("guards", RollbackPartsCodec.guards(state.guards()));
        state.execution().ifPresent(execution -> map.put("execution", RollbackPartsCodec.toMap(execution)));
        state.verification().ifPresent(v -> map.put("verification", RollbackPartsCodec.toMap(v)));
        state.result().ifPresent(result -> map.put("result", RollbackPartsCodec.toMap(result)));
        map.put("updatedAt", state.updatedAt().toString());
        return map;
    }

    /**
     * Members it does not know are ignored, so that {@code rollback-decision.json} can be read too.
     *
     * @throws JsonException if a member is missing or wrong, naming it
     */
    public static RollbackState fromMap(Map<String, ?> map) {
        Fields fields = Fields.of(map, "");
        return new RollbackState(
                RollbackRequestCodec.fromFields(fields.object("request")),
                fields.word("phase", Words.reader(RollbackPhase.class)),
                fields.time("since"),
                HealthCodec.health(fields.object("health")),
                fields.optionalObject("trigger").map(RollbackPartsCodec::trigger),
                fields.objects("recorded").stream()
                        .map(RollbackPartsCodec::trigger)
                        .toList(),
                fields.optionalObject("question").map(RollbackPartsCodec::question),
                fields.optionalTime("hotfixUntil"),
                fields.bool("hotfixTried"),
                fields.optionalObject("decision").map(RollbackPartsCodec::resolution),
                fields.objects("guards").stream().map(RollbackPartsCodec::guard).toList(),
                fields.optionalObject("execution").map(RollbackPartsCodec::execution),
                fields.optionalObject("verification").map(RollbackPartsCodec::verification),
                fields.optionalObject("result").map(RollbackPartsCodec::result),
                fields.time("updatedAt"));
    }
}
