package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import java.util.Map;
import java.util.TreeMap;

/** What the report of one load test says. What it does not say is {@link #UNKNOWN} or NaN, never 0. */
final class LoadRun {
    static final long UNKNOWN = -1;

    long requests;
    long failed = UNKNOWN;
    long thresholdsFailed = UNKNOWN;
    double meanMs = Double.NaN;
    double maxMs = Double.NaN;
    double requestsPerSecond = Double.NaN;

    private final Map<Integer, Double> percentilesMs = new TreeMap<>();

    /** Sets a percentile; NaN leaves it unknown. */
    void percentile(int percent, double milliseconds) {
        if (!Double.isNaN(milliseconds)) {
            percentilesMs.put(percent, milliseconds);
        }
    }

    /** The percentile, NaN if unknown. */
    double percentile(int percent) {
        return percentilesMs.getOrDefault(percent, Double.NaN);
    }
}
