package io.jenkins.plugins.releasereadiness.engine.approval;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Times;
import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy.ChangeWindow;
import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.KeyedRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.KeyedRule.KeyedParty;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A request as a JSON tree, and back. */
final class ApprovalRequestCodec {
    private ApprovalRequestCodec() {}

    static Map<String, Object> toMap(ApprovalRequest request) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", request.subject().id());
        map.put("release", request.subject().release());
        map.put("build", request.subject().build());
        map.put("risks", List.copyOf(request.subject().risks()));
        request.subject().gate().ifPresent(gate -> {
            map.put("gate", gate.id());
            map.put("checkedAt", gate.checkedAt().toString());
        });
        map.put(
                "rules",
                request.rules().stream().map(ApprovalRequestCodec::rule).toList());
        request.escalateTo().ifPresent(rule -> map.put("escalateTo", rule(rule)));
        Map<String, Object> excluded = new LinkedHashMap<>();
        request.excluded().forEach((key, why) -> excluded.put(key, Words.of(why)));
        map.put("excluded", excluded);
        map.put("minReasonLength", (long) request.minReasonLength());
        map.put("acknowledge", request.acknowledge());
        map.put("requestedAt", request.requestedAt().toString());
        putTime(map, "deadline", request.deadline());
        putTime(map, "remindAt", request.remindAt());
        putTime(map, "escalateAt", request.escalateAt());
        map.put(
                "windows",
                request.windows().stream().map(ApprovalRequestCodec::window).toList());
        return map;
    }

    static ApprovalRequest fromFields(Fields fields) {
        Map<String, Exclusion> excluded = new LinkedHashMap<>();
        Fields reasons = fields.object("excluded");
        reasons.names().forEach(key -> excluded.put(key, reasons.word(key, Words.reader(Exclusion.class))));
        return new ApprovalRequest(
                new ApprovalRequest.Subject(
                        fields.text("id"),
                        fields.text("release"),
                        fields.text("build"),
                        fields.texts("risks"),
                        fields.optionalText("gate")
                                .map(gate -> new ApprovalRequest.UnmeasuredGate(gate, fields.time("checkedAt")))),
                fields.objects("rules").stream().map(ApprovalRequestCodec::rule).toList(),
                fields.optionalObject("escalateTo").map(ApprovalRequestCodec::rule),
                excluded,
                Math.toIntExact(fields.count("minReasonLength")),
                fields.bool("acknowledge"),
                fields.time("requestedAt"),
                fields.optionalTime("deadline"),
                fields.optionalTime("remindAt"),
                fields.optionalTime("escalateAt"),
                fields.objects("windows").stream()
                        .map(ApprovalRequestCodec::window)
                        .toList());
    }

    static void putTime(Map<String, Object> map, String name, Optional<Instant> time) {
        time.ifPresent(at -> map.put(name, at.toString()));
    }

    private static Map<String, Object> rule(KeyedRule rule) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("count", (long) rule.count());
        map.put(
                "parties",
                rule.parties().stream().map(ApprovalRequestCodec::party).toList());
        return map;
    }

    private static Map<String, Object> party(KeyedParty party) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", party.party().group() ? "group" : "user");
        map.put("id", party.party().id());
        map.put("key", party.key());
        return map;
    }

    private static KeyedRule rule(Fields fields) {
        return new KeyedRule(
                fields.objects("parties").stream()
                        .map(party -> new KeyedParty(
                                new ApprovalRule.Party(
                                        party.word("kind", ApprovalRequestCodec::isGroup), party.text("id")),
                                party.text("key")))
                        .toList(),
                Math.toIntExact(fields.count("count")));
    }

    private static boolean isGroup(String kind) {
        if (!kind.equals("group") && !kind.equals("user")) {
            throw new IllegalArgumentException("'" + kind + "' is none of group, user");
        }
        return kind.equals("group");
    }

    private static Map<String, Object> window(ChangeWindow window) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("days", new TreeSet<>(window.days()).stream().map(Words::of).toList());
        map.put("from", window.from().toString());
        map.put("to", window.to().toString());
        map.put("zone", window.zone().getId());
        return map;
    }

    private static ChangeWindow window(Fields fields) {
        return new ChangeWindow(
                Set.copyOf(fields.words("days", Words.reader(DayOfWeek.class))),
                fields.word("from", Times.reader(LocalTime::parse)),
                fields.word("to", Times.reader(LocalTime::parse)),
                fields.word("zone", Times.reader(ZoneId::of)));
    }
}
