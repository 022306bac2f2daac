package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The content of {@code rollback-decision.json}: severity, what triggered it, the decision, who or which clock decided,
 * the outcome and the recovery time.
 */
public final class RollbackDocument {
    private RollbackDocument() {}

    /** The document as a JSON tree; {@link RollbackStateCodec#fromMap} reads the watch back from it. */
    public static Map<String, Object> of(RollbackState state) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("standing", RollbackTexts.standing(state));
        document.put(
                "outcome", state.result().map(result -> result.outcome().name()).orElse("WATCHING"));
        state.trigger().flatMap(Trigger::severity).ifPresent(severity -> document.put("severity", severity.word()));
        state.result()
                .filter(result -> result.outcome().escalates())
                .ifPresent(result -> document.put(RollbackPayloads.ESCALATED_TO, Severity.CRITICAL.word()));
        document.putAll(RollbackStateCodec.toMap(state));
        return document;
    }
}
