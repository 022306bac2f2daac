package io.jenkins.plugins.releasereadiness.benchmarks.jmh;

import io.jenkins.plugins.releasereadiness.engine.attest.AttestationException;
import io.jenkins.plugins.releasereadiness.engine.attest.Attestor;
import io.jenkins.plugins.releasereadiness.engine.attest.ReleaseClaim;
import io.jenkins.plugins.releasereadiness.engine.attest.SigningKey;
import io.jenkins.plugins.releasereadiness.engine.attest.VerificationKey;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.DirectoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.MemoryLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.policy.BuiltInPolicies;
import io.jenkins.plugins.releasereadiness.engine.policy.KnownFormats;
import io.jenkins.plugins.releasereadiness.engine.policy.LoadedPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyException;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyFiles;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyLoader;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.RecordWriter;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A signed bundle on disk: a ledger of so many entries around files of so many bytes, all recorded. */
public final class LargeBundle {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final String ACTOR = "system:benchmark";
    private static final int FILE_BYTES = 8 << 20;
    private static final String KEY = "public.pem";

    private LargeBundle() {}

    /** Writes it unless it is there. */
    public static void write(Path folder, int entries, int mebibytes) throws IOException {
        Path key = folder.resolve(KEY);
        if (Files.exists(key)) {
            return;
        }
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            SigningKey signing = SigningKey.of(pair.getPrivate(), pair.getPublic());
            record(files(folder), entries, mebibytes, signing);
            Files.writeString(key, signing.publicKey().pem());
        } catch (GeneralSecurityException | AttestationException | PolicyException e) {
            throw new IOException(e);
        }
    }

    static Path files(Path folder) {
        return folder.resolve("bundle");
    }

    static List<VerificationKey> key(Path folder) throws IOException, AttestationException {
        return VerificationKey.read(Files.readString(folder.resolve(KEY)));
    }

    private static void record(Path folder, int entries, int mebibytes, SigningKey key)
            throws IOException, AttestationException, PolicyException {
        Ledger ledger = Ledger.open(new MemoryLedgerStore(), CLOCK);
        BundleWriter bundle = BundleWriter.copyingLedger(ledger, new DirectoryBundleStore(folder));
        RecordWriter writer = new RecordWriter(ledger, bundle);
        writer.started(
                ACTOR,
                "release-readiness benchmark",
                new Release(
                        "shop",
                        Optional.of("1.2.3"),
                        Optional.of("12".repeat(20)),
                        "shop #42",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("shop.jar", "ab".repeat(32))));
        LoadedPolicy policy = new PolicyLoader(KnownFormats.of(Readers.load()), PolicyFiles.NONE)
                .builtIn(BuiltInPolicies.PRODUCTION_READINESS);
        writer.policy(
                ACTOR, new PolicySnapshot(policy.policy().name(), policy.origin(), policy.sha256(), policy.document()));
        SplittableRandom random = new SplittableRandom(7);
        byte[] content = new byte[FILE_BYTES];
        int files = Math.max(1, mebibytes / (FILE_BYTES >> 20));
        for (int i = 0; i < files; i++) {
            random.nextBytes(content);
            writer.document(ACTOR, "evidence/scan/report-" + i + ".bin", content);
        }
        // The last entry is the signature.
        for (int i = (int) ledger.head().entries(); i < entries - 1; i++) {
            writer.announcement(ACTOR, "[AUTOMATION] step " + i + " executed: copied the images to the next zone");
        }
        new Attestor(ledger, bundle, CLOCK, ReleaseClaim.VERIFIER, List.of(key)).svr(ACTOR);
        writer.seal();
    }
}
