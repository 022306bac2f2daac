package io.jenkins.plugins.releasereadiness.benchmarks.run;

import io.jenkins.plugins.releasereadiness.benchmarks.reports.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Measures everything and writes the results; {@code benchmarks/run} starts it. */
final class Main {
    private static final String SCORE = "score";
    private static final String VERIFY = "verify";

    private final Plan plan;
    private final boolean peers;
    private final List<String> only;
    private final Conditions conditions = new Conditions();
    private final List<Reading> readings = new ArrayList<>();
    private final List<Scoring> scorings = new ArrayList<>();
    private Optional<Verification> verification = Optional.empty();

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
        Files.createDirectories(interim().getParent());
        Files.deleteIfExists(plan.log());
        if (asked(SCORE)) {
            scorings.addAll(Scoring.measure(plan));
            keep();
        }
        if (asked(VERIFY)) {
            verification = Optional.of(Verification.measure(plan));
            keep();
        }
        List<Report> reports = Arrays.stream(Report.values())
                .filter(report -> asked(report.id()))
                .toList();
        new Readings(plan, peers).measure(reports, more -> {
            readings.addAll(more);
            keep();
        });
        // Only the whole is worth keeping with the source.
        Path file = peers && only.isEmpty() ? plan.results() : interim();
        Files.writeString(file, results());
        Progress.tell("written to " + file.toAbsolutePath());
    }

    /** What was measured so far, so that a run which is stopped leaves it. */
    private void keep() throws IOException {
        Files.writeString(interim(), results());
    }

    private Path interim() {
        return plan.log().resolveSibling("results.md");
    }

    private String results() throws IOException {
        Results results = new Results(plan);
        List<Figures> figures = Arrays.stream(Report.values())
                .filter(report -> readings.stream().anyMatch(reading -> reading.report() == report))
                .map(report -> Figures.of(report, readings))
                .toList();
        if (!figures.isEmpty()) {
            results.reading(figures);
        }
        if (!scorings.isEmpty()) {
            results.scoring(scorings);
        }
        verification.ifPresent(results::verification);
        return results.under(conditions);
    }

    private boolean asked(String part) {
        return only.isEmpty() || only.contains(part);
    }
}
