package io.jenkins.plugins.releasereadiness.engine.gate;

import java.util.Locale;

/** How one check of a gate ended; a measuring error is counted apart from a failure. */
public enum CheckStatus {
    PASSED,
    WARNING,
    FAILED,
    UNMEASURABLE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if there is no such status
     */
    public static CheckStatus ofWord(String word) {
        for (CheckStatus status : values()) {
            if (status.word().equals(word)) {
                return status;
            }
        }
        throw new IllegalArgumentException("unknown status of a check '" + word + "'");
    }
}
