package io.jenkins.plugins.releasereadiness.engine.notice;

import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEffect;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEvent;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalMachine;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalRequest;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalStep;
import io.jenkins.plugins.releasereadiness.engine.approval.Vote;
import io.jenkins.plugins.releasereadiness.engine.gate.CheckResult;
import io.jenkins.plugins.releasereadiness.engine.gate.CheckStatus;
import io.jenkins.plugins.releasereadiness.engine.gate.GateOutcome;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.DirectoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.MemoryLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Action;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Decision;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.HealthWindow;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Level;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.Keys;
import io.jenkins.plugins.releasereadiness.engine.quorum.RuleParser;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import io.jenkins.plugins.releasereadiness.engine.record.RecordFolder;
import io.jenkins.plugins.releasereadiness.engine.record.RecordWriter;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.report.Announcements;
import io.jenkins.plugins.releasereadiness.engine.rollback.GuardFacts;
import io.jenkins.plugins.releasereadiness.engine.rollback.ProbeResult;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackEffect;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackEvent;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackMachine;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackRequest;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackState;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackStep;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A release as the machines themselves tell it to a ledger. */
final class Story {
    static final Instant START = Instant.parse("2026-03-10T09:00:00Z");
    static final Release RELEASE = new Release(
            "web shop",
            Optional.of("1.4.0"),
            Optional.of("0123abc"),
            "shop #17",
            Optional.of("https://ci.example.com/job/shop/17/"),
            Optional.of("1.3.0"),
            Map.of("shop.jar", "ab".repeat(32)));
    private static final Map<String, String> BINDING = Map.of("scorecard", "aa");

    private final Ledger ledger;
    private final RecordWriter writer;
    private ApprovalState approval;
    private RollbackState watch;
    private Instant now = START;

    Story(Path folder) throws IOException {
        ledger = Ledger.open(new MemoryLedgerStore(), Clock.fixed(START, ZoneOffset.UTC));
        writer = new RecordWriter(ledger, BundleWriter.copyingLedger(ledger, new DirectoryBundleStore(folder)));
        writer.started("alice", "release-readiness 1", RELEASE);
    }

    ReleaseRecord record() throws IOException {
        return RecordFolder.fold(ledger.entries());
    }

    void gate(GateOutcome outcome, boolean dryRun) throws IOException {
        CheckResult check = new CheckResult(
                "smoke", "smoke tests pass", Severity.HIGH, CheckStatus.FAILED, "3", "0", "3 of 12 failed");
        writer.gate(
                "system:qualityGate",
                new GateResult(
                        "staging-validation",
                        "Staging validation",
                        Phase.STAGING,
                        START,
                        outcome,
                        outcome.passed() ? List.of() : List.of(check),
                        "Stop and rerun staging."),
                dryRun);
    }

    void complete() throws IOException {
        writer.announcement("system:qualityGate", Announcements.releaseComplete("web shop 1.4.0"));
    }

    void error() throws IOException {
        writer.announcement("system:qualityGate", Announcements.error("the gate failed"));
    }

    /** One release manager, or alice, within a day; reminded after 20 hours, management after 8. */
    void ask() throws IOException {
        ApprovalPolicy policy = new ApprovalPolicy(
                List.of(rule("(group:release-managers, user:alice):1")),
                true,
                true,
                true,
                List.of(),
                0,
                false,
                Optional.of(Duration.ofHours(24)),
                Optional.of(Duration.ofHours(4)),
                Optional.of(Duration.ofHours(8)),
                Optional.of(rule("group:management:1")),
                List.of());
        ApprovalRequest request = ApprovalRequest.of(
                policy,
                new ApprovalRequest.Subject("Prod-1", "web shop 1.4.0", "shop #17", List.of("one risk")),
                new ApprovalRequest.Involved(Set.of(), Set.of(), Set.of()),
                Keys.EXACT,
                START);
        tell(ApprovalMachine.start(request, BINDING));
    }

    private static ApprovalRule rule(String text) {
        return RuleParser.parse(text);
    }

    void approvalClock(Duration after) throws IOException {
        tell(ApprovalMachine.apply(approval, new ApprovalEvent.ClockTick(), START.plus(after)));
    }

    void evidenceChanges() throws IOException {
        tell(ApprovalMachine.apply(
                approval, new ApprovalEvent.EvidenceChanged(Map.of("scorecard", "bb")), START.plusSeconds(5)));
    }

    void vote(Vote.Choice choice) throws IOException {
        Voter alice = new Voter("alice", "alice", Set.of(), false);
        tell(ApprovalMachine.apply(
                approval,
                new ApprovalEvent.Cast(alice, choice, "looked at it", true, approval.binding(), OptionalLong.empty()),
                START.plusSeconds(9)));
    }

    private void tell(ApprovalStep step) throws IOException {
        approval = step.state();
        for (ApprovalEffect effect : step.effects()) {
            if (effect instanceof ApprovalEffect.Record entry) {
                writer.append(entry.actor(), EntryKind.ofWord(entry.kind()), entry.payload());
            } else if (effect instanceof ApprovalEffect.Announce announce) {
                writer.announcement(ApprovalMachine.ACTOR, announce.text());
            } else if (effect instanceof ApprovalEffect.Remind remind) {
                writer.announcement(ApprovalMachine.ACTOR, remind.text());
            } else if (effect instanceof ApprovalEffect.Escalate escalate) {
                writer.announcement(ApprovalMachine.ACTOR, escalate.text());
            }
        }
    }

    void watch() throws IOException {
        tell(RollbackMachine.start(
                new RollbackRequest(
                        new RollbackRequest.Subject("watch-1", "web shop 1.4.0", "shop #17", "production", START),
                        Severity.LOW,
                        new HealthWindow(Duration.ofMinutes(30), Duration.ofMinutes(1), 1, 3, List.of("live")),
                        List.of(
                                new Decision(
                                        Severity.CRITICAL,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Action.ROLLBACK,
                                        Optional.empty()),
                                new Decision(
                                        Severity.HIGH,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Action.ASK_THEN_ROLLBACK,
                                        Optional.of(Duration.ofMinutes(15)))),
                        Level.CODE,
                        List.of(),
                        false,
                        3,
                        Duration.ofHours(24),
                        Optional.empty()),
                START));
    }

    void degrades(Severity severity) throws IOException {
        apply(new RollbackEvent.ProbeReported(
                watch.health().probes(), ProbeResult.degraded(severity, "no answer to 3 requests")));
    }

    void guardsHold() throws IOException {
        apply(new RollbackEvent.GuardsReported(new GuardFacts(
                Optional.of("1.3.0"),
                Optional.of(true),
                Optional.of(true),
                Optional.of(false),
                Optional.of(0L),
                Optional.of(false))));
    }

    void nobodyDecides() throws IOException {
        now = START.plus(Duration.ofMinutes(15));
        apply(new RollbackEvent.ClockTick());
    }

    void bodyTakesTwoHours() throws IOException {
        now = now.plus(Duration.ofHours(2));
        apply(new RollbackEvent.ClockTick());
    }

    void bodyEnds() throws IOException {
        apply(new RollbackEvent.BodyFinished(true, ""));
    }

    void stopped() throws IOException {
        apply(new RollbackEvent.Abort("bob"));
    }

    private void apply(RollbackEvent event) throws IOException {
        tell(RollbackMachine.apply(watch, event, now));
    }

    private void tell(RollbackStep step) throws IOException {
        watch = step.state();
        for (RollbackEffect effect : step.effects()) {
            if (effect instanceof RollbackEffect.Record entry) {
                writer.append(entry.actor(), EntryKind.ofWord(entry.kind()), entry.payload());
            } else if (effect instanceof RollbackEffect.Announce announce) {
                writer.announcement(RollbackMachine.ACTOR, announce.text());
            } else if (effect instanceof RollbackEffect.Ask ask) {
                writer.announcement(RollbackMachine.ACTOR, ask.text());
            }
        }
    }
}
