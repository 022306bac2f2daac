package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The facts of one or more load tests. Counts add up, the mean is weighted by requests, the maximum is the highest;
 * percentiles and the rate of several tests cannot be derived from those of each and are absent.
 */
final class LoadTotals {
    private static final int[] PERCENTILES = {50, 90, 95, 99};

    /** Only the runs that sent something; others would blur what the rest says. */
    private final List<LoadRun> runs = new ArrayList<>();

    private long requests;
    private long failed;
    private long thresholdsFailed;

    /**
     * Adds the test of one report.
     *
     * @throws UnreadableException if its counts contradict each other or their sum is too large (evidence rule 5)
     */
    void add(LoadRun run) throws UnreadableException {
        if (run.failed > run.requests) {
            throw new UnreadableException(
                    "the report counts " + run.failed + " failed requests but only " + run.requests + " requests");
        }
        requests += run.requests;
        if (requests > Facts.MAX_COUNT) {
            throw new UnreadableException("the reports count more requests than 2^53");
        }
        failed = sum(failed, run.failed);
        thresholdsFailed = sum(thresholdsFailed, run.thresholdsFailed);
        if (run.requests > 0) {
            runs.add(run);
        }
    }

    /** Requests of all tests; 0 is vacuous. */
    long requests() {
        return requests;
    }

    /** The facts; of tests without requests only the counts (evidence rule 4). */
    Facts facts() {
        Facts.Builder facts = Facts.builder().count("requests", requests);
        if (failed != LoadRun.UNKNOWN) {
            facts.count("failed", failed);
            if (requests > 0) {
                facts.number("errorRate", (double) failed / requests);
            }
        }
        if (requests > 0) {
            facts.number("meanMs", mean());
            for (int percentile : PERCENTILES) {
                facts.number("p" + percentile + "Ms", only(run -> run.percentile(percentile)));
            }
            facts.number("maxMs", max()).number("requestsPerSecond", only(run -> run.requestsPerSecond));
        }
        if (thresholdsFailed != LoadRun.UNKNOWN) {
            facts.count("thresholdsFailed", thresholdsFailed);
        }
        return facts.build();
    }

    private static long sum(long one, long other) {
        return one == LoadRun.UNKNOWN || other == LoadRun.UNKNOWN ? LoadRun.UNKNOWN : one + other;
    }

    private double mean() {
        if (runs.size() == 1) {
            return runs.get(0).meanMs;
        }
        double sum = 0;
        for (LoadRun run : runs) {
            sum += run.meanMs * run.requests;
        }
        return sum / requests;
    }

    private double max() {
        double max = 0;
        for (LoadRun run : runs) {
            max = Math.max(max, run.maxMs);
        }
        return max;
    }

    private double only(ToDoubleFunction<LoadRun> value) {
        return runs.size() == 1 ? value.applyAsDouble(runs.get(0)) : Double.NaN;
    }
}
