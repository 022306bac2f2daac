package io.jenkins.plugins.releasereadiness.benchmarks.jmh;

import io.jenkins.plugins.releasereadiness.benchmarks.reports.Report;
import io.jenkins.plugins.releasereadiness.benchmarks.ways.Contender;
import io.jenkins.plugins.releasereadiness.benchmarks.ways.Way;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One report read to its end by one contender, in a JVM of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReadBenchmark {
    /** System property with the folder of the reports. */
    public static final String FOLDER = "benchmarks.reports";

    @Param({})
    public Contender contender;

    @Param({})
    public Report report;

    private Path file;
    private Way way;

    /** Reads the report once and refuses to measure if a number of it is wrong. */
    @Setup
    public void check() throws Exception {
        Path folder = Path.of(System.getProperty(FOLDER));
        file = report.in(folder);
        way = contender.way(report);
        report.known(folder).check(contender.id(), way.read(file));
    }

    @Benchmark
    public Map<String, ?> read() throws Exception {
        return way.read(file);
    }
}
