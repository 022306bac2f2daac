package io.jenkins.plugins.releasereadiness.engine.approval;

import io.jenkins.plugins.releasereadiness.engine.quorum.Quorum;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the ledger keeps of each step of an approval: JSON trees. */
final class ApprovalPayloads {
    private ApprovalPayloads() {}

    static Map<String, Object> requested(ApprovalState state) {
        Map<String, Object> payload = of(state);
        payload.put("request", ApprovalRequestCodec.toMap(state.request()));
        payload.put("binding", new LinkedHashMap<>(state.binding()));
        return payload;
    }

    static Map<String, Object> vote(ApprovalState state, Vote vote) {
        Map<String, Object> payload = standing(state);
        payload.put("vote", VoteCodec.toMap(vote));
        return payload;
    }

    static Map<String, Object> withdrawn(ApprovalState state, Voter voter) {
        Map<String, Object> payload = standing(state);
        payload.put("voter", voter.id());
        payload.put("key", voter.key());
        return payload;
    }

    static Map<String, Object> voided(ApprovalState state, List<Vote> lost, String why) {
        Map<String, Object> payload = standing(state);
        payload.put("votes", lost.stream().map(Vote::version).toList());
        payload.put("voters", lost.stream().map(vote -> vote.voter().id()).toList());
        payload.put("why", why);
        return payload;
    }

    /** Asked again, as the ledger's reader must know from here on. */
    static Map<String, Object> reopened(ApprovalState state, List<String> names, String why) {
        Map<String, Object> payload = requested(state);
        payload.put("changed", List.copyOf(names));
        payload.put("why", why);
        return payload;
    }

    static Map<String, Object> waiting(ApprovalState state, Optional<Instant> opening) {
        Map<String, Object> payload = progress(state, "waiting-for-window");
        opening.ifPresent(at -> payload.put("opensAt", at.toString()));
        return payload;
    }

    static Map<String, Object> decided(ApprovalState state, Decision decision) {
        Map<String, Object> payload = standing(state);
        payload.put("decision", VoteCodec.toMap(decision));
        payload.put("binding", new LinkedHashMap<>(state.binding()));
        return payload;
    }

    /** @param event what happened, for example {@code escalated} */
    static Map<String, Object> progress(ApprovalState state, String event) {
        Map<String, Object> payload = standing(state);
        payload.put("event", event);
        payload.put("at", state.updatedAt().toString());
        return payload;
    }

    /** How far each rule is. */
    static Map<String, Object> standing(ApprovalState state) {
        Map<String, Object> payload = of(state);
        payload.put(
                "rules",
                state.fillings().stream().map(ApprovalPayloads::filling).toList());
        if (state.escalated()) {
            state.request()
                    .escalateTo()
                    .map(rule -> Quorum.match(rule, state.approvers()))
                    .ifPresent(filling -> payload.put("escalation", filling(filling)));
        }
        return payload;
    }

    private static Map<String, Object> filling(Quorum.Filling filling) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rule", filling.rule().written());
        map.put("approvedBy", filling.filledBy().stream().map(Voter::id).toList());
        map.put("missing", (long) filling.missing());
        return map;
    }

    private static Map<String, Object> of(ApprovalState state) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("id", state.request().subject().id());
        payload.put("release", state.request().subject().release());
        payload.put("version", state.version());
        state.request().subject().gate().ifPresent(gate -> {
            payload.put("gate", gate.id());
            payload.put("checkedAt", gate.checkedAt().toString());
        });
        return payload;
    }
}
