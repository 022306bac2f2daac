package io.jenkins.plugins.releasereadiness.engine.verify;

import io.jenkins.plugins.releasereadiness.engine.attest.AttestationException;
import io.jenkins.plugins.releasereadiness.engine.attest.Attestor;
import io.jenkins.plugins.releasereadiness.engine.attest.ReleaseClaim;
import io.jenkins.plugins.releasereadiness.engine.attest.SigningKey;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.MemoryLedgerStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small signed release record, complete enough for every check of a bundle. */
final class SampleBundle {
    static final int ENTRIES = 7;
    static final String ARTIFACT = "ab".repeat(32);
    static final String EVIDENCE = "evidence/unit/TEST-app.xml";
    static final String REPORT = "report.md";

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

    final MemoryLedgerStore ledgerStore = new MemoryLedgerStore();
    final Ledger ledger;
    final BundleWriter writer;

    private final String artifact;

    private SampleBundle(BundleStore store, String artifact) throws IOException {
        this.artifact = artifact;
        ledger = Ledger.open(ledgerStore, CLOCK);
        writer = BundleWriter.copyingLedger(ledger, store);
    }

    /** Writes the record up to its attestation, signed with {@code key} if one is given, and seals it. */
    static SampleBundle write(BundleStore store, Optional<SigningKey> key) {
        return write(store, key, ARTIFACT);
    }

    /** As {@link #write(BundleStore, Optional)}, of an artifact with another digest. */
    static SampleBundle write(BundleStore store, Optional<SigningKey> key, String artifact) {
        try {
            SampleBundle bundle = new SampleBundle(store, artifact);
            bundle.record();
            if (key.isPresent()) {
                bundle.attest(key.get());
            }
            bundle.writer.seal();
            return bundle;
        } catch (IOException | AttestationException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    static MemoryBundleStore signed(SigningKey key) {
        MemoryBundleStore store = new MemoryBundleStore();
        write(store, Optional.of(key));
        return store;
    }

    void attest(SigningKey key) throws IOException, AttestationException {
        new Attestor(ledger, writer, CLOCK, ReleaseClaim.VERIFIER, List.of(key)).svr("system:attestation");
    }

    private void record() throws IOException {
        Map<String, Object> release = Map.of(
                "product",
                "app",
                "version",
                "2.0.0",
                "commit",
                "12".repeat(20),
                "artifacts",
                Map.of("app.jar", artifact));
        ledger.append(
                EntryKind.RECORD_STARTED, "system:tool", Map.of("tool", "release-readiness 1.0", "release", release));
        ledger.append(EntryKind.POLICY, "system:tool", Map.of("name", "small", "sha256", "cd".repeat(32)));
        publish(EntryKind.EVIDENCE, EVIDENCE, "<testsuite/>");
        ledger.append(EntryKind.SCORECARD, "system:score", Map.of("recommendation", "READY"));
        ledger.append(
                EntryKind.GATE,
                "system:gate",
                Map.of("gate", "staging-validation", "outcome", "PASSED", "dryRun", false));
        ledger.append(EntryKind.DECISION, "alice", Map.of("decision", Map.of("outcome", "GO", "override", false)));
        publish(EntryKind.DOCUMENT, REPORT, "# Ready\n");
    }

    private void publish(EntryKind kind, String name, String content) throws IOException {
        writer.record(
                kind,
                "system:tool",
                Map.of(),
                List.of(writer.publish(new BundlePath(name), content.getBytes(StandardCharsets.UTF_8))));
    }
}
