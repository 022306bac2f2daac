package io.jenkins.plugins.releasereadiness.engine.record;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A phase started or was completed.
 *
 * @param at when
 * @param phase which
 * @param complete whether it was completed; otherwise it started
 * @param text what was said of it
 */
public record PhaseEvent(Instant at, Phase phase, boolean complete, String text) {
    public PhaseEvent {
        Objects.requireNonNull(at);
        Objects.requireNonNull(phase);
        Objects.requireNonNull(text);
    }

    Map<String, Object> encode() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("phase", phase.word());
        tree.put("event", complete ? "complete" : "start");
        tree.put("text", text);
        return tree;
    }

    static PhaseEvent decode(Instant at, Fields tree) {
        return new PhaseEvent(
                at, tree.word("phase", Phase::ofWord), tree.text("event").equals("complete"), tree.text("text"));
    }
}
