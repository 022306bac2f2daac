package io.jenkins.plugins.releasereadiness.cli;

import static io.jenkins.plugins.releasereadiness.cli.Tampering.LEDGER;
import static io.jenkins.plugins.releasereadiness.cli.Tampering.changed;
import static io.jenkins.plugins.releasereadiness.cli.Tampering.named;
import static io.jenkins.plugins.releasereadiness.cli.Tampering.rearranged;

import io.jenkins.plugins.releasereadiness.engine.attest.TestKeys;
import io.jenkins.plugins.releasereadiness.engine.verify.MemoryBundleStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As {@link DemoTamperingTest}, with nearly every change that can be made; it prints how many there were. */
@Tag("long")
class DemoTamperingLongTest {
    private static Map<DemoScenario, MemoryBundleStore> bundles;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void play() throws IOException {
        bundles = Tampering.bundles(folder, TestKeys.ed25519());
    }

    /**
     * Every byte of files up to 5000 bytes; of larger ones the first, the last, and of the others one in
     * {@code tampering.step}, 7 unless told otherwise; 1 takes every byte.
     */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TAMPERED")
    void nearlyEveryChangedByteIsNamed(DemoScenario scenario) {
        long changes = changed(bundles.get(scenario), 5000, Integer.getInteger("tampering.step", 7));
        System.out.println(scenario + ": " + changes + " changed bytes, all found and named");
    }

    /** A line break more or less is what could lead the count of entries astray, so each of them is tried. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TAMPERED")
    void everyJoinedOrSplitLineIsNamed(DemoScenario scenario) {
        MemoryBundleStore bundle = bundles.get(scenario);
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
    void everyRemovedDuplicatedAndReorderedLineIsNamed(DemoScenario scenario) throws IOException {
        long changes = rearranged(bundles.get(scenario), 1);
        System.out.println(scenario + ": " + changes + " removed, duplicated and moved lines, all found and named");
    }
}
