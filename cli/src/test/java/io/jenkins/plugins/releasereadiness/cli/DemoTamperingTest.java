package io.jenkins.plugins.releasereadiness.cli;

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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tampering with the signed bundle of every demonstration: all of it is found, and what was touched is named. The scenario
 * {@code tampered} is that of {@code go} until its end, so it is left to the test of the command.
 */
class DemoTamperingTest {
    private static final String LEDGER = BundlePath.LEDGER.value();
    private static final String INDEX = BundlePath.INDEX.value();

    private static final SigningKey KEY = TestKeys.ed25519();
    private static final Map<DemoScenario, MemoryBundleStore> BUNDLES = new EnumMap<>(DemoScenario.class);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void play() throws IOException {
        for (DemoScenario scenario : EnumSet.complementOf(EnumSet.of(DemoScenario.TAMPERED))) {
            Path place = folder.resolve(scenario.word());
            new DemoRelease(scenario, place, List.of(KEY), line -> {}).play();
            BUNDLES.put(scenario, MemoryBundleStore.of(place.resolve("bundle")));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TAMPERED")
    void untouchedItIsProven(DemoScenario scenario) throws IOException {
        VerificationReport report = strict(BUNDLES.get(scenario));

        assertThat(report.deviations()).isEmpty();
        assertThat(report.proven()).hasSize(3);
    }

    /** Every byte of files up to 300 bytes; of larger ones every 2503rd, the first and the last. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TAMPERED")
    void changedBytesAreNamed(DemoScenario scenario) {
        changed(BUNDLES.get(scenario), 300, 2503);
    }

    /**
     * Every byte of files up to 5000 bytes; of larger ones the first, the last, and of the others one in
     * {@code tampering.step}, 7 unless told otherwise; 1 takes every byte.
     */
    @Tag("long")
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TAMPERED")
    void nearlyEveryChangedByteIsNamed(DemoScenario scenario) {
        long changes = changed(BUNDLES.get(scenario), 5000, Integer.getInteger("tampering.step", 7));
        System.out.println(scenario + ": " + changes + " changed bytes, all found and named");
    }

    /** A line break more or less is what could lead the count of entries astray, so each of them is tried. */
    @Tag("long")
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TAMPERED")
    void everyJoinedOrSplitLineIsNamed(DemoScenario scenario) {
        MemoryBundleStore bundle = BUNDLES.get(scenario);
        byte[] content = bundle.files.get(LEDGER);
        long joined = named(
                bundle, LEDGER, IntStream.range(0, content.length).filter(i -> content[i] == '\n'), (i, old) -> ' ');
        long split = named(
                bundle,
                LEDGER,
                IntStream.range(0, content.length).filter(i -> content[i] == ',' || content[i] == '"'),
                (i, old) -> '\n');
        System.out.println(scenario + ": " + joined + " joined and " + split + " split lines, all found and named");
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

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TAMPERED")
    void removedDuplicatedAndReorderedLinesAreNamed(DemoScenario scenario) throws IOException {
        MemoryBundleStore bundle = BUNDLES.get(scenario);
        List<String> lines = lines(bundle);
        for (int i = 0; i < lines.size(); i++) {
            List<String> removed = new ArrayList<>(lines);
            removed.remove(i);
            assertEntry(bundle, removed, i + 1, Deviation.Kind.DROPPED);
            List<String> doubled = new ArrayList<>(lines);
            doubled.add(i, lines.get(i));
            assertEntry(bundle, doubled, i + 1, Deviation.Kind.DUPLICATED);
            if (i + 2 < lines.size()) {
                List<String> moved = new ArrayList<>(lines);
                moved.add(i + 2, moved.remove(i));
                assertEntry(bundle, moved, i + 1, Deviation.Kind.REORDERED);
            }
        }
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

    /** How many changes were made, each found. */
    private static long changed(MemoryBundleStore bundle, int small, int step) {
        return bundle.files.entrySet().stream()
                .mapToLong(file -> {
                    int length = file.getValue().length;
                    // Another change for each place, never none: 1 to 255 as the place has it.
                    return named(
                            bundle,
                            file.getKey(),
                            IntStream.range(0, length).filter(i -> length <= small || i % step == 0 || i == length - 1),
                            (i, old) -> old ^ (1 + i * 31 % 255));
                })
                .sum();
    }

    private static long named(
            MemoryBundleStore bundle, String file, IntStream positions, IntBinaryOperator changedByte) {
        byte[] content = bundle.files.get(file);
        return positions
                .parallel()
                .mapToLong(i -> {
                    byte[] other = content.clone();
                    other[i] = (byte) changedByte.applyAsInt(i, content[i]);
                    long entry = file.equals(LEDGER)
                            ? 1
                                    + IntStream.range(0, i)
                                            .filter(j -> content[j] == '\n')
                                            .count()
                            : 0;
                    assertThat(structure(bundle.with(file, other)))
                            .as("%s, byte %d", file, i)
                            .anyMatch(deviation ->
                                    deviation.file().equals(file) && (entry == 0 || deviation.entry() == entry));
                    return 1;
                })
                .sum();
    }

    private static void assertEntry(MemoryBundleStore bundle, List<String> lines, long entry, Deviation.Kind kind)
            throws IOException {
        assertThat(structure(bundle.with(LEDGER, bytes(lines))))
                .as("%s entry %d", kind, entry)
                .anyMatch(deviation ->
                        deviation.file().equals(LEDGER) && deviation.entry() == entry && deviation.kind() == kind);
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

    private static List<String> lines(MemoryBundleStore bundle) {
        return new String(bundle.files.get(LEDGER), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static byte[] bytes(List<String> lines) {
        return (lines.isEmpty() ? "" : String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** As an auditor verifies who has the key. */
    private static VerificationReport strict(MemoryBundleStore bundle) throws IOException {
        return new BundleVerifier(List.of(KEY.publicKey()), BundleVerifier.judgingAgain()).verify(bundle);
    }

    /** As anybody verifies, without a key: what is found here needs neither signature nor judging. */
    private static List<Deviation> structure(MemoryBundleStore bundle) {
        try {
            return new BundleVerifier(List.of(), List.of()).verify(bundle).deviations();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
