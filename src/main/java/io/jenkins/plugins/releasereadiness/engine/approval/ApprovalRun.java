package io.jenkins.plugins.releasereadiness.engine.approval;

import io.jenkins.plugins.releasereadiness.engine.approval.Decision.MakerKind;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One application of an event: the state so far and the effects so far. */
final class ApprovalRun {
    /** Actor of what nobody did. */
    static final String SYSTEM = "system:approval";

    final Instant now;
    private final List<ApprovalEffect> effects = new ArrayList<>();
    private ApprovalState state;

    ApprovalRun(ApprovalState state, Instant now) {
        this.state = state;
        this.now = now.isBefore(state.updatedAt()) ? state.updatedAt() : now;
    }

    ApprovalState state() {
        return state;
    }

    /** Takes the draft as the state. */
    void become(ApprovalState.Draft draft) {
        state = draft.at(now);
    }

    boolean due(Optional<Instant> at) {
        return at.isPresent() && !now.isBefore(at.get());
    }

    void settle(Outcome outcome, MakerKind kind, String maker, String reason) {
        settle(new Decision(outcome, kind, maker, reason, now, List.of(), false, false));
    }

    void settle(Decision decision) {
        ApprovalState.Draft draft = state.draft();
        draft.decision = Optional.of(decision);
        become(draft);
        record("decision", actor(decision), ApprovalPayloads.decided(state, decision));
        announce(ApprovalTexts.decided(state));
        add(new ApprovalEffect.Settle(decision));
    }

    private static String actor(Decision decision) {
        return decision.makerKind() == MakerKind.PERSON && !decision.maker().isBlank() ? decision.maker() : SYSTEM;
    }

    void record(String kind, String actor, Map<String, Object> payload) {
        if (state.request().subject().gate().isEmpty()) {
            add(new ApprovalEffect.Record(kind, actor, payload));
            return;
        }
        // Whether a gate counts must never be taken for whether the release may go.
        Map<String, Object> told = new LinkedHashMap<>(payload);
        told.put(ApprovalEffect.Record.ENTRY, kind);
        add(new ApprovalEffect.Record("gate-question", actor, told));
    }

    void announce(String text) {
        add(new ApprovalEffect.Announce(Shown.sentence(text)));
    }

    void add(ApprovalEffect effect) {
        effects.add(effect);
    }

    ApprovalStep step(Optional<Refusal> refusal) {
        return new ApprovalStep(state, effects, refusal);
    }
}
