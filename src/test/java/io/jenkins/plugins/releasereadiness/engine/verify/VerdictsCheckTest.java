package io.jenkins.plugins.releasereadiness.engine.verify;

import static io.jenkins.plugins.releasereadiness.engine.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
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
import io.jenkins.plugins.releasereadiness.engine.score.ScoreInput;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.score.ScorecardCodec;
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

/** Records whose chain is intact but whose verdicts were forged before they were written. */
class VerdictsCheckTest {
    private static final String POLICY = """
            version: 1
            name: sample
            sources:
              scan: {format: sarif, files: scan.sarif}
            categories:
              security: {title: Security, weight: 1, minimum: 90, critical: true}
            questions:
              security.scan: {category: security, text: Scanned?, severity: critical, pass: ["scan.critical = 0"]}
            thresholds: {overall: 80}
            gates:
              scan:
                title: Scan
                phase: readiness
                whenItFails: Fix it.
                checks:
                  none: {text: Nothing critical, severity: critical, pass: ["scan.critical = 0"]}
            """;

    @TempDir
    private Path folder;

    private LoadedPolicy policy;
    private Ledger ledger;
    private RecordWriter writer;

    @BeforeEach
    void start() throws IOException, PolicyException {
        policy = new PolicyLoader(KnownFormats.of(Readers.load()), PolicyFiles.NONE)
                .load(PolicyText.file("readiness.yml", POLICY));
        ledger = Ledger.open(new MemoryLedgerStore(), Clock.fixed(NOW, ZoneOffset.UTC));
        writer = new RecordWriter(ledger, BundleWriter.copyingLedger(ledger, new DirectoryBundleStore(folder)));
        writer.started(
                "alice",
                "release-readiness 1",
                new Release(
                        "shop",
                        Optional.of("1.4.0"),
                        Optional.of("0123abc"),
                        "shop #42",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()));
    }

    private void policy(String sha256) throws IOException {
        writer.policy("alice", new PolicySnapshot("sample", "readiness.yml", sha256, policy.document()));
    }

    private void scan(long critical) throws IOException {
        writer.evidence(
                "alice",
                new Evidence(
                        "scan",
                        Optional.of(SourceKind.FINDINGS),
                        Optional.of("sarif"),
                        EvidenceState.PRESENT,
                        Facts.of(Map.of("critical", critical)),
                        "",
                        List.of(),
                        Optional.of(NOW)),
                List.of());
    }

    private Scorecard score(long critical) throws IOException {
        Evidence evidence = new Evidence(
                "scan",
                Optional.of(SourceKind.FINDINGS),
                Optional.of("sarif"),
                EvidenceState.PRESENT,
                Facts.of(Map.of("critical", critical)),
                "",
                List.of(),
                Optional.of(NOW));
        return new Scorer(policy.policy())
                .score(new ScoreInput(NOW, Map.of("scan", evidence), List.of(), Optional.empty()));
    }

    private GateResult gate() throws IOException {
        return new GateEvaluator(
                        policy.policy(),
                        GateContexts.of(
                                policy.policy(),
                                RecordFolder.fold(ledger.entries()),
                                NOW,
                                new GateContexts.Surroundings(
                                        file -> Optional.empty(), name -> false, Optional.empty())))
                .evaluate(policy.policy().gates().get("scan"));
    }

    private List<Deviation> verify() throws IOException {
        writer.seal();
        return new BundleVerifier(List.of(), BundleVerifier.judgingAgain())
                .verify(new DirectoryBundleStore(folder))
                .deviations();
    }

    @Test
    void honestVerdictsAreConfirmed() throws IOException {
        policy(policy.sha256());
        scan(2);
        writer.scorecard("alice", score(2));
        writer.gate("alice", gate(), false);

        assertThat(verify()).isEmpty();
    }

    @Test
    void scorecardBetterThanItsEvidenceIsNamed() throws IOException {
        policy(policy.sha256());
        scan(2);
        writer.scorecard("alice", score(0));

        assertThat(verify()).singleElement().satisfies(deviation -> {
            assertThat(deviation.kind()).isEqualTo(Deviation.Kind.DECISION);
            assertThat(deviation.entry()).isEqualTo(4);
            assertThat(deviation.message()).contains("does not follow from policy and evidence: recommendation");
        });
    }

    @Test
    void scorecardThatAnotherVersionPutInOtherWordsIsConfirmed() throws IOException {
        policy(policy.sha256());
        scan(2);
        String told = Json.compact(ScorecardCodec.encode(score(2)));
        String otherwise = told.replaceAll("\"(explanation|why|todo|timeToProduction)\":\"", "$0In other words: ");
        assertThat(otherwise.split("In other words")).hasSizeGreaterThan(4);
        writer.append(
                "alice",
                EntryKind.SCORECARD,
                Fields.of(Json.read(otherwise), "").asMap());

        assertThat(verify()).isEmpty();
    }

    @Test
    void scorecardWithOneChangedNumberIsNamed() throws IOException {
        policy(policy.sha256());
        scan(0);
        Map<String, Object> forged = ScorecardCodec.encode(score(0));
        forged.put("waiversUsed", 7L);
        writer.append("alice", EntryKind.SCORECARD, forged);

        assertThat(verify())
                .singleElement()
                .satisfies(deviation -> assertThat(deviation.message()).contains("waiversUsed differs"));
    }

    @Test
    void gateThatPassedAgainstItsCriteriaIsNamed() throws IOException {
        policy(policy.sha256());
        scan(0);
        GateResult passed = gate();
        scan(2);
        writer.gate("alice", passed, false);

        assertThat(verify())
                .singleElement()
                .satisfies(deviation -> assertThat(deviation.message())
                        .contains("check none of gate scan should be failed but is recorded as passed"));
    }

    @Test
    void gateWhoseOutcomeDoesNotFollowFromItsChecksIsNamed() throws IOException {
        policy(policy.sha256());
        scan(2);
        GateResult failed = gate();
        writer.gate(
                "alice",
                new GateResult(
                        failed.id(),
                        failed.title(),
                        failed.phase(),
                        failed.at(),
                        GateOutcome.PASSED,
                        failed.checks(),
                        failed.whenItFails()),
                false);

        assertThat(verify())
                .singleElement()
                .satisfies(deviation -> assertThat(deviation.message()).contains("does not follow from its checks"));
    }

    @Test
    void policyWithAnotherDigestIsNamed() throws IOException {
        policy("ab".repeat(32));

        assertThat(verify())
                .singleElement()
                .satisfies(deviation -> assertThat(deviation.message()).contains("not the recorded abab"));
    }
}
