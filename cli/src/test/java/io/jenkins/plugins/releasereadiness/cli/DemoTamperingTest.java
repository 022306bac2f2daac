package io.jenkins.plugins.releasereadiness.cli;

import static io.jenkins.plugins.releasereadiness.cli.Tampering.LEDGER;
import static io.jenkins.plugins.releasereadiness.cli.Tampering.bytes;
import static io.jenkins.plugins.releasereadiness.cli.Tampering.changed;
import static io.jenkins.plugins.releasereadiness.cli.Tampering.lines;
import static io.jenkins.plugins.releasereadiness.cli.Tampering.rearranged;
import static io.jenkins.plugins.releasereadiness.cli.Tampering.structure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.releasereadiness.engine.attest.Attestor;
import io.jenkins.plugins.releasereadiness.engine.attest.ReleaseClaim;
import io.jenkins.plugins.releasereadiness.engine.attest.SigningKey;
import io.jenkins.plugins.releasereadiness.engine.attest.TestKeys;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleIndex;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import io.jenkins.plugins.releasereadiness.engine.ledger.MemoryLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.verify.BundleVerifier;
import io.jenkins.plugins.releasereadiness.engine.verify.Deviation;
import io.jenkins.plugins.releasereadiness.engine.verify.MemoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.verify.VerificationReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tampering with the signed bundle of every demonstration: all of it is found, and what was touched is named. */
class DemoTamperingTest {
    private static final String INDEX = BundlePath.INDEX.value();

    private static final SigningKey KEY = TestKeys.ed25519();
    private static final Map<DemoScenario, MemoryBundleStore> BUNDLES = new EnumMap<>(DemoScenario.class);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void play() throws IOException {
        BUNDLES.putAll(Tampering.bundles(folder, KEY));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TAMPERED")
    void untouchedItIsProven(DemoScenario scenario) throws IOException {
        VerificationReport report = strict(BUNDLES.get(scenario));

        assertThat(report.deviations()).isEmpty();
        assertThat(report.proven()).hasSize(3);
    }

    /** Of every file the first byte, the last, and every 1009th between them. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TAMPERED")
    void changedBytesAreNamed(DemoScenario scenario) {
        changed(BUNDLES.get(scenario), 0, 1009);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TAMPERED")
    void removedAddedAndExchangedFilesAreNamed(DemoScenario scenario) throws IOException {
        MemoryBundleStore bundle = BUNDLES.get(scenario);
        String before = bundle.list().get(bundle.list().size() - 1);
        for (String file : bundle.list()) {
            assertThat(structure(bundle.without(file)))
                    .anyMatch(deviation -> deviation.file().equals(file) && deviation.kind() == Deviation.Kind.MISSING);
            assertThat(structure(bundle.with("extra/" + file, bundle.files.get(file))))
                    .anyMatch(deviation ->
                            deviation.file().equals("extra/" + file) && deviation.kind() == Deviation.Kind.ADDED);
            assertThat(structure(bundle.with(file, bundle.files.get(before)).with(before, bundle.files.get(file))))
                    .extracting(Deviation::file)
                    .contains(file, before);
            before = file;
        }
    }

    /** Every fourth line and the last. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TAMPERED")
    void removedDuplicatedAndReorderedLinesAreNamed(DemoScenario scenario) throws IOException {
        rearranged(BUNDLES.get(scenario), 4);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TAMPERED")
    void everyCutOfTheLedgerIsNamed(DemoScenario scenario) throws IOException {
        MemoryBundleStore bundle = BUNDLES.get(scenario);
        List<String> lines = lines(bundle);
        for (int left = 0; left < lines.size(); left++) {
            assertThat(structure(bundle.with(LEDGER, bytes(lines.subList(0, left)))))
                    .anyMatch(
                            deviation -> deviation.file().equals(LEDGER) && deviation.kind() == Deviation.Kind.DROPPED);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TAMPERED")
    void whatIsDroppedFromTheIndexIsNamed(DemoScenario scenario) throws IOException {
        MemoryBundleStore bundle = BUNDLES.get(scenario);
        BundleIndex index = BundleIndex.read(bundle.files.get(INDEX));
        for (BundleFile dropped : index.files()) {
            List<BundleFile> rest = new ArrayList<>(index.files());
            rest.remove(dropped);
            byte[] shorter = new BundleIndex(index.tool(), index.release(), index.head(), rest).bytes();
            assertThat(structure(bundle.with(INDEX, shorter))).anySatisfy(deviation -> {
                assertThat(deviation.file()).isEqualTo(INDEX);
                assertThat(deviation.message()).contains("does not list " + dropped.path());
            });
        }
    }

    /**
     * Whoever can write all of a bundle can make it agree with itself again after any cut. Only the signature shows it, and
     * without a key the report says that it did not.
     */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TAMPERED")
    void aRecordCutAndIndexedAnewIsFoundByTheKeyAlone(DemoScenario scenario) throws IOException {
        MemoryBundleStore bundle = BUNDLES.get(scenario);
        List<LedgerEntry> entries = entries(bundle);
        for (int left = 2; left < entries.size(); left += 5) {
            MemoryBundleStore forged = forge(bundle, entries.subList(0, left));

            assertThat(strict(forged).deviations())
                    .as("cut after entry %d", left)
                    .isNotEmpty();
        }
        MemoryBundleStore beforeSigning = forge(bundle, entries.subList(0, (int) entries.stream()
                .takeWhile(entry -> entry.kind() != EntryKind.DOCUMENT)
                .count()));
        VerificationReport trusting =
                new BundleVerifier(List.of(), BundleVerifier.judgingAgain()).verify(beforeSigning);
        assertThat(trusting.deviations()).isEmpty();
        assertThat(trusting.notProven().get(0)).contains("Who wrote the bundle");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TAMPERED")
    void aBundleSignedAnewWithAnotherKeyIsNamed(DemoScenario scenario) throws Exception {
        MemoryBundleStore bundle = BUNDLES.get(scenario).copy();
        Ledger ledger = Ledger.open(new MemoryLedgerStore(bundle.files.get(LEDGER)), Clock.systemUTC());
        BundleWriter writer = BundleWriter.copyingLedger(ledger, bundle);
        new Attestor(ledger, writer, Clock.systemUTC(), ReleaseClaim.VERIFIER, List.of(TestKeys.ed25519()))
                .sign("system:mallory");
        writer.seal();

        assertThat(strict(bundle).deviations())
                .extracting(Deviation::kind, Deviation::file)
                .contains(
                        tuple(Deviation.Kind.WRONG_KEY, Attestor.SVR_FILE.value()),
                        tuple(Deviation.Kind.WRONG_KEY, Attestor.VSA_FILE.value()));
    }

    /** A bundle of the first entries with everything that can be made to fit without a key. */
    private static MemoryBundleStore forge(MemoryBundleStore bundle, List<LedgerEntry> entries) throws IOException {
        MemoryBundleStore forged = new MemoryBundleStore();
        MemoryLedgerStore store = new MemoryLedgerStore(bytes(lines(bundle).subList(0, entries.size())));
        for (LedgerEntry entry : entries) {
            for (BundleFile file : BundleFile.of(entry)) {
                byte[] content = bundle.files.get(file.path().value());
                forged.put(file.path(), () -> new ByteArrayInputStream(content));
            }
        }
        BundleWriter.copyingLedger(Ledger.open(store, Clock.systemUTC()), forged)
                .seal();
        return forged;
    }

    private static List<LedgerEntry> entries(MemoryBundleStore bundle) throws IOException {
        return Ledger.open(new MemoryLedgerStore(bundle.files.get(LEDGER)), Clock.systemUTC())
                .entries();
    }

    /** As an auditor verifies who has the key. */
    private static VerificationReport strict(MemoryBundleStore bundle) throws IOException {
        return new BundleVerifier(List.of(KEY.publicKey()), BundleVerifier.judgingAgain()).verify(bundle);
    }
}
