package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;

/** How many findings there are of each severity, and how many are suppressed and therefore of none. */
final class FindingCounts {
    private final long[] counts = new long[FindingSeverity.values().length];
    private long suppressed;

    void add(FindingSeverity severity) {
        add(severity, 1);
    }

    void add(FindingSeverity severity, long findings) {
        counts[severity.ordinal()] += findings;
    }

    /** One more finding, or one more suppressed one. */
    void add(FindingSeverity severity, boolean isSuppressed) {
        if (isSuppressed) {
            suppress(1);
        } else {
            add(severity);
        }
    }

    void suppress(long findings) {
        suppressed += findings;
    }

    void addAll(FindingCounts other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        suppressed += other.suppressed;
    }

    /** All findings that are not suppressed, those of unknown severity too (evidence rule 19). */
    long total() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    /** The facts {@code critical high medium low info unknown total suppressed}. */
    Facts.Builder facts() {
        Facts.Builder facts = Facts.builder();
        for (FindingSeverity severity : FindingSeverity.values()) {
            facts.count(severity.fact(), counts[severity.ordinal()]);
        }
        return facts.count("total", total()).count("suppressed", suppressed);
    }
}
