package io.jenkins.plugins.releasereadiness.engine.report;

import static io.jenkins.plugins.releasereadiness.engine.Samples.NOW;
import static io.jenkins.plugins.releasereadiness.engine.Samples.category;
import static io.jenkins.plugins.releasereadiness.engine.Samples.evidence;
import static io.jenkins.plugins.releasereadiness.engine.Samples.no;
import static io.jenkins.plugins.releasereadiness.engine.Samples.present;
import static io.jenkins.plugins.releasereadiness.engine.Samples.question;
import static io.jenkins.plugins.releasereadiness.engine.Samples.waiver;
import static io.jenkins.plugins.releasereadiness.engine.Samples.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.releasereadiness.engine.Samples.PolicyBuilder;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.DirectoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.MemoryLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.RecordFolder;
import io.jenkins.plugins.releasereadiness.engine.record.RecordWriter;
import io.jenkins.plugins.releasereadiness.engine.record.Reference;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import io.jenkins.plugins.releasereadiness.engine.score.ScoreInput;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.score.Scorer;
import io.jenkins.plugins.releasereadiness.engine.text.Times;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceDiffTest {
    @TempDir
    private Path folder;

    private Ledger ledger;
    private RecordWriter writer;

    private void start(String version, String policyDigest) throws IOException {
        ledger = Ledger.open(new MemoryLedgerStore(), Clock.fixed(NOW, ZoneOffset.UTC));
        writer = new RecordWriter(ledger, BundleWriter.copyingLedger(ledger, new DirectoryBundleStore(folder)));
        writer.started(
                "alice",
                "release-readiness 1",
                new Release(
                        "shop",
                        Optional.of(version),
                        Optional.empty(),
                        "shop #" + version,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()));
        writer.policy("alice", new PolicySnapshot("sample", "readiness.yml", policyDigest, Map.of("version", 1L)));
    }

    private ReleaseRecord fold() throws IOException {
        return RecordFolder.fold(ledger.entries());
    }

    private static PolicyBuilder policy(int overall, int minimum) {
        return new PolicyBuilder()
                .category(category("quality", 1, minimum, true))
                .category(category("docs", 1))
                .question(question("a", "quality", Severity.HIGH))
                .question(question("b", "quality", Severity.HIGH))
                .question(question("c", "docs", Severity.LOW))
                .thresholds(overall, 3);
    }

    private static Scorecard score(PolicyBuilder policy, Attestation... answers) {
        return new Scorer(policy.build()).score(new ScoreInput(NOW, Map.of(), List.of(answers), Optional.empty()));
    }

    private Reference approved() throws IOException {
        start("1.3.2", "ab".repeat(32));
        writer.evidence("alice", present("scan", Map.of("critical", 3L, "high", 1L)), List.of());
        writer.evidence("alice", present("images", Map.of("critical", 0L, "high", 5L)), List.of());
        writer.evidence("alice", present("old-scan", Map.of("critical", 1L)), List.of());
        writer.scorecard("alice", score(policy(80, 90), yes("a"), no("b"), yes("c")));
        writer.append(
                "bob",
                EntryKind.DECISION,
                Map.of("decision", Map.of("outcome", "GO", "maker", "bob", "reason", "fine")));
        return Reference.of(fold());
    }

    @Test
    void withoutAnEarlierApprovedReleaseThatIsSaidAndNothingElse() throws IOException {
        start("1.4.0", "cd".repeat(32));
        EvidenceDiff diff = EvidenceDiff.of(fold());

        assertThat(EvidenceDiffs.lines(diff)).containsExactly("No earlier approved release to compare with.");
        assertThat(EvidenceDiffs.tree(diff)).containsEntry("against", null).containsOnlyKeys("against", "summary");
        assertThat(ReadinessMarkdown.of(fold()).text()).contains("No earlier approved release to compare with.");
        assertThat(ReadinessHtml.of(fold()).text()).contains("No earlier approved release to compare with.");
    }

    @Test
    void everythingThatChangedIsToldWithItsNumbers() throws IOException {
        Reference reference = approved();
        start("1.4.0", "cd".repeat(32));
        writer.reference("alice", reference);
        writer.evidence("alice", present("scan", Map.of("critical", 1L, "high", 4L)), List.of());
        writer.evidence("alice", present("images", Map.of("critical", 2L, "high", 5L)), List.of());
        writer.evidence("alice", evidence("old-scan", EvidenceState.STALE, Map.of("critical", 0L)), List.of());
        writer.scorecard("alice", score(policy(70, 95).waivers(waiver("a")), no("a"), yes("b"), no("c")));
        EvidenceDiff diff = EvidenceDiff.of(fold());

        // quality: 1 of 2 before, 1 of 1 with "a" waived; docs: 1 of 1 before, 0 of 1 now; weights are equal
        assertThat(diff.score().flatMap(EvidenceDiff.Change::gain)).contains(new BigDecimal("-25"));
        assertThat(diff.categories())
                .extracting(
                        EvidenceDiff.Change::id,
                        change -> change.gain().orElseThrow().intValueExact())
                .containsExactly(tuple("quality", 50), tuple("docs", -100));
        assertThat(diff.findings())
                .filteredOn(change -> change.before() + change.after() > 0)
                .containsExactly(
                        new EvidenceDiff.FindingChange("critical", 3, 3, 2, 2),
                        new EvidenceDiff.FindingChange("high", 6, 9, 3, 0));
        assertThat(diff.notCompared()).containsExactly("old-scan");
        assertThat(diff.policyChanged()).isTrue();
        assertThat(diff.thresholds()).extracting(EvidenceDiffs::words).containsExactly("80 → 70 (-10)", "90 → 95 (+5)");
        assertThat(diff.newWaivers()).extracting(QuestionResult::id).containsExactly("a");
        assertThat(diff.opened()).extracting(QuestionResult::id).containsExactly("c");
        assertThat(diff.closed()).extracting(QuestionResult::id).containsExactly("b");
        assertThat(EvidenceDiffs.lines(diff))
                .startsWith("Compared with shop 1.3.2 (shop #1.3.2), approved by bob at " + Times.show(NOW) + ".")
                .contains("Findings: critical 2 new, 2 fixed; high 3 new, 0 fixed");
    }

    @Test
    void reportsTellTheSameAsTheComparison() throws IOException {
        Reference reference = approved();
        start("1.4.0", "ab".repeat(32));
        writer.reference("alice", reference);
        writer.scorecard("alice", score(policy(80, 90), yes("a"), yes("b"), yes("c")));
        Fields json = Fields.of(Json.read(ReadinessJson.of(fold()).text()), "").object("sinceLastApproved");

        assertThat(json.object("against").object("release").text("version")).isEqualTo("1.3.2");
        assertThat(json.object("score").number("change")).isEqualByComparingTo("25");
        assertThat(json.bool("policyChanged")).isFalse();
        assertThat(json.texts("findingsNotCompared")).containsExactly("images", "old-scan", "scan");
        assertThat(ReadinessMarkdown.of(fold()).text()).contains("Score: 75 → 100 \\(+25\\)".replace("\\", ""));
        assertThat(ReadinessHtml.of(fold()).text())
                .contains("<td>75 → 100 (+25)</td>")
                .contains("approved by bob");
    }

    @Test
    void whatWasWrittenOfTheEarlierReleaseIsWhatIsReadAgain() throws IOException {
        Reference reference = approved();
        start("1.4.0", "cd".repeat(32));
        writer.reference("alice", reference);

        assertThat(fold().reference()).contains(reference);
    }

    @Test
    void aReleaseWithoutApprovalIsNotCalledApproved() throws IOException {
        start("1.3.2", "ab".repeat(32));
        Evidence scan = present("scan", Map.of("critical", 0L));
        writer.evidence("alice", scan, List.of());
        writer.append("bob", EntryKind.DECISION, Map.of("decision", Map.of("outcome", "NO_GO", "maker", "bob")));
        Reference reference = Reference.of(fold());

        assertThat(reference.approvedAt()).isEmpty();
        assertThat(reference.evidence()).containsEntry("scan", scan);
        start("1.4.0", "cd".repeat(32));
        writer.reference("alice", reference);
        assertThat(EvidenceDiffs.headline(EvidenceDiff.of(fold()))).endsWith("whose record holds no approval.");
        assertThat(EvidenceDiffs.lines(EvidenceDiff.of(fold())))
                .contains("One of the two was never scored, so there are no scores to compare.");
    }
}
