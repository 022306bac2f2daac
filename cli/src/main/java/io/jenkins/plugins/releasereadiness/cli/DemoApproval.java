package io.jenkins.plugins.releasereadiness.cli;

import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalDocument;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEffect;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEvent;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalMachine;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalRequest;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalStep;
import io.jenkins.plugins.releasereadiness.engine.approval.Vote;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy;
import io.jenkins.plugins.releasereadiness.engine.quorum.Keys;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseBinding;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.report.Document;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** The approval of a demonstration: the real rules, with people who come along and vote. */
final class DemoApproval {
    /** Whose vote counts first. */
    static final String FIRST_VOTER = "release-manager";

    private final ToolRecord record;
    private final DemoClock clock;
    private final Consumer<String> log;
    private ApprovalState state;

    DemoApproval(ToolRecord record, DemoClock clock, Consumer<String> log) {
        this.record = record;
        this.clock = clock;
        this.log = log;
    }

    /** Asks, lets three people vote, and publishes {@code production-approval.json}. */
    void run(ApprovalPolicy policy) throws IOException {
        ReleaseRecord release = record.record().orElseThrow();
        Map<String, String> binding = ReleaseBinding.of(release);
        ApprovalRequest request = ApprovalRequest.of(
                policy,
                new ApprovalRequest.Subject(
                        "launch",
                        release.release().title(),
                        release.release().build(),
                        release.scorecard().orElseThrow().blockers().stream()
                                .map(blocker -> blocker.text())
                                .toList()),
                new ApprovalRequest.Involved(Set.of("developer"), Set.of("developer", "reviewer"), Set.of()),
                Keys.EXACT,
                clock.instant());
        take(ApprovalMachine.start(request, binding));
        clock.pass(Duration.ofMinutes(12));
        vote("developer", "release-managers", "I wrote it, it works", binding);
        clock.pass(Duration.ofMinutes(9));
        vote(FIRST_VOTER, "release-managers", "Gates passed, rollback is rehearsed", binding);
        clock.pass(Duration.ofMinutes(31));
        vote("deputy-release-manager", "release-managers", "Checked the staging run and the open risks", binding);
        clock.pass(Duration.ofMinutes(4));
        vote("product-owner", "product-owners", "Users accepted it, the shop is ready", binding);
        record.publish(
                java.util.List.of(new Document("production-approval.json", Json.pretty(ApprovalDocument.of(state)))));
    }

    private void vote(String id, String group, String reason, Map<String, String> seen) throws IOException {
        Voter voter = new Voter(id, id, Set.of(group), true);
        ApprovalStep step = ApprovalMachine.apply(
                state,
                new ApprovalEvent.Cast(voter, Vote.Choice.APPROVE, reason, true, seen, OptionalLong.empty()),
                clock.instant());
        take(step);
        if (step.refusal().isPresent()) {
            log.accept("refused: " + id + ": " + step.refusal().get().sentence());
        }
    }

    private void take(ApprovalStep step) throws IOException {
        state = step.state();
        for (ApprovalEffect effect : step.effects()) {
            if (effect instanceof ApprovalEffect.Record entry) {
                record.writer().append(entry.actor(), EntryKind.ofWord(entry.kind()), entry.payload());
            } else if (effect instanceof ApprovalEffect.Announce announce) {
                record.writer().announcement(ToolRecord.ACTOR, announce.text());
                log.accept(announce.text());
            }
        }
    }
}
