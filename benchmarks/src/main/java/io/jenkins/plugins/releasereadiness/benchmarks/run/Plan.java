package io.jenkins.plugins.releasereadiness.benchmarks.run;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How much is measured.
 *
 * @param name for folders and the results
 * @param part reports have the whole size divided by this
 * @param rounds how often engine and floors take turns, so that they meet the same noise
 * @param warmups iterations that do not count, per JVM
 * @param iterations iterations that count, per JVM
 * @param peerIterations iterations of a peer: so many that do not count, then so many that do
 * @param iteration the least time of an iteration
 * @param patience a peer that needs longer for its first reading in a fresh JVM is not measured further
 * @param peerHeaps whether the smallest heap of peers is looked for
 * @param bundleEntries entries of the ledger that is verified
 * @param bundleMebibytes size of the bundle around it
 */
record Plan(
        String name,
        int part,
        int rounds,
        int warmups,
        int iterations,
        int peerIterations,
        Duration iteration,
        Duration patience,
        boolean peerHeaps,
        int bundleEntries,
        int bundleMebibytes) {
    private static final Path TARGET = Path.of("target");

    /** Everything. */
    static final Plan FULL =
            new Plan("full", 1, 3, 5, 5, 3, Duration.ofSeconds(1), Duration.ofSeconds(60), true, 10_000, 1024);

    /** Tenths, once: for a look at a change. */
    static final Plan QUICK =
            new Plan("quick", 10, 1, 8, 4, 3, Duration.ofMillis(700), Duration.ofSeconds(20), false, 1_000, 104);

    Path reports() {
        return TARGET.resolve(name).resolve("reports");
    }

    Path bundle() {
        return TARGET.resolve(name).resolve("large-bundle");
    }

    Path log() {
        return TARGET.resolve(name).resolve("jmh.log");
    }

    /** Only the full figures are kept with the source. */
    Path results() {
        return this == FULL ? Path.of("results.md") : TARGET.resolve(name).resolve("results.md");
    }
}
