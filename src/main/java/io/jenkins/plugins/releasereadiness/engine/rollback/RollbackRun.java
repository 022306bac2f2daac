package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One application of an event: the state so far and the effects so far, and the steps that several events share. */
final class RollbackRun {
    /** Kinds of ledger entries. */
    static final String HEALTH = "health";

    static final String DECISION = "rollback-decision";
    static final String OUTCOME = "rollback-outcome";

    /** Actor of what nobody did. */
    static final String SYSTEM = "system:rollback";

    final Instant now;
    private final List<RollbackEffect> effects = new ArrayList<>();
    private RollbackState state;

    RollbackRun(RollbackState state, Instant now) {
        this.state = state;
        this.now = now.isBefore(state.updatedAt()) ? state.updatedAt() : now;
    }

    RollbackState state() {
        return state;
    }

    void become(RollbackState.Draft draft) {
        state = draft.at(now);
    }

    boolean due(Instant at) {
        return !now.isBefore(at);
    }

    /** Asks people, instead of an earlier question. */
    void ask(RollbackState.Draft draft, Question question) {
        draft.enter(RollbackPhase.ASKING);
        draft.question = Optional.of(question);
        become(draft);
        record(DECISION, "asked", SYSTEM, RollbackPayloads.asked(state, question));
        announceQuestion(question);
    }

    void announceQuestion(Question question) {
        add(new RollbackEffect.Ask(question, RollbackTexts.question(state, question)));
    }

    /** Ends what is asked, if anything is. */
    void stopAsking() {
        if (state.phase() == RollbackPhase.ASKING) {
            add(new RollbackEffect.StopAsking());
        }
    }

    /** The decision to go back: first the guards. */
    void goBack(RollbackState.Draft draft, Resolution resolution) {
        stopAsking();
        draft.enter(RollbackPhase.GUARDS);
        draft.resolution = Optional.of(resolution);
        become(draft);
        decided(resolution);
        add(new RollbackEffect.CheckGuards());
    }

    void decided(Resolution resolution) {
        record(DECISION, "decided", actor(resolution), RollbackPayloads.decided(state, resolution));
        announce(RollbackTexts.decided(state, resolution));
    }

    void finish(RollbackOutcome outcome, String sentence) {
        finish(state.draft(), outcome, sentence);
    }

    void finish(RollbackState.Draft draft, RollbackOutcome outcome, String sentence) {
        stopAsking();
        Optional<RollbackResult.Recovery> recovery = outcome == RollbackOutcome.ROLLED_BACK
                ? draft.trigger.map(trigger -> new RollbackResult.Recovery(
                        Duration.between(trigger.at(), now), state.request().level()))
                : Optional.empty();
        boolean bad = !outcome.good() && outcome != RollbackOutcome.ROLLED_BACK;
        RollbackResult result = new RollbackResult(
                outcome, bad ? RollbackTexts.withCause(sentence, draft.trigger) : sentence, now, recovery);
        draft.enter(RollbackPhase.DONE);
        draft.result = Optional.of(result);
        become(draft);
        record(OUTCOME, "finished", SYSTEM, RollbackPayloads.finished(state, result));
        announce(RollbackTexts.finished(state, result));
        if (outcome.escalates()) {
            announce(RollbackTexts.escalated(state));
        }
        RollbackTexts.followUp(state, result).map(RollbackEffect.FollowUp::new).ifPresent(this::add);
        add(new RollbackEffect.Finish(result));
    }

    private static String actor(Resolution resolution) {
        return resolution.makerKind() == Resolution.MakerKind.PERSON ? resolution.maker() : SYSTEM;
    }

    /** @param event what happened, for example {@code asked}; becomes a member of the payload */
    void record(String kind, String event, String actor, Map<String, Object> payload) {
        payload.put("event", event);
        add(new RollbackEffect.Record(kind, actor, payload));
    }

    void announce(String text) {
        add(new RollbackEffect.Announce(Shown.sentence(text)));
    }

    void add(RollbackEffect effect) {
        effects.add(effect);
    }

    RollbackStep step(Optional<RollbackRefusal> refusal) {
        return new RollbackStep(state, effects, refusal);
    }
}
