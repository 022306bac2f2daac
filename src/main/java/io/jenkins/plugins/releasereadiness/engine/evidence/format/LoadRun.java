package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import java.io.IOException;
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

    /**
     * A time or rate: not negative, NaN for null.
     *
     * @throws io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException if it is no such number
     */
    static double measure(JsonCursor json, String what) throws IOException {
        if (json.isNull()) {
            return Double.NaN;
        }
        double value = json.number(what);
        if (value < 0) {
            throw json.unreadable(what + " is negative: " + value);
        }
        return value;
    }
}
