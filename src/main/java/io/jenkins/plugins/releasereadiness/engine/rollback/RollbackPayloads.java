package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the ledger keeps of each step of a watch: JSON trees. */
final class RollbackPayloads {
    /** Severity to which a rollback that brought nothing good back is escalated. */
    static final String ESCALATED_TO = "escalatedTo";

    private RollbackPayloads() {}

    static Map<String, Object> watching(RollbackState state) {
        Map<String, Object> payload = of(state);
        payload.put("request", RollbackRequestCodec.toMap(state.request()));
        payload.put("endsAt", state.health().endsAt().toString());
        return payload;
    }

    static Map<String, Object> probe(RollbackState state, ProbeResult result) {
        Map<String, Object> payload = of(state);
        payload.put("probe", state.health().probes());
        payload.putAll(HealthCodec.toMap(result));
        payload.put("errorsInARow", state.health().errors());
        payload.put("failuresInARow", (long) state.health().run().size());
        return payload;
    }

    static Map<String, Object> trigger(RollbackState state, Trigger trigger) {
        Map<String, Object> payload = of(state);
        payload.put("trigger", RollbackPartsCodec.toMap(trigger));
        return payload;
    }

    static Map<String, Object> asked(RollbackState state, Question question) {
        Map<String, Object> payload = of(state);
        payload.put("question", RollbackPartsCodec.toMap(question));
        state.trigger().ifPresent(trigger -> payload.put("trigger", RollbackPartsCodec.toMap(trigger)));
        return payload;
    }

    static Map<String, Object> decided(RollbackState state, Resolution resolution) {
        Map<String, Object> payload = of(state);
        payload.put("decision", RollbackPartsCodec.toMap(resolution));
        return payload;
    }

    static Map<String, Object> window(RollbackState state) {
        Map<String, Object> payload = of(state);
        payload.put("window", HealthCodec.toMap(state.health()));
        return payload;
    }

    static Map<String, Object> hotfix(RollbackState state, String what) {
        Map<String, Object> payload = window(state);
        payload.put("hotfix", what);
        return payload;
    }

    static Map<String, Object> started(RollbackState state) {
        Map<String, Object> payload = of(state);
        payload.put("target", state.execution().orElseThrow().target());
        payload.put("guards", RollbackPartsCodec.guards(state.guards()));
        return payload;
    }

    static Map<String, Object> finished(RollbackState state, RollbackResult result) {
        Map<String, Object> payload = of(state);
        payload.put("result", RollbackPartsCodec.toMap(result));
        if (result.outcome().escalates()) {
            payload.put(ESCALATED_TO, Severity.CRITICAL.word());
        }
        if (result.outcome() == RollbackOutcome.REFUSED) {
            payload.put("guards", RollbackPartsCodec.guards(state.guards()));
        }
        return payload;
    }

    static Map<String, Object> of(RollbackState state) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("id", state.request().subject().id());
        payload.put("release", state.request().subject().release());
        payload.put("environment", state.request().subject().environment());
        payload.put("phase", Words.of(state.phase()));
        return payload;
    }
}
