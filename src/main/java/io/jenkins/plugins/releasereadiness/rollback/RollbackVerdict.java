package io.jenkins.plugins.releasereadiness.rollback;

import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.engine.rollback.Execution;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackResult;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackState;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackTexts;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * How a watch ended, as scripts get it: plain maps, lists, texts and numbers, which a sandboxed script may use and which
 * survive a restart.
 */
final class RollbackVerdict {
    private RollbackVerdict() {}

    /** The outcome of a watch that is over. */
    static LinkedHashMap<String, Object> of(RollbackState state) {
        RollbackResult result = state.result().orElseThrow();
        LinkedHashMap<String, Object> map = new LinkedHashMap<>();
        map.put("outcome", result.outcome().name());
        map.put("healthy", result.outcome().good());
        map.put("sentence", result.sentence());
        state.trigger().ifPresent(trigger -> {
            map.put(
                    "severity",
                    trigger.severity().map(severity -> severity.word()).orElse("unknown"));
            map.put("cause", trigger.explanation());
        });
        state.resolution().ifPresent(resolution -> {
            map.put("decision", Words.of(resolution.choice()));
            map.put("decidedBy", resolution.maker());
            map.put("reason", resolution.reason());
        });
        state.execution().map(Execution::target).ifPresent(target -> map.put("target", target));
        result.recovery()
                .ifPresent(
                        recovery -> map.put("recoverySeconds", recovery.taken().toSeconds()));
        ArrayList<Object> recorded = new ArrayList<>();
        state.recorded().forEach(trigger -> recorded.add(trigger.explanation()));
        map.put("recorded", recorded);
        return map;
    }

    /** Where it stands, one sentence. */
    static String standing(RollbackState state) {
        return state == null ? "starting to watch" : RollbackTexts.standing(state);
    }
}
