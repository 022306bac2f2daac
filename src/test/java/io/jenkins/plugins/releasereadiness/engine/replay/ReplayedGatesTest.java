package io.jenkins.plugins.releasereadiness.engine.replay;

import static io.jenkins.plugins.releasereadiness.engine.Samples.NOW;
import static io.jenkins.plugins.releasereadiness.engine.Samples.present;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.gate.GateEvaluator;
import io.jenkins.plugins.releasereadiness.engine.gate.GateOutcome;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.DirectoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.MemoryLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.policy.KnownFormats;
import io.jenkins.plugins.releasereadiness.engine.policy.LoadedPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyException;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyFiles;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyLoader;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyText;
import io.jenkins.plugins.releasereadiness.engine.record.GateContexts;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.RecordFolder;
import io.jenkins.plugins.releasereadiness.engine.record.RecordWriter;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.score.Scorer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayedGatesTest {
    private static final String POLICY =
            """
            version: 1
            name: shop
            sources: {scan: {format: sarif, files: scan.sarif}}
            categories: {quality: {weight: 1}}
            questions: {q: {category: quality, text: Clean?, severity: high, pass: [scan.high <= 5]}}
            gates:
              tests: {phase: staging, checks: {clean: {text: Clean, pass: [scan.high <= 5]}}}
              launch: {phase: production, protected: true, checks: {ready: {text: Ready, thresholds: met}, tests: {text: Tests, gate: tests}}}
              target: {phase: production, checks: {named: {text: Named, environment: [TARGET]}, sums: {text: Whole, severity: low, artifacts: {source: dist, checksums: SUMS}}}}
            """.replace("sources: {", "sources: {dist: {format: file, files: \"dist/**\"}, ");

    @TempDir
    private Path folder;

    private final LoadedPolicy own = policy(POLICY);
    private Ledger ledger;
    private RecordWriter writer;

    @BeforeEach
    void start() throws IOException {
        ledger = Ledger.open(new MemoryLedgerStore(), Clock.fixed(NOW, ZoneOffset.UTC));
        writer = new RecordWriter(ledger, BundleWriter.copyingLedger(ledger, new DirectoryBundleStore(folder)));
        writer.started(
                "alice",
                "release-readiness 1",
                new Release(
                        "shop",
                        Optional.of("1.4.0"),
                        Optional.empty(),
                        "shop #42",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()));
        writer.policy("alice", new PolicySnapshot("shop", "readiness.yml", own.sha256(), own.document()));
    }

    private static LoadedPolicy policy(String text) {
        try {
            return new PolicyLoader(KnownFormats.ANY, PolicyFiles.NONE).load(PolicyText.file("readiness.yml", text));
        } catch (PolicyException e) {
            throw new AssertionError(e);
        }
    }

    private void found(long high) throws IOException {
        writer.evidence("alice", present("scan", Map.of("high", high)), List.of());
    }

    private void score() throws IOException {
        writer.scorecard(
                "alice",
                new Scorer(own.policy())
                        .score(GateContexts.scoreInput(own.policy(), RecordFolder.fold(ledger.entries()), NOW)));
    }

    /** Checks a gate as a pipeline does in which TARGET is set and SUMS cannot be read. */
    private GateResult check(String gate) throws IOException {
        GateContexts.Surroundings around =
                new GateContexts.Surroundings(file -> Optional.empty(), "TARGET"::equals, Optional.empty());
        GateResult result = new GateEvaluator(
                        own.policy(), GateContexts.of(own.policy(), RecordFolder.fold(ledger.entries()), NOW, around))
                .evaluate(own.policy().gate(gate).orElseThrow());
        writer.gate("alice", result, false);
        return result;
    }

    private ReplayedRelease replay(String from, String to) throws IOException {
        assertThat(POLICY).contains(from);
        return PolicyReplay.of(policy(POLICY.replace(from, to)).policy()).replay(ledger.entries());
    }

    private static ReplayedGate gate(ReplayedRelease release, String id) {
        return release.gates().stream()
                .filter(gate -> gate.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aGateIsJudgedByTheFactsThatWereThereWhenItWasChecked() throws IOException {
        found(3);
        check("tests");
        found(0);

        ReplayedGate gate =
                gate(replay("text: Clean, pass: [scan.high <= 5]", "text: Clean, pass: [scan.high <= 2]"), "tests");

        assertThat(gate.then()).isEqualTo(GateOutcome.PASSED);
        assertThat(gate.now()).contains(GateOutcome.FAILED);
        assertThat(gate.sentence()).isEqualTo("was PASSED, would be FAILED because clean: scan.high: 3 > 2");
        assertThat(gate.passedThen()).isTrue();
        assertThat(gate.passesNow()).isFalse();
    }

    @Test
    void theSamePolicySaysTheSame() throws IOException {
        found(3);
        score();
        check("tests");
        check("launch");
        check("target");

        ReplayedRelease release = PolicyReplay.of(own.policy()).replay(ledger.entries());

        assertThat(release.gates())
                .extracting(ReplayedGate::then)
                .containsExactly(GateOutcome.PASSED, GateOutcome.PASSED, GateOutcome.PASSED_WITH_WARNINGS);
        assertThat(release.gates()).allSatisfy(gate -> assertThat(gate.now()).contains(gate.then()));
        assertThat(ReplaySummary.of(List.of(release)).gates()).isEqualTo(new ReplaySummary.Gates(3, 0, 0, 0, 0));
    }

    @Test
    void gatesLookAtTheScorecardAndTheOtherGatesAsTheOtherPolicyJudgesThem() throws IOException {
        found(3);
        score();
        check("tests");
        check("launch");

        ReplayedRelease byScore = replay(
                "Clean?, severity: high, pass: [scan.high <= 5]", "Clean?, severity: high, pass: [scan.high <= 2]");
        ReplayedRelease byGate = replay("text: Clean, pass: [scan.high <= 5]", "text: Clean, pass: [scan.high <= 2]");

        assertThat(gate(byScore, "tests").passesNow()).isTrue();
        assertThat(gate(byScore, "launch").sentence())
                .isEqualTo("was PASSED, would be FAILED because ready: overall score 0 < 80");
        assertThat(gate(byGate, "launch").sentence())
                .isEqualTo("was PASSED, would be FAILED because tests: gate tests did not pass");
        assertThat(ReplaySummary.of(List.of(byScore, byGate)).gates().sentence())
                .isEqualTo("would have stopped 3 of 4 gates: 3 newly stopped, 0 newly passed");
    }

    @Test
    void aMilderPolicyLetsTheLastCheckOfAGatePass() throws IOException {
        found(1);
        check("tests");
        found(7);
        check("tests");

        ReplayedRelease release = replay("text: Clean, pass: [scan.high <= 5]", "text: Clean, pass: [scan.high <= 9]");

        assertThat(release.judged()).as("it was never scored").isFalse();
        assertThat(release.gates()).hasSize(1);
        assertThat(gate(release, "tests").sentence()).isEqualTo("was FAILED, would be PASSED");
        assertThat(ReplaySummary.of(List.of(release)).gates()).isEqualTo(new ReplaySummary.Gates(1, 0, 0, 1, 0));
    }

    @Test
    void aGateThatTheOtherPolicyDoesNotHaveIsNotJudged() throws IOException {
        found(3);
        check("target");

        ReplayedRelease release = replay("target: {phase", "goal: {phase");

        assertThat(gate(release, "target").sentence())
                .isEqualTo("was PASSED WITH WARNINGS, would not be checked because the policy shop has no gate target");
        assertThat(ReplaySummary.of(List.of(release)).gates().sentence())
                .isEqualTo("would have stopped 0 of 0 gates: 0 newly stopped, 0 newly passed; it does not have 1 more"
                        + " that were checked");
    }

    @Test
    void whatTheRecordDoesNotHoldIsTakenFromTheResultOfTheSameDemandAndElseNotKnown() throws IOException {
        check("target");

        ReplayedRelease same =
                replay("text: Named, environment: [TARGET]", "text: Named, severity: critical, environment: [TARGET]");
        ReplayedRelease other = replay("environment: [TARGET]", "environment: [TARGET, REGION]");

        assertThat(gate(same, "target").now()).contains(GateOutcome.PASSED_WITH_WARNINGS);
        assertThat(gate(same, "target").reasons()).containsExactly("sums: no evidence was collected for dist");
        assertThat(gate(other, "target").now()).contains(GateOutcome.INCONCLUSIVE);
        assertThat(gate(other, "target").reasons())
                .first()
                .asString()
                .startsWith("named: the record does not hold what this check looks at");
        assertThat(gate(replay("severity: low, artifacts", "severity: high, artifacts"), "target")
                        .now())
                .as("that it failed mildly then does not tell how it fails when it matters")
                .contains(GateOutcome.INCONCLUSIVE);
    }

    @Test
    void anUnreviewedPipelineDoesNotPassAProtectedGate() throws IOException {
        found(3);
        score();
        check("tests");
        writer.unreviewed("alice", "this build was replayed");
        check("tests");
        check("launch");

        ReplayedRelease release = replay("tests: {phase: staging,", "tests: {phase: staging, protected: true,");

        assertThat(gate(release, "tests").reasons())
                .singleElement()
                .asString()
                .startsWith("protected: this build was replayed");
        assertThat(gate(release, "launch").now()).contains(GateOutcome.FAILED);
    }

    @Test
    void whatPeopleLetPassThenPassesAgain() throws IOException {
        GateResult result = check("target");
        LoadedPolicy unknown = policy(POLICY.replace("environment: [TARGET]", "environment: [REGION]"));
        GateResult open = new RecordedChecks(RecordFolder.fold(ledger.entries()), result)
                .over(unknown.policy().gate("target").orElseThrow(), result);
        writer.gate("alice", open, false);
        writer.append(
                "bob",
                EntryKind.GATE_QUESTION,
                Map.of(
                        "entry",
                        "decision",
                        "gate",
                        "target",
                        "checkedAt",
                        NOW.toString(),
                        "decision",
                        Map.of("outcome", "GO", "maker", "bob", "reason", "known to be set")));

        ReplayedGate gate = gate(PolicyReplay.of(unknown.policy()).replay(ledger.entries()), "target");

        assertThat(gate.then()).isEqualTo(GateOutcome.INCONCLUSIVE);
        assertThat(gate.now()).contains(GateOutcome.INCONCLUSIVE);
        assertThat(gate.accepted()).isTrue();
        assertThat(gate.passesNow()).isTrue();
        assertThat(gate.sentence()).startsWith("was INCONCLUSIVE and accepted, would be INCONCLUSIVE because named:");
    }

    @Test
    void programsReadEveryGateAndTheirSum() throws IOException {
        found(3);
        score();
        check("tests");
        ReplayedRelease release = replay("text: Clean, pass: [scan.high <= 5]", "text: Clean, pass: [scan.high <= 2]");

        Fields one = Fields.of(Json.read(Json.compact(release.tree())), "")
                .objects("gates")
                .get(0);
        Fields sum = Fields.of(
                        Json.read(
                                Json.compact(ReplaySummary.of(List.of(release)).tree())),
                        "")
                .object("gates");

        assertThat(one.text("gate")).isEqualTo("tests");
        assertThat(one.text("then")).isEqualTo("PASSED");
        assertThat(one.text("now")).isEqualTo("FAILED");
        assertThat(one.bool("passedThen")).isTrue();
        assertThat(one.bool("passesNow")).isFalse();
        assertThat(one.time("checkedAt")).isEqualTo(NOW);
        assertThat(one.texts("reasons")).containsExactly("clean: scan.high: 3 > 2");
        assertThat(sum.count("judged")).isEqualTo(1);
        assertThat(sum.count("newlyStopped")).isEqualTo(1);
    }
}
