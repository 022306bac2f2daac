package io.jenkins.plugins.releasereadiness.benchmarks.run;

import io.jenkins.plugins.releasereadiness.benchmarks.reports.Report;
import io.jenkins.plugins.releasereadiness.benchmarks.ways.Contender;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The readings of one report, and how they compare. */
record Figures(Report report, List<Reading> readings) {
    static Figures of(Report report, List<Reading> all) {
        return new Figures(
                report,
                all.stream().filter(reading -> reading.report() == report).toList());
    }

    Cost engine() {
        return cost(Contender.ENGINE).orElseThrow();
    }

    Optional<Cost> cost(Contender contender) {
        return readings.stream()
                .filter(reading -> reading.contender() == contender)
                .findFirst()
                .flatMap(Reading::cost);
    }

    /** Reading and hashing by a floor and SHA-256 together, in CPU time of the threads that do it. */
    double threadOver(Contender floor) {
        return over(floor, Cost::threadMs);
    }

    /** As {@link #threadOver}, in CPU time of the processes. */
    double processOver(Contender floor) {
        return over(floor, Cost::processMs);
    }

    private double over(Contender floor, ToDoubleFunction<Cost> cpu) {
        return cpu.applyAsDouble(engine())
                / (cpu.applyAsDouble(cost(floor).orElseThrow())
                        + cpu.applyAsDouble(cost(Contender.SHA256).orElseThrow()));
    }

    /** How many times the engine's CPU time it takes; empty if it was too slow to measure. */
    Optional<Double> timesEngine(Reading reading) {
        return reading.cost().map(cost -> cost.processMs() / engine().processMs());
    }

    String engineHeap() {
        return readings.stream()
                .filter(reading -> reading.contender() == Contender.ENGINE)
                .findFirst()
                .flatMap(Reading::heap)
                .orElse("");
    }
}
