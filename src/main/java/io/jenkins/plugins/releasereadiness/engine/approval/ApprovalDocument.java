package io.jenkins.plugins.releasereadiness.engine.approval;

import java.util.LinkedHashMap;
import java.util.Map;

/** The content of {@code production-approval.json}: the request, what was shown, every vote, the decision and its maker. */
public final class ApprovalDocument {
    private ApprovalDocument() {}

    /** The document as a JSON tree; {@link ApprovalStateCodec#fromMap} reads the approval back from it. */
    public static Map<String, Object> of(ApprovalState state) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("standing", ApprovalTexts.standing(state));
        document.put(
                "outcome",
                state.decision().map(decision -> decision.outcome().name()).orElse("WAITING"));
        document.put("rules", ApprovalPayloads.standing(state).get("rules"));
        document.putAll(ApprovalStateCodec.toMap(state));
        return document;
    }
}
