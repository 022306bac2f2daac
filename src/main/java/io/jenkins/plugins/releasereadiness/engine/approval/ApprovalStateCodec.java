package io.jenkins.plugins.releasereadiness.engine.approval;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import java.util.LinkedHashMap;
import java.util.Map;

/** An approval as a JSON tree of maps, lists, texts, whole numbers and truth values, and back without loss. */
public final class ApprovalStateCodec {
    private ApprovalStateCodec() {}

    public static Map<String, Object> toMap(ApprovalState state) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("request", ApprovalRequestCodec.toMap(state.request()));
        map.put("binding", new LinkedHashMap<>(state.binding()));
        map.put("version", state.version());
        map.put("votes", state.votes().stream().map(VoteCodec::toMap).toList());
        map.put("changes", state.changes().stream().map(VoteCodec::toMap).toList());
        ApprovalRequestCodec.putTime(map, "remindedAt", state.remindedAt());
        ApprovalRequestCodec.putTime(map, "escalatedAt", state.escalatedAt());
        ApprovalRequestCodec.putTime(map, "fulfilledAt", state.fulfilledAt());
        map.put("updatedAt", state.updatedAt().toString());
        state.decision().ifPresent(decision -> map.put("decision", VoteCodec.toMap(decision)));
        return map;
    }

    /**
     * Members it does not know are ignored, so that {@code production-approval.json} can be read too.
     *
     * @throws JsonException if a member is missing or wrong, naming it
     */
    public static ApprovalState fromMap(Map<String, ?> map) {
        Fields fields = Fields.of(map, "");
        return new ApprovalState(
                ApprovalRequestCodec.fromFields(fields.object("request")),
                VoteCodec.digests(fields.object("binding")),
                fields.count("version"),
                fields.objects("votes").stream().map(VoteCodec::vote).toList(),
                fields.objects("changes").stream().map(VoteCodec::change).toList(),
                fields.optionalTime("remindedAt"),
                fields.optionalTime("escalatedAt"),
                fields.optionalTime("fulfilledAt"),
                fields.time("updatedAt"),
                fields.optionalObject("decision").map(VoteCodec::decision));
    }
}
