package io.jenkins.plugins.releasereadiness.benchmarks.run;

import io.jenkins.plugins.releasereadiness.benchmarks.jmh.CpuTime;
import io.jenkins.plugins.releasereadiness.benchmarks.jmh.ReadBenchmark;
import io.jenkins.plugins.releasereadiness.benchmarks.jmh.VerifyBenchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one benchmark by JMH in a JVM of its own. */
final class Jmh {
    /** What {@link GCProfiler} calls what an operation allocates. */
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Plan plan;

    Jmh(Plan plan) {
        this.plan = plan;
    }

    /**
     * @param method the benchmark, as {@code Class.method}
     * @param params its parameters
     * @throws IllegalStateException if it refused to measure; the log tells why
     */
    Cost run(String method, Map<String, ?> params) throws IOException {
        return run(method, params, plan.warmups(), plan.iterations());
    }

    /** As {@link #run(String, Map)}, with other numbers of iterations that do not count and that do. */
    Cost run(String method, Map<String, ?> params, int warmups, int iterations) throws IOException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + method.replace(".", "\\.") + "$")
                .forks(1)
                .warmupIterations(warmups)
                .warmupTime(TimeValue.milliseconds(plan.iteration().toMillis()))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.milliseconds(plan.iteration().toMillis()))
                .shouldFailOnError(true)
                .addProfiler(CpuTime.class)
                .addProfiler(GCProfiler.class)
                // Instead of those of this JVM, whose heap is small.
                .jvmArgs(arguments());
        params.forEach((name, value) -> options.param(name, String.valueOf(value)));
        try (PrintStream log = new PrintStream(
                Files.newOutputStream(plan.log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            Collection<RunResult> results = new Runner(
                            options.build(), OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL))
                    .run();
            if (results.size() != 1) {
                throw new IllegalStateException(method + " " + params + ": " + results.size() + " benchmarks ran");
            }
            return cost(results.iterator().next());
        } catch (RunnerException e) {
            throw new IllegalStateException(method + " " + params + " was not measured; see " + plan.log(), e);
        }
    }

    private String[] arguments() {
        List<String> arguments = new ArrayList<>(JdkParsers.ARGUMENTS);
        arguments.add(property(ReadBenchmark.FOLDER, plan.reports()));
        arguments.add(property(VerifyBenchmark.FOLDER, plan.bundle()));
        arguments.add(property(VerifyBenchmark.ENTRIES, plan.bundleEntries()));
        return arguments.toArray(String[]::new);
    }

    private static String property(String name, Object value) {
        return "-D" + name + "=" + value;
    }

    private static Cost cost(RunResult run) {
        Cost least = null;
        for (BenchmarkResult fork : run.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                Map<String, Result> more = iteration.getSecondaryResults();
                Cost cost = new Cost(
                        score(more, CpuTime.PROCESS),
                        score(more, CpuTime.THREAD),
                        iteration.getPrimaryResult().getScore(),
                        score(more, ALLOCATED));
                least = least == null ? cost : least.least(cost);
            }
        }
        return least;
    }

    private static double score(Map<String, Result> results, String label) {
        return results.entrySet().stream()
                .filter(result -> result.getKey().endsWith(label))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("JMH gave no " + label + " but " + results.keySet()))
                .getValue()
                .getScore();
    }
}
