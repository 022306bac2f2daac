package io.jenkins.plugins.releasereadiness.benchmarks.run;

import io.jenkins.plugins.releasereadiness.benchmarks.jmh.LargeBundle;
import io.jenkins.plugins.releasereadiness.benchmarks.reports.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Measures everything and writes the results; {@code benchmarks/run} starts it. */
final class Main {
    private static final String SCORE = "score";
    private static final String VERIFY = "verify";

    private final Plan plan;
    private final boolean peers;
    private final List<String> only;

    /** @param only ids of reports, or other parts; empty for all */
    private Main(Plan plan, boolean peers, List<String> only) {
        this.plan = plan;
        this.peers = peers;
        this.only = only;
    }

    public static void main(String[] args) throws IOException {
        List<String> words = new ArrayList<>(List.of(args));
        Plan plan = words.remove("--quick") ? Plan.QUICK : Plan.FULL;
        boolean peers = !words.remove("--no-peers");
        List<String> known =
                new ArrayList<>(Arrays.stream(Report.values()).map(Report::id).toList());
        known.addAll(List.of(SCORE, VERIFY));
        if (!known.containsAll(words)) {
            System.err.println("usage: benchmarks/run [--quick] [--no-peers] [PART...]\nparts (default: all): "
                    + String.join(" ", known));
            System.exit(2);
        }
        new Main(plan, peers, words).run();
    }

    private void run() throws IOException {
        Files.createDirectories(plan.log().getParent());
        Files.deleteIfExists(plan.log());
        Conditions conditions = new Conditions();
        Results results = new Results(plan);
        List<Report> reports = Arrays.stream(Report.values())
                .filter(report -> asked(report.id()))
                .toList();
        if (!reports.isEmpty()) {
            List<Reading> readings = new Readings(plan, peers).of(reports);
            results.reading(
                    reports.stream().map(report -> Figures.of(report, readings)).toList());
        }
        if (asked(SCORE)) {
            results.scoring(Scoring.measure(plan));
        }
        if (asked(VERIFY)) {
            verify(results);
        }
        // Only the whole is worth keeping with the source.
        Path file = peers && only.isEmpty() ? plan.results() : plan.log().resolveSibling("results.md");
        Files.writeString(file, results.under(conditions));
        System.out.println(results);
        Progress.tell("written to " + file.toAbsolutePath());
    }

    private boolean asked(String part) {
        return only.isEmpty() || only.contains(part);
    }

    private void verify(Results results) throws IOException {
        Progress.tell("writing a bundle of " + plan.bundleMebibytes() + " MiB");
        LargeBundle.write(plan.bundle(), plan.bundleEntries(), plan.bundleMebibytes());
        Jmh jmh = new Jmh(plan);
        Progress.tell("verifying it");
        Cost verify = jmh.run("VerifyBenchmark.verify", Map.of());
        Progress.tell("SHA-256 of its files");
        results.verification(verify, jmh.run("VerifyBenchmark.sha256", Map.of()));
    }
}
