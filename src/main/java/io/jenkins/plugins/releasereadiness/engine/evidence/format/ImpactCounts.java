package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import java.util.List;

/** Accessibility issues by impact. An issue without a known impact counts in the total only. */
final class ImpactCounts {
    /** The impacts, the worst first; also the names of the facts. */
    static final List<String> IMPACTS = List.of("critical", "serious", "moderate", "minor");

    private final long[] counts = new long[IMPACTS.size()];
    private long unknown;

    /** One issue; its impact may be {@code null} or a word nobody knows. */
    void add(String impact) {
        add(impact, 1);
    }

    /** The issues of {@code other}; those without a known impact get {@code fallback}. */
    void addAll(ImpactCounts other, String fallback) {
        for (int at = 0; at < counts.length; at++) {
            counts[at] += other.counts[at];
        }
        add(fallback, other.unknown);
    }

    private void add(String impact, long count) {
        int at = impact == null ? -1 : IMPACTS.indexOf(impact);
        if (at >= 0) {
            counts[at] += count;
        } else {
            unknown += count;
        }
    }

    long total() {
        long total = unknown;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    /** Whether any issue has a known impact. */
    boolean known() {
        return total() > unknown;
    }

    /** Whether the issues are worse than those of {@code other}: more critical ones, else more serious ones, … */
    boolean worseThan(ImpactCounts other) {
        for (int at = 0; at < counts.length; at++) {
            if (counts[at] != other.counts[at]) {
                return counts[at] > other.counts[at];
            }
        }
        return unknown > other.unknown;
    }

    /** Adds the facts {@code critical serious moderate minor total}. */
    Facts.Builder addTo(Facts.Builder facts) {
        for (int at = 0; at < counts.length; at++) {
            facts.count(IMPACTS.get(at), counts[at]);
        }
        return facts.count("total", total());
    }
}
