package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import java.util.Locale;

/**
 * How severe a finding is, the worst first; the constants are the facts of a findings source. {@link #UNKNOWN} is no
 * rank but the lack of one: it counts in the total, and loses against any rank when the highest is sought.
 */
enum FindingSeverity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFO,
    UNKNOWN;

    private static final double MAX_SCORE = 10;

    /** The name of the fact that counts it. */
    String fact() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The more severe of the two. */
    FindingSeverity or(FindingSeverity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /**
     * The severity a tool calls {@code word}, in whatever case; what is not known, empty or {@code null} is
     * {@link #UNKNOWN} (evidence rule 19).
     */
    static FindingSeverity ofWord(String word) {
        return word == null
                ? UNKNOWN
                : switch (word.strip().toLowerCase(Locale.ROOT)) {
                    case "critical" -> CRITICAL;
                    case "high", "important" -> HIGH;
                    case "medium", "moderate" -> MEDIUM;
                    case "low" -> LOW;
                    case "info", "informational", "information", "negligible", "none" -> INFO;
                    default -> UNKNOWN;
                };
    }

    /**
     * The CVSS band of a score: from 9 critical, from 7 high, from 4 medium, above 0 low, 0 itself {@code none} and so
     * info; what is outside of 0 to 10 is {@link #UNKNOWN}.
     */
    static FindingSeverity ofScore(double score) {
        if (!(score >= 0 && score <= MAX_SCORE)) {
            return UNKNOWN;
        }
        if (score >= 9) {
            return CRITICAL;
        }
        if (score >= 7) {
            return HIGH;
        }
        if (score >= 4) {
            return MEDIUM;
        }
        return score > 0 ? LOW : INFO;
    }
}
