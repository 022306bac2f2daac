package io.jenkins.plugins.releasereadiness.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.releasereadiness.engine.attest.SigningKey;
import io.jenkins.plugins.releasereadiness.engine.attest.TestKeys;
import io.jenkins.plugins.releasereadiness.engine.attest.VerificationKey;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.ledger.DirectoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.verify.Deviation.Kind;
import io.jenkins.plugins.releasereadiness.engine.verify.VerificationReport.Signature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleVerifierTest {
    private final SigningKey key = TestKeys.ed25519();
    private final List<VerificationKey> trusted = List.of(key.publicKey());

    @Test
    void anIntactSignedBundleIsVerified() throws IOException {
        VerificationReport report = verify(SampleBundle.signed(key), trusted);
        assertThat(report.deviations()).isEmpty();
        assertThat(report.signature()).isEqualTo(Signature.VERIFIED);
        assertThat(report.keys()).containsExactly(key.publicKey().id());
        assertThat(report.entries()).isEqualTo(SampleBundle.ENTRIES + 1);
        assertThat(report.files()).isEqualTo(5);
        assertThat(Json.compact(report.toTree())).startsWith("{\"intact\":true,\"entries\":8,\"files\":5,");
    }

    @Test
    void withoutAKeyTheRestIsVerifiedAndTheReportSaysSo() throws IOException {
        VerificationReport report = verify(SampleBundle.signed(key), List.of());
        assertThat(report.intact()).isTrue();
        assertThat(report.signature()).isEqualTo(Signature.NOT_CHECKED);
        MemoryBundleStore unsigned = new MemoryBundleStore();
        SampleBundle.write(unsigned, Optional.empty());
        assertThat(verify(unsigned, List.of()).signature()).isEqualTo(Signature.NONE);
    }

    @Test
    void anUnsignedBundleFailsWhereAKeyIsGiven() throws IOException {
        MemoryBundleStore unsigned = new MemoryBundleStore();
        SampleBundle.write(unsigned, Optional.empty());
        VerificationReport report = verify(unsigned, trusted);
        assertThat(report.signature()).isEqualTo(Signature.FAILED);
        assertThat(report.deviations()).extracting(Deviation::kind).containsExactly(Kind.UNSIGNED);
    }

    @Test
    void aBundleSignedAgainWithAnotherKeyIsNamed() throws IOException {
        VerificationReport report = verify(SampleBundle.signed(TestKeys.ed25519()), trusted);
        assertThat(report.signature()).isEqualTo(Signature.FAILED);
        assertThat(report.deviations()).singleElement().satisfies(deviation -> {
            assertThat(deviation.kind()).isEqualTo(Kind.WRONG_KEY);
            assertThat(deviation.file()).isEqualTo("attestation.dsse.json");
        });
    }

    @Test
    void duringAChangeOfKeysEitherIsTrusted() throws IOException {
        List<VerificationKey> both = List.of(TestKeys.ed25519().publicKey(), key.publicKey());
        assertThat(verify(SampleBundle.signed(key), both).keys())
                .containsExactly(key.publicKey().id());
    }

    @Test
    void entriesAfterTheAttestationAreNamed() throws IOException {
        MemoryBundleStore store = new MemoryBundleStore();
        SampleBundle bundle = SampleBundle.write(store, Optional.of(key));
        bundle.ledger.append(EntryKind.NOTE, "mallory", Map.of("text", "later"));
        bundle.writer.seal();
        assertThat(verify(store, List.of()).intact()).isTrue();
        assertThat(verify(store, trusted).deviations()).singleElement().satisfies(deviation -> {
            assertThat(deviation.kind()).isEqualTo(Kind.UNSIGNED);
            assertThat(deviation.entry()).isEqualTo(SampleBundle.ENTRIES + 2);
        });
    }

    @Test
    void aSecondAttestationCoversWhatCameBetween() throws Exception {
        MemoryBundleStore store = new MemoryBundleStore();
        SampleBundle bundle = SampleBundle.write(store, Optional.of(key));
        bundle.ledger.append(EntryKind.NOTE, "alice", Map.of("text", "later"));
        bundle.attest(key);
        bundle.writer.seal();
        assertThat(verify(store, trusted).deviations()).isEmpty();
    }

    /** Who has the key but not the truth: the record was rewritten, the old attestation kept. */
    @Test
    void anAttestationOfAnotherRecordIsNamed() throws IOException {
        MemoryBundleStore store = new MemoryBundleStore();
        SampleBundle bundle = SampleBundle.write(store, Optional.empty());
        byte[] foreign = SampleBundle.signed(key).files.get("attestation.dsse.json");
        bundle.ledger.append(EntryKind.NOTE, "mallory", Map.of());
        bundle.writer.record(
                EntryKind.ATTESTATION,
                "mallory",
                Map.of(),
                List.of(bundle.writer.publish(new BundlePath("attestation.dsse.json"), foreign)));
        bundle.writer.seal();
        // It covers the first entries, which are the same; what was added is not signed.
        assertThat(verify(store, trusted).deviations())
                .extracting(Deviation::kind, Deviation::entry)
                .containsExactly(tuple(Kind.UNSIGNED, SampleBundle.ENTRIES + 1L));
    }

    @Test
    void furtherChecksRunOnTheSameContent() throws IOException {
        Check further = (bundle, findings) ->
                findings.addEntry(Kind.DECISION, bundle.entries().size(), "does not follow");
        assertThat(new BundleVerifier(List.of(), List.of(further))
                        .verify(SampleBundle.signed(key))
                        .deviations())
                .containsExactly(new Deviation(Kind.DECISION, "ledger.jsonl", 8, "does not follow"));
    }

    @Test
    void anEmptyFolderAndAForeignOneAreNoBundle(@TempDir Path folder) throws IOException {
        DirectoryBundleStore store = new DirectoryBundleStore(folder);
        assertThat(verify(store).deviations())
                .extracting(Deviation::file)
                .containsExactly("ledger.jsonl", "bundle.json");
        Files.write(folder.resolve("bundle.json"), "{".getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("ledger.jsonl"), new byte[0]);
        assertThat(verify(store).deviations())
                .extracting(Deviation::kind)
                .containsExactly(Kind.DROPPED, Kind.UNREADABLE);
    }

    @Test
    void linksAndNamesThatNoBundleHasAreNamed(@TempDir Path folder) throws IOException {
        DirectoryBundleStore store = new DirectoryBundleStore(folder.resolve("bundle"));
        SampleBundle.write(store, Optional.of(key));
        assertThat(verify(store).deviations()).isEmpty();
        Path report = folder.resolve("bundle/report.md");
        Path moved = Files.move(report, folder.resolve("elsewhere.md"));
        Files.createSymbolicLink(report, moved);
        Files.write(folder.resolve("bundle/a:b"), new byte[0]);
        assertThat(verify(store).deviations())
                .extracting(Deviation::kind, Deviation::file)
                .containsExactly(tuple(Kind.UNREADABLE, "report.md"), tuple(Kind.ADDED, "a:b"));
    }

    private VerificationReport verify(DirectoryBundleStore store) throws IOException {
        return new BundleVerifier(List.of(), List.of()).verify(store);
    }

    private static VerificationReport verify(MemoryBundleStore store, List<VerificationKey> trusted)
            throws IOException {
        return new BundleVerifier(trusted, List.of()).verify(store);
    }
}
