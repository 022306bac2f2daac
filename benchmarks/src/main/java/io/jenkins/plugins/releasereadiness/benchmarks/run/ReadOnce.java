package io.jenkins.plugins.releasereadiness.benchmarks.run;

import io.jenkins.plugins.releasereadiness.benchmarks.reports.Report;
import io.jenkins.plugins.releasereadiness.benchmarks.ways.Contender;
import java.nio.file.Path;

/** One reading in a JVM of its own, with whatever heap it was given: contender, report and folder are the arguments. */
final class ReadOnce {
    private ReadOnce() {}

    public static void main(String[] args) throws Exception {
        Contender contender = Contender.valueOf(args[0]);
        Report report = Report.valueOf(args[1]);
        Path folder = Path.of(args[2]);
        report.known(folder).check(contender.id(), contender.way(report).read(report.in(folder)));
    }
}
