package io.jenkins.plugins.releasereadiness.engine.approval;

import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.ALICE;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.BINDING;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Drives one approval from event to event; tests look at what the last one led to. */
abstract class ApprovalDriver {
    static final Map<String, String> OTHER = Map.of("scorecard", "a2", "policy", "bb", "commit", "cc");

    ApprovalState state = waiting();

    ApprovalStep last;

    static ApprovalEvent.Cast withReason(String reason) {
        return new ApprovalEvent.Cast(ALICE, Vote.Choice.APPROVE, reason, true, BINDING, OptionalLong.empty());
    }

    void at(Instant now, ApprovalEvent event) {
        last = ApprovalMachine.apply(state, event, now);
        state = last.state();
    }

    void assertRefused(Refusal.Reason reason) {
        assertThat(last.refusal()).map(Refusal::reason).contains(reason);
    }

    List<Decision> settled() {
        return last.effects().stream()
                .filter(ApprovalEffect.Settle.class::isInstance)
                .map(effect -> ((ApprovalEffect.Settle) effect).decision())
                .toList();
    }

    static List<String> texts(ApprovalStep step) {
        return step.effects().stream()
                .filter(ApprovalEffect.Announce.class::isInstance)
                .map(effect -> ((ApprovalEffect.Announce) effect).text())
                .toList();
    }

    static List<ApprovalEffect.Record> records(ApprovalStep step) {
        return step.effects().stream()
                .filter(ApprovalEffect.Record.class::isInstance)
                .map(ApprovalEffect.Record.class::cast)
                .toList();
    }
}
