package io.jenkins.plugins.releasereadiness.benchmarks.run;

import io.jenkins.plugins.releasereadiness.benchmarks.reports.Notation;
import io.jenkins.plugins.releasereadiness.benchmarks.ways.Contender;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What was measured, as Markdown. */
final class Results {
    private static final double HEAVY_PEER_TARGET = 15;
    private static final int HEAP_TARGET = 16;

    private final Plan plan;
    private final StringBuilder text = new StringBuilder();

    Results(Plan plan) {
        this.plan = plan;
    }

    Results reading(List<Figures> all) throws IOException {
        heading("Reading reports");
        Table table = new Table(
                "report",
                "MB",
                "read + hash ÷ floor",
                "of processes",
                "target",
                "nearest peer ÷ engine",
                "heavy peers ÷ engine",
                "smallest heap MB");
        for (Figures figures : all) {
            double ratio = figures.threadOver(Contender.TOKENS);
            double target = figures.report().notation().target();
            table.row(
                    figures.report().id(),
                    Table.number(megabytes(figures)),
                    Table.number(ratio),
                    Table.number(figures.processOver(Contender.TOKENS)),
                    mark(ratio <= target) + "≤ " + target,
                    nearest(figures, Contender.Role.PEER, 1),
                    nearest(figures, Contender.Role.HEAVY_PEER, HEAVY_PEER_TARGET),
                    heap(figures.engineHeap()));
        }
        text.append(table)
                .append("\nTargets for the last three: more than 1, at least ")
                .append((int) HEAVY_PEER_TARGET)
                .append(", at most ")
                .append(HEAP_TARGET)
                .append(". Heavy peers are analysis-model and coverage-model.\n");
        for (Figures figures : all) {
            details(figures);
        }
        return this;
    }

    private void details(Figures figures) throws IOException {
        double megabytes = megabytes(figures);
        heading(figures.report().id() + " (" + Table.number(megabytes) + " MB)");
        Table table = new Table(
                "",
                "CPU ms",
                "thread's CPU ms",
                "wall ms",
                "MB/s of CPU",
                "÷ engine",
                "allocated MB",
                "smallest heap MB");
        for (Reading reading : figures.readings()) {
            String heap = reading.heap().orElse("–");
            String title = reading.contender() == Contender.TOKENS
                    ? reading.contender().title() + " ("
                            + figures.report().notation().tokenizer() + ")"
                    : reading.contender().title();
            Optional<Cost> cost = reading.cost();
            if (cost.isPresent()) {
                table.row(
                        title,
                        Table.number(cost.get().processMs()),
                        Table.number(cost.get().threadMs()),
                        Table.number(cost.get().wallMs()),
                        Table.number(megabytes / cost.get().processMs() * 1000),
                        Table.number(figures.timesEngine(reading).orElseThrow()),
                        Table.number(cost.get().allocatedBytes() / 1e6),
                        heap);
            } else {
                String limit = "> " + plan.patience().toMillis();
                table.row(
                        title,
                        limit,
                        "–",
                        limit,
                        "–",
                        "> "
                                + Table.number(plan.patience().toMillis()
                                        / figures.engine().processMs()),
                        "–",
                        heap);
            }
        }
        text.append(table);
        if (figures.report().notation() == Notation.CSV) {
            text.append("\nBeside lines, which are less than rows, and SHA-256: ")
                    .append(Table.number(figures.threadOver(Contender.LINES)))
                    .append(".\n");
        }
    }

    Results scoring(List<Scoring> all) {
        heading("Scorecards over facts that were read already");
        Table table = new Table("", "wall ms", "target", "CPU ms", "allocated kB");
        for (Scoring each : all) {
            table.row(
                    each.name(),
                    Table.number(each.cost().wallMs()),
                    mark(each.cost().wallMs() < each.targetMs()) + "< " + Table.whole(each.targetMs()),
                    Table.number(each.cost().processMs()),
                    Table.number(each.cost().allocatedBytes() / 1e3));
        }
        text.append(table);
        return this;
    }

    Results verification(Verification verification) {
        heading("Verifying a signed bundle: " + plan.bundleEntries() + " entries, " + plan.bundleMebibytes() + " MiB");
        Cost verify = verification.verify();
        Cost hash = verification.hash();
        double ratio = verification.ratio();
        Table table = new Table("", "CPU ms", "wall ms", "÷ SHA-256", "target", "allocated MB");
        table.row(
                "verify",
                Table.number(verify.processMs()),
                Table.number(verify.wallMs()),
                Table.number(ratio),
                mark(ratio <= 1.5) + "≤ 1.5",
                Table.number(verify.allocatedBytes() / 1e6));
        table.row(
                "SHA-256 of the same files",
                Table.number(hash.processMs()),
                Table.number(hash.wallMs()),
                "1",
                "–",
                Table.number(hash.allocatedBytes() / 1e6));
        text.append(table);
        return this;
    }

    private double megabytes(Figures figures) throws IOException {
        return figures.report().known(plan.reports()).count("bytes") / 1e6;
    }

    private String nearest(Figures figures, Contender.Role role, double target) {
        List<Reading> peers = figures.readings().stream()
                .filter(reading -> reading.contender().role() == role)
                .toList();
        return peers.stream()
                .flatMap(reading -> figures.timesEngine(reading).stream())
                .min(Double::compare)
                .map(times -> mark(times >= target) + Table.number(times))
                .orElse(peers.isEmpty() ? "–" : "too slow to measure");
    }

    private static String heap(String heap) {
        return mark(heap.matches("\\d+") && Integer.parseInt(heap) <= HEAP_TARGET) + heap;
    }

    private static String mark(boolean met) {
        return met ? "" : "**missed** ";
    }

    private void heading(String words) {
        text.append("\n## ").append(words).append("\n\n");
    }

    /** Everything, with where and when it was measured in front. */
    String under(Conditions conditions) throws IOException {
        StringBuilder all = new StringBuilder("# Benchmark results\n\nWritten by `benchmarks/run"
                + (plan == Plan.FULL ? "" : " --" + plan.name()) + "`;"
                + " [how to read and repeat it](../docs/developer/benchmarks.md).\n\n");
        conditions.lines().forEach(line -> all.append("- ").append(line).append('\n'));
        all.append(
                "- CPU is that of the whole process (collector and compiler included) for one operation in a warm JVM,"
                        + " the least of " + plan.rounds() * plan.iterations() + " iterations in " + plan.rounds()
                        + " JVMs (scorecards and bundle: " + plan.iterations() + " in one; peers: "
                        + plan.peerIterations()
                        + " in one)\n");
        all.append(
                "- *floor* is the bare tokens and SHA-256 of the same bytes, each measured alone, added up; compared by the CPU of"
                        + " the reading threads, as each is one thread's work and a process is only measured in steps of 10 ms\n");
        return all.append(text).toString();
    }
}
