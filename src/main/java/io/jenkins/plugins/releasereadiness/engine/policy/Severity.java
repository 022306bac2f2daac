package io.jenkins.plugins.releasereadiness.engine.policy;

import java.util.Locale;

/** How much an open item, a failed criterion or a degradation matters; the worst first. */
public enum Severity {
    /** Security vulnerability, data-loss risk, compliance violation. */
    CRITICAL,
    /** Performance, monitoring or operational gap. */
    HIGH,
    /** Documentation, non-critical testing, minor user experience. */
    MEDIUM,
    /** Nice to have. */
    LOW;

    /** As policies and JSON write it, for example {@code critical}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this is as bad as {@code other} or worse. */
    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }

    /**
     * @throws IllegalArgumentException if there is no such severity
     */
    public static Severity ofWord(String word) {
        for (Severity severity : values()) {
            if (severity.word().equals(word)) {
                return severity;
            }
        }
        throw new IllegalArgumentException("unknown severity '" + word + "'");
    }
}
