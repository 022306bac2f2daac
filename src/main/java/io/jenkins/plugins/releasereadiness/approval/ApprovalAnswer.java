package io.jenkins.plugins.releasereadiness.approval;

import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.approval.Decision;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** A decision as scripts get it: a plain map that a sandboxed script may use and that survives a restart. */
final class ApprovalAnswer {
    private ApprovalAnswer() {}

    static LinkedHashMap<String, Object> of(ApprovalState state) {
        Decision decision = state.decision().orElseThrow();
        LinkedHashMap<String, Object> map = new LinkedHashMap<>();
        map.put("id", state.request().subject().id());
        map.put("outcome", decision.outcome().name());
        map.put("maker", decision.maker());
        map.put("reason", decision.reason());
        map.put("at", decision.at().toString());
        map.put(
                "approvers",
                new ArrayList<>(state.approvers().stream().map(Voter::id).toList()));
        map.put("escalated", decision.escalated());
        map.put("override", decision.override());
        return map;
    }
}
