package io.jenkins.plugins.releasereadiness.benchmarks.jmh;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time per operation: of the measuring thread alone, and of the whole process, which is what the machine pays. On a
 * shared machine it says more than the time on the clock.
 */
public final class CpuTime implements InternalProfiler {
    /** Label of the thread's CPU time, in ms. */
    public static final String THREAD = "cpu.thread";

    /** Label of the process's CPU time, in ms: with garbage collector and compiler. */
    public static final String PROCESS = "cpu.process";

    private static final String WORKER = "jmh-worker";

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long threadBefore;
    private long processBefore;

    @Override
    public String getDescription() {
        return "CPU time of the measuring thread and of the process";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        threadBefore = workers();
        processBefore = system.getProcessCpuTime();
    }

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long operations = result.getMetadata().getAllOps();
        return List.of(
                of(THREAD, workers() - threadBefore, operations),
                of(PROCESS, system.getProcessCpuTime() - processBefore, operations));
    }

    private static ScalarResult of(String label, long nanos, long operations) {
        return new ScalarResult(label, nanos / 1e6 / operations, "ms/op", AggregationPolicy.AVG);
    }

    private long workers() {
        long sum = 0;
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().contains(WORKER)) {
                sum += Math.max(0, threads.getThreadCpuTime(thread.getId()));
            }
        }
        return sum;
    }
}
