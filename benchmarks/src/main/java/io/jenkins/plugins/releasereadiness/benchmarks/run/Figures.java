package io.jenkins.plugins.releasereadiness.benchmarks.run;

import io.jenkins.plugins.releasereadiness.benchmarks.reports.Report;
import io.jenkins.plugins.releasereadiness.benchmarks.ways.Contender;
import java.util.List;
import java.util.Optional;

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

    /** Reading and hashing by the bare tokens and SHA-256 together, in CPU time. */
    double overFloor() {
        return over(Contender.TOKENS);
    }

    /** Reading and hashing by a floor and SHA-256 together, in CPU time. */
    double over(Contender floor) {
        return engine().processMs()
                / (cost(floor).orElseThrow().processMs()
                        + cost(Contender.SHA256).orElseThrow().processMs());
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
