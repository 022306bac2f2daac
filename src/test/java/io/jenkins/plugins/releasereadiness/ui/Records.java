package io.jenkins.plugins.releasereadiness.ui;

import static io.jenkins.plugins.releasereadiness.engine.Samples.NOW;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.FileDigest;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.gate.CheckResult;
import io.jenkins.plugins.releasereadiness.engine.gate.CheckStatus;
import io.jenkins.plugins.releasereadiness.engine.gate.GateOutcome;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.score.ActionItem;
import io.jenkins.plugins.releasereadiness.engine.score.Answer;
import io.jenkins.plugins.releasereadiness.engine.score.Blocker;
import io.jenkins.plugins.releasereadiness.engine.score.CategoryResult;
import io.jenkins.plugins.releasereadiness.engine.score.DebtResult;
import io.jenkins.plugins.releasereadiness.engine.score.PathToReady;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import io.jenkins.plugins.releasereadiness.engine.score.Recommendation;
import io.jenkins.plugins.releasereadiness.engine.score.Score;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.score.Window;
import io.jenkins.plugins.releasereadiness.record.BuildRecord;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecords;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a release record into a build in which every text that comes from elsewhere is the same. */
final class Records {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private final String text;
    private final BuildRecord record;

    private Records(Run<?, ?> run, String text) throws IOException {
        this.text = text;
        record = ReleaseRecords.of(run);
    }

    /** A blocked release with one question of each answer, a failed gate, a rejection and a rollback. */
    static void blocked(Run<?, ?> run, String text) throws IOException {
        Records records = new Records(run, text);
        records.started();
        records.record.write(TaskListener.NULL, writer -> {
            writer.evidence(text, records.evidence(), List.of());
            writer.scorecard(text, records.scorecard());
            writer.gate(text, records.gate(), false);
            writer.append(
                    text,
                    EntryKind.VOTE,
                    Map.of(
                            "vote", Map.of("choice", text, "reason", text),
                            "rules", List.of(Map.of("rule", text, "approvedBy", List.of(text), "missing", 1L))));
            writer.append(text, EntryKind.DECISION, Map.of("decision", Map.of("outcome", "NO_GO", "reason", text)));
            writer.append(
                    text,
                    EntryKind.ROLLBACK_OUTCOME,
                    Map.of("phase", "done", "result", Map.of("outcome", "ROLLED_BACK", "sentence", text)));
            writer.phase(text, Phase.READINESS, false, text);
            writer.announcement(text, text);
        });
        records.record.publish(TaskListener.NULL);
    }

    /** A record that waits: for an approval and, after it, within a health window. */
    static void waiting(Run<?, ?> run) throws IOException {
        Records records = new Records(run, "x");
        records.started();
        records.record.write(TaskListener.NULL, writer -> {
            writer.append("alice", EntryKind.DECISION, Map.of("decision", Map.of("outcome", "GO")));
            writer.append("alice", EntryKind.APPROVAL_REQUESTED, Map.of("id", "again"));
            writer.append("alice", EntryKind.HEALTH, Map.of("phase", "asking"));
        });
    }

    private void started() throws IOException {
        Release release = new Release(
                text,
                Optional.of("1.4.0"),
                Optional.of(text),
                text,
                Optional.empty(),
                Optional.empty(),
                Map.of(text, DIGEST));
        record.start(text, release, new PolicySnapshot(text, text, DIGEST, Map.of("name", text)), TaskListener.NULL);
    }

    private Evidence evidence() {
        return new Evidence(
                text,
                Optional.of(SourceKind.TESTS),
                Optional.of(text),
                EvidenceState.PRESENT,
                Facts.of(Map.of("total", 12L)),
                text,
                List.of(new FileDigest(text, 12, DIGEST)),
                Optional.of(NOW));
    }

    private Scorecard scorecard() {
        Score score = new Score(new BigDecimal("41.25"), new BigDecimal("41.25"), new BigDecimal("83.5"));
        return new Scorecard(
                NOW,
                text,
                Recommendation.BLOCKED,
                Severity.CRITICAL,
                text,
                score,
                BigDecimal.valueOf(80),
                List.of(new CategoryResult(
                        "quality",
                        text,
                        BigDecimal.TEN,
                        score,
                        Optional.of(BigDecimal.valueOf(90)),
                        false,
                        true,
                        1,
                        5)),
                List.of(
                        question("yes", Answer.YES),
                        question("warning", Answer.WARNING),
                        question("no", Answer.NO),
                        question("unknown", Answer.UNKNOWN),
                        question("waived", Answer.WAIVED)),
                List.of(new Blocker(Severity.CRITICAL, true, text, text, text)),
                List.of(text),
                List.of(new ActionItem(
                        "no",
                        text,
                        Severity.CRITICAL,
                        Window.IMMEDIATE,
                        text,
                        LocalDate.of(2026, 3, 3),
                        text,
                        BigDecimal.ONE)),
                new PathToReady(true, true, List.of("no", "unknown"), new BigDecimal("2.5")),
                List.of(new DebtResult("d", text, false, text, Optional.of(text), Optional.empty())),
                1,
                List.of(text));
    }

    private QuestionResult question(String id, Answer answer) {
        return new QuestionResult(
                id,
                "quality",
                text + " " + id + "?",
                Severity.CRITICAL,
                true,
                answer,
                answer == Answer.UNKNOWN ? EvidenceState.MISSING : EvidenceState.PRESENT,
                text,
                Optional.of(text),
                Optional.of(text),
                List.of(text),
                Optional.of(text),
                Optional.empty(),
                Optional.of(text),
                Optional.of(text));
    }

    private GateResult gate() {
        return new GateResult(
                "staging-validation",
                text,
                Phase.STAGING,
                NOW,
                GateOutcome.FAILED,
                List.of(new CheckResult(text, text, Severity.HIGH, CheckStatus.FAILED, text, text, text)),
                text);
    }
}
