package io.jenkins.plugins.releasereadiness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.attest.SigningKey;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.verify.BundleVerifier;
import io.jenkins.plugins.releasereadiness.engine.verify.Deviation;
import io.jenkins.plugins.releasereadiness.engine.verify.MemoryBundleStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/** Ways to tamper with a bundle, each of which must be found, and what was touched be named. */
final class Tampering {
    static final String LEDGER = BundlePath.LEDGER.value();

    private Tampering() {}

    /**
     * The signed bundle of every demonstration but {@code tampered}, which is that of {@code go} until its end and so is
     * left to the test of the command.
     */
    static Map<DemoScenario, MemoryBundleStore> bundles(Path folder, SigningKey key) throws IOException {
        Map<DemoScenario, MemoryBundleStore> bundles = new EnumMap<>(DemoScenario.class);
        for (DemoScenario scenario : EnumSet.complementOf(EnumSet.of(DemoScenario.TAMPERED))) {
            Path place = folder.resolve(scenario.word());
            new DemoRelease(scenario, place, List.of(key), line -> {}).play();
            bundles.put(scenario, MemoryBundleStore.of(place.resolve("bundle")));
        }
        return bundles;
    }

    /** Removes, doubles and moves lines, each by itself; how often, and each was found. */
    static long rearranged(MemoryBundleStore bundle, int step) throws IOException {
        List<String> lines = lines(bundle);
        long changes = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (i % step != 0 && i < lines.size() - 1) {
                continue;
            }
            List<String> removed = new ArrayList<>(lines);
            removed.remove(i);
            assertEntry(bundle, removed, i + 1, Deviation.Kind.DROPPED);
            List<String> doubled = new ArrayList<>(lines);
            doubled.add(i, lines.get(i));
            assertEntry(bundle, doubled, i + 1, Deviation.Kind.DUPLICATED);
            changes += 2;
            if (i + 2 < lines.size()) {
                List<String> moved = new ArrayList<>(lines);
                moved.add(i + 2, moved.remove(i));
                assertEntry(bundle, moved, i + 1, Deviation.Kind.REORDERED);
                changes++;
            }
        }
        return changes;
    }

    /**
     * Changes bytes, each by itself: all of files up to so many bytes, of larger ones the first, the last, and of the others
     * one in so many; how often, and each was found.
     */
    static long changed(MemoryBundleStore bundle, int small, int step) {
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

    static long named(MemoryBundleStore bundle, String file, IntStream positions, IntBinaryOperator changedByte) {
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

    static List<String> lines(MemoryBundleStore bundle) {
        return new String(bundle.files.get(LEDGER), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    static byte[] bytes(List<String> lines) {
        return (lines.isEmpty() ? "" : String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** As anybody verifies, without a key: what is found here needs neither signature nor judging. */
    static List<Deviation> structure(MemoryBundleStore bundle) {
        try {
            return new BundleVerifier(List.of(), List.of()).verify(bundle).deviations();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
