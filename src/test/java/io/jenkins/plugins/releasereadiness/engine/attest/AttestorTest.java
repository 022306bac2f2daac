package io.jenkins.plugins.releasereadiness.engine.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.DirectoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import io.jenkins.plugins.releasereadiness.engine.ledger.MemoryLedgerStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttestorTest {
    private static final Instant TIME = Instant.parse("2026-03-04T05:06:07Z");
    private static final Clock CLOCK = Clock.fixed(TIME, ZoneOffset.UTC);
    private static final String DIGEST = "ab".repeat(32);

    @TempDir
    Path folder;

    private final MemoryLedgerStore store = new MemoryLedgerStore();
    private final SigningKey key = TestKeys.ed25519();
    private Ledger ledger;
    private Attestor attestor;

    @BeforeEach
    void startRecord() throws IOException {
        ledger = Ledger.open(store, CLOCK);
        attestor = new Attestor(
                ledger,
                BundleWriter.copyingLedger(ledger, new DirectoryBundleStore(folder)),
                CLOCK,
                ReleaseClaim.VERIFIER,
                List.of(key));
        ledger.append(
                EntryKind.RECORD_STARTED,
                "system:tool",
                Map.of(
                        "release",
                        Map.of("product", "my app", "version", "2.0", "artifacts", Map.of("app.jar", DIGEST))));
    }

    @Test
    void theAttestationIsPublishedBeforeItIsRecordedAndNamesTheLedgerItCovers() throws Exception {
        policy();
        String covered = Sha256.of(store.bytes());
        LedgerEntry entry = attestor.svr("alice");

        assertThat(entry.kind()).isEqualTo(EntryKind.ATTESTATION);
        assertThat(entry.payload())
                .containsEntry("covers", 2L)
                .containsEntry("predicateType", Svr.TYPE)
                .containsEntry("keys", List.of(key.publicKey().id()));
        BundleFile file = BundleFile.of(entry).get(0);
        assertThat(file.path()).isEqualTo(Attestor.SVR_FILE);
        Envelope envelope = Envelope.read(Files.readAllBytes(folder.resolve("attestation.dsse.json")));
        assertThat(envelope.verify(List.of(key.publicKey()), Statement.PAYLOAD_TYPE))
                .hasSize(1);
        Statement statement = Statement.of(envelope);
        assertThat(statement.subjects())
                .containsExactly(
                        Resource.named("app.jar", "sha256", DIGEST),
                        Resource.named("ledger.jsonl", "sha256", covered).annotated("entries", 2L));
        assertThat(Svr.read(statement))
                .isEqualTo(new Svr(
                        ReleaseClaim.VERIFIER,
                        List.of(Resource.at("urn:x-release-readiness:policy:my%20policy", DIGEST)),
                        TIME,
                        List.of()));
    }

    @Test
    void aSummaryNamesPolicyResourceAndResult() throws Exception {
        assertThatIllegalStateException().isThrownBy(() -> attestor.vsa("alice"));
        policy();
        scorecard("READY");
        attestor.vsa("alice");
        Vsa vsa =
                Vsa.read(Statement.of(Envelope.read(Files.readAllBytes(folder.resolve("attestation-vsa.dsse.json")))));
        assertThat(vsa.resourceUri()).isEqualTo("pkg:generic/my%20app@2.0");
        assertThat(vsa.passed()).isTrue();
        assertThat(vsa.verifiedLevels()).containsExactly("RELEASE_READINESS_READY");
    }

    @Test
    void anAttestationNeedsAKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Attestor(
                        ledger,
                        BundleWriter.copyingLedger(ledger, new DirectoryBundleStore(folder)),
                        CLOCK,
                        ReleaseClaim.VERIFIER,
                        List.of()));
    }

    @Test
    void onlyWhatHoldsIsClaimed() throws IOException {
        assertThat(properties()).isEmpty();
        scorecard("READY");
        gate("staging-validation", "PASSED", false);
        gate("production-launch", "PASSED WITH WARNINGS", false);
        gate("stabilization", "PASSED", true);
        decision("GO", false);
        assertThat(properties())
                .containsExactly(
                        "RELEASE_READINESS_APPROVED",
                        "RELEASE_READINESS_GATE_PRODUCTION_LAUNCH_PASSED",
                        "RELEASE_READINESS_GATE_STAGING_VALIDATION_PASSED",
                        "RELEASE_READINESS_READY");
    }

    @Test
    void theLatestCounts() throws IOException {
        scorecard("READY");
        scorecard("NEEDS WORK");
        gate("staging-validation", "PASSED", false);
        gate("staging-validation", "INCONCLUSIVE", false);
        decision("GO", false);
        decision("NO_GO", false);
        assertThat(properties()).isEmpty();
        assertThat(passed()).isFalse();
    }

    @Test
    void anOverrideIsNeverShownAsAnApproval() throws IOException {
        decision("GO", true);
        assertThat(properties()).containsExactly("RELEASE_READINESS_APPROVED_BY_OVERRIDE");
    }

    @Test
    void aReleasePassedWhenItWasAcceptedAndNothingFailedAfter() throws IOException {
        assertThat(passed()).isFalse();
        scorecard("READY");
        assertThat(passed()).isTrue();
        scorecard("BLOCKED");
        assertThat(passed()).isFalse();
        decision("GO", false);
        assertThat(passed()).isTrue();
        gate("stabilization", "FAILED", false);
        assertThat(passed()).isFalse();
        gate("stabilization", "PASSED", false);
        assertThat(passed()).isTrue();
        outcome("HEALTHY");
        assertThat(passed()).isTrue();
        outcome("ROLLED_BACK");
        assertThat(passed()).isFalse();
        outcome("KEPT");
        assertThat(passed()).isTrue();
        ledger.append(EntryKind.ROLLBACK_OUTCOME, "system:rollback", Map.of());
        assertThat(passed()).isFalse();
    }

    @Test
    void aClaimKnowsWhatDiffersFromIt() throws Exception {
        policy();
        scorecard("READY");
        ReleaseClaim claim = claim();
        assertThat(claim.differs(claim.svr("anybody", TIME))).isEmpty();
        assertThat(claim.differs(claim.vsa("anybody", TIME))).isEmpty();
        List<Resource> policies = claim.policy().stream().toList();
        differs(claim, new Svr("v", policies, TIME, List.of("MORE")).of(claim.subjects()), "claims [MORE]");
        differs(claim, new Svr("v", List.of(), TIME, claim.properties()).of(claim.subjects()), "another policy");
        differs(
                claim,
                new Svr("v", policies, TIME, claim.properties()).of(List.of(Resource.named("x", "sha256", DIGEST))),
                "its subjects are not");
        Vsa other = new Vsa("v", TIME, "pkg:generic/other", policies.get(0), List.of(), true, claim.properties());
        differs(claim, other.of(claim.subjects()), "policy, resource or result");
    }

    private static void differs(ReleaseClaim claim, Statement statement, String message) throws AttestationException {
        assertThat(claim.differs(statement))
                .hasValueSatisfying(text -> assertThat(text).contains(message));
    }

    private ReleaseClaim claim() throws IOException {
        return new ReleaseClaim(ledger.entries(), Sha256.of(store.bytes()));
    }

    private List<String> properties() throws IOException {
        return claim().properties();
    }

    private boolean passed() throws IOException {
        return new ReleaseProperties(ledger.entries()).passed();
    }

    private void policy() throws IOException {
        ledger.append(EntryKind.POLICY, "system:tool", Map.of("name", "my policy", "sha256", DIGEST));
    }

    private void scorecard(String recommendation) throws IOException {
        ledger.append(EntryKind.SCORECARD, "system:score", Map.of("recommendation", recommendation));
    }

    private void gate(String gate, String outcome, boolean dryRun) throws IOException {
        ledger.append(EntryKind.GATE, "system:gate", Map.of("gate", gate, "outcome", outcome, "dryRun", dryRun));
    }

    private void outcome(String outcome) throws IOException {
        ledger.append(EntryKind.ROLLBACK_OUTCOME, "system:rollback", Map.of("result", Map.of("outcome", outcome)));
    }

    private void decision(String outcome, boolean override) throws IOException {
        ledger.append(
                EntryKind.DECISION, "alice", Map.of("decision", Map.of("outcome", outcome, "override", override)));
    }
}
