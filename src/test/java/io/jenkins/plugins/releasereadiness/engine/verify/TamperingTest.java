package io.jenkins.plugins.releasereadiness.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.attest.SigningKey;
import io.jenkins.plugins.releasereadiness.engine.attest.TestKeys;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every small tampering with a small bundle: all found without any key, and what was touched is named. */
class TamperingTest {
    private static final String LEDGER = "ledger.jsonl";
    private static final SigningKey KEY = TestKeys.ed25519();
    private static final MemoryBundleStore BUNDLE = SampleBundle.signed(KEY);

    static List<String> files() {
        return BUNDLE.list();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyChangedByteIsFoundAndNamed(String file) throws IOException {
        changeEveryByte(file, 1);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 0x10, 0x20, 0x40, 0x80})
    void everyChangedBitIsFoundAndNamed(int bit) throws IOException {
        for (String file : files()) {
            changeEveryByte(file, bit);
        }
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("files")
    void everyAddedByteIsFoundAndNamed(String file) throws IOException {
        byte[] content = BUNDLE.files.get(file);
        for (int i = 0; i <= content.length; i++) {
            byte[] longer = new byte[content.length + 1];
            System.arraycopy(content, 0, longer, 0, i);
            longer[i] = ' ';
            System.arraycopy(content, i, longer, i + 1, content.length - i);
            assertNamed(file, BUNDLE.with(file, longer));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyCutIsFoundAndNamed(String file) throws IOException {
        byte[] content = BUNDLE.files.get(file);
        for (int length = 0; length < content.length; length++) {
            assertNamed(file, BUNDLE.with(file, Arrays.copyOf(content, length)));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyRemovedFileIsFoundAndNamed(String file) throws IOException {
        assertThat(deviations(BUNDLE.without(file))).anySatisfy(deviation -> {
            assertThat(deviation.file()).isEqualTo(file);
            assertThat(deviation.kind()).isEqualTo(Deviation.Kind.MISSING);
        });
    }

    @Test
    void everyTwoExchangedFilesAreFoundAndNamed() throws IOException {
        for (String a : files()) {
            for (String b : files()) {
                if (!a.equals(b)) {
                    MemoryBundleStore swapped =
                            BUNDLE.with(a, BUNDLE.files.get(b)).with(b, BUNDLE.files.get(a));
                    assertNamed(a, swapped);
                    assertNamed(b, swapped);
                }
            }
        }
        assertThat(deviations(BUNDLE.with(SampleBundle.REPORT, BUNDLE.files.get(SampleBundle.EVIDENCE))))
                .singleElement()
                .satisfies(deviation ->
                        assertThat(deviation.message()).endsWith("its content is that of " + SampleBundle.EVIDENCE));
    }

    @Test
    void anAddedFileIsFoundAndNamed() throws IOException {
        assertThat(deviations(BUNDLE.with("extra.txt", new byte[0])))
                .containsExactly(new Deviation(
                        Deviation.Kind.ADDED, "extra.txt", 0, "the file is in the bundle but no entry published it"));
    }

    @Test
    void everyRemovedDuplicatedOrMovedLineIsFoundAndNamed() throws IOException {
        List<String> lines = new String(BUNDLE.files.get(LEDGER), StandardCharsets.UTF_8)
                .lines()
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            List<String> removed = new ArrayList<>(lines);
            removed.remove(i);
            assertEntryNamed(i + 1, Deviation.Kind.DROPPED, removed);
            for (int j = 0; j <= lines.size(); j++) {
                List<String> duplicated = new ArrayList<>(lines);
                duplicated.add(j, lines.get(i));
                assertEntryNamed(i + 1, Deviation.Kind.DUPLICATED, duplicated);
            }
            for (int j = i + 2; j < lines.size(); j++) {
                List<String> moved = new ArrayList<>(lines);
                moved.add(j, moved.remove(i));
                assertEntryNamed(i + 1, Deviation.Kind.REORDERED, moved);
                List<String> swapped = new ArrayList<>(lines);
                Collections.swap(swapped, i, j);
                assertNamed(LEDGER, BUNDLE.with(LEDGER, bytes(swapped)));
            }
        }
    }

    /** Whoever can write the bundle but has no key can make everything fit but the signature. */
    @Test
    void aRecordWrittenAnewAroundTheOldSignatureIsFound() throws IOException {
        MemoryBundleStore forged = new MemoryBundleStore();
        SampleBundle bundle = SampleBundle.write(forged, Optional.empty(), "00".repeat(32));
        bundle.writer.record(
                EntryKind.ATTESTATION,
                "system:attestation",
                Map.of(),
                List.of(bundle.writer.publish(
                        new BundlePath("attestation.dsse.json"), BUNDLE.files.get("attestation.dsse.json"))));
        bundle.writer.seal();
        assertThat(new BundleVerifier(List.of(KEY.publicKey()), List.of())
                        .verify(forged)
                        .deviations())
                .singleElement()
                .satisfies(deviation -> {
                    assertThat(deviation.kind()).isEqualTo(Deviation.Kind.CLAIM);
                    assertThat(deviation.file()).isEqualTo("attestation.dsse.json");
                });
    }

    private void changeEveryByte(String file, int bit) throws IOException {
        byte[] content = BUNDLE.files.get(file);
        int line = 1;
        for (int i = 0; i < content.length; i++) {
            byte[] changed = content.clone();
            changed[i] ^= (byte) bit;
            int entry = file.equals(LEDGER) ? line : 0;
            assertThat(deviations(BUNDLE.with(file, changed)))
                    .as("byte %d", i)
                    .anyMatch(deviation -> deviation.file().equals(file) && (entry == 0 || deviation.entry() == entry));
            line += content[i] == '\n' ? 1 : 0;
        }
    }

    private static void assertNamed(String file, MemoryBundleStore tampered) throws IOException {
        assertThat(deviations(tampered)).extracting(Deviation::file).contains(file);
    }

    private static void assertEntryNamed(long entry, Deviation.Kind kind, List<String> lines) throws IOException {
        assertThat(deviations(BUNDLE.with(LEDGER, bytes(lines)))).anySatisfy(deviation -> {
            assertThat(deviation.file()).isEqualTo(LEDGER);
            assertThat(deviation.kind()).isEqualTo(kind);
            assertThat(deviation.entry()).isEqualTo(entry);
        });
    }

    private static byte[] bytes(List<String> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lines.forEach(line -> out.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8)));
        return out.toByteArray();
    }

    private static List<Deviation> deviations(MemoryBundleStore store) throws IOException {
        return new BundleVerifier(List.of(), List.of()).verify(store).deviations();
    }
}
