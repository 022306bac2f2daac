package io.jenkins.plugins.releasereadiness.engine.report;

import static io.jenkins.plugins.releasereadiness.engine.Samples.NOW;
import static io.jenkins.plugins.releasereadiness.engine.Samples.category;
import static io.jenkins.plugins.releasereadiness.engine.Samples.question;
import static io.jenkins.plugins.releasereadiness.engine.Samples.waiver;
import static io.jenkins.plugins.releasereadiness.engine.Samples.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.releasereadiness.engine.Samples;
import io.jenkins.plugins.releasereadiness.engine.Samples.PolicyBuilder;
import io.jenkins.plugins.releasereadiness.engine.gate.CheckResult;
import io.jenkins.plugins.releasereadiness.engine.gate.CheckStatus;
import io.jenkins.plugins.releasereadiness.engine.gate.GateOutcome;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.MemoryLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.record.RecordFolder;
import io.jenkins.plugins.releasereadiness.engine.record.RecordWriter;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackEffect;
import io.jenkins.plugins.releasereadiness.engine.score.ScoreInput;
import io.jenkins.plugins.releasereadiness.engine.score.Scorer;
import io.jenkins.plugins.releasereadiness.engine.verify.MemoryBundleStore;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Success criteria and hand-off checklist: nothing in them that is not in the record, and what is not there is missing. */
class OutcomesTest {
    private Ledger ledger;
    private RecordWriter writer;

    @BeforeEach
    void start() throws IOException {
        ledger = Ledger.open(new MemoryLedgerStore(), Clock.fixed(NOW, ZoneOffset.UTC));
        writer = new RecordWriter(ledger, BundleWriter.copyingLedger(ledger, new MemoryBundleStore()));
    }

    @Test
    void aReleaseOfWhichNothingIsKnownHasMetNothing() throws IOException {
        started(Optional.empty());

        assertThat(SuccessCriteria.of(record()))
                .extracting(OutcomeGroup::id, OutcomeGroup::standing)
                .containsExactly(
                        tuple("functional", Standing.MISSING),
                        tuple("technical", Standing.MISSING),
                        tuple("user", Standing.MISSING),
                        tuple("operational", Standing.MISSING));
        assertThat(HandOff.of(record()))
                .extracting(OutcomeGroup::id)
                .containsExactly("release", "decision", "operation", "recovery", "open");
        assertThat(HandOff.of(record()).stream().flatMap(group -> group.items().stream()))
                .allSatisfy(item -> {
                    assertThat(item.standing()).isEqualTo(Standing.MISSING);
                    assertThat(item.why()).isNotBlank();
                });
    }

    @Test
    void categoriesStandAsTheirWorstQuestionAndOwnOnesAreTechnical() throws IOException {
        started(Optional.of("1.3.0"));
        writer.scorecard(
                "alice",
                new Scorer(new PolicyBuilder()
                                .category(category("testing", 1))
                                .category(category("monitoring", 1))
                                .category(category("experience", 1))
                                .category(category("ours", 1))
                                .thresholds(80, 3)
                                .question(question("testing.paths", "testing", Severity.HIGH))
                                .question(question("testing.user-acceptance", "testing", Severity.HIGH))
                                .question(question("monitoring.alerts", "monitoring", Severity.LOW))
                                .question(question("experience.journeys", "experience", Severity.LOW))
                                .question(question("ours.rollback", "ours", Severity.LOW))
                                .question(question("ours.magic", "ours", Severity.LOW))
                                .waivers(waiver("experience.journeys"))
                                .build())
                        .score(new ScoreInput(
                                NOW,
                                Map.of(),
                                List.of(yes("testing.paths"), yes("ours.rollback"), Samples.no("ours.magic")),
                                Optional.empty())));

        assertThat(items(SuccessCriteria.of(record())))
                .extracting(OutcomeItem::id, OutcomeItem::standing)
                .contains(
                        tuple("category.testing", Standing.MET),
                        tuple("testing.user-acceptance", Standing.MISSING),
                        tuple("category.experience", Standing.WAIVED),
                        tuple("category.monitoring", Standing.MISSING),
                        tuple("category.ours", Standing.NOT_MET));
        assertThat(SuccessCriteria.of(record()).get(1).items())
                .extracting(OutcomeItem::id)
                .containsExactly("thresholds", "category.ours");
        assertThat(item("category.ours", SuccessCriteria.of(record())).why())
                .startsWith("1 of 2 answered yes; not ")
                .contains("(no)");
        assertThat(items(HandOff.of(record())))
                .extracting(OutcomeItem::id, OutcomeItem::standing)
                .contains(
                        tuple("previousVersion", Standing.MET),
                        tuple("ours.rollback", Standing.MET),
                        tuple("monitoring.alerts", Standing.MISSING),
                        tuple("experience.journeys", Standing.WAIVED));
        assertThat(item("ours.rollback", HandOff.of(record())).by()).isPresent();
        assertThat(HandOff.of(record()).get(4).items())
                .as("what is open")
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.owner()).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "PASSED, PASSED, MET",
        "PASSED_WITH_WARNINGS, WARNING, WARNING",
        "FAILED, FAILED, NOT_MET",
        "INCONCLUSIVE, UNMEASURABLE, MISSING"
    })
    void aGateStandsAsItEndedLast(GateOutcome outcome, CheckStatus status, Standing expected) throws IOException {
        started(Optional.empty());
        writer.gate("alice", gate(GateOutcome.FAILED, CheckStatus.FAILED), false);
        writer.gate("alice", gate(outcome, status), false);

        OutcomeItem gate = item("gate.watch", SuccessCriteria.of(record()));
        assertThat(gate.standing()).isEqualTo(expected);
        assertThat(gate.why()).startsWith(outcome.words());
        assertThat(gate.why().contains("because")).isEqualTo(outcome != GateOutcome.PASSED);
    }

    @ParameterizedTest
    @CsvSource({
        "HEALTHY, MET",
        "RECORDED, WARNING",
        "KEPT, WARNING",
        "ROLLED_BACK, NOT_MET",
        "UNDECIDED, NOT_MET",
        "INCONCLUSIVE, MISSING",
        "WHATEVER, NOT_MET"
    })
    void healthStandsAsTheLastWindowEnded(String outcome, Standing expected) throws IOException {
        started(Optional.empty());
        writer.append(
                "system:rollback",
                EntryKind.ROLLBACK_OUTCOME,
                Map.of("result", Map.of("outcome", outcome, "sentence", "it ended")));

        assertThat(item("health", SuccessCriteria.of(record())).standing()).isEqualTo(expected);
        assertThat(item("health", HandOff.of(record())).standing()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"GO, false, MET", "GO, true, WARNING", "NO_GO, false, NOT_MET", "TIMED_OUT, false, NOT_MET"})
    void onlyAnApprovalMeetsTheApproval(String outcome, boolean override, Standing expected) throws IOException {
        started(Optional.empty());
        writer.append(
                "bob",
                EntryKind.DECISION,
                Map.of("decision", Map.of("outcome", outcome, "maker", "bob", "override", override)));

        assertThat(item("approval", HandOff.of(record())).standing()).isEqualTo(expected);
    }

    @Test
    void whatAWatchLeftToDoIsHandedOver() throws IOException {
        started(Optional.empty());
        writer.note("system:rollback", new RollbackEffect.FollowUp("Find out why the cache was cold").note());
        writer.note("alice", "just a note");

        assertThat(HandOff.of(record()).get(4).items())
                .extracting(OutcomeItem::id, OutcomeItem::text, OutcomeItem::standing)
                .containsExactly(
                        tuple("scorecard", "What is open is known", Standing.MISSING),
                        tuple("followUp.1", "Find out why the cache was cold", Standing.NOT_MET));
    }

    private void started(Optional<String> previous) throws IOException {
        writer.started(
                "alice",
                "release-readiness 1",
                new Release(
                        "shop", Optional.empty(), Optional.empty(), "shop #42", Optional.empty(), previous, Map.of()));
    }

    private static GateResult gate(GateOutcome outcome, CheckStatus status) {
        return new GateResult(
                "watch",
                "Watch",
                Phase.STABILIZATION,
                NOW,
                outcome,
                List.of(new CheckResult("c", "It is so", Severity.HIGH, status, "1", "0", "because of that.")),
                "Look again.");
    }

    private ReleaseRecord record() throws IOException {
        return RecordFolder.fold(ledger.entries());
    }

    private static List<OutcomeItem> items(List<OutcomeGroup> groups) {
        return groups.stream().flatMap(group -> group.items().stream()).toList();
    }

    private static OutcomeItem item(String id, List<OutcomeGroup> groups) {
        return items(groups).stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
