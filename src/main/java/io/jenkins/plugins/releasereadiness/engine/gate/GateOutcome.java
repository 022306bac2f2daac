package io.jenkins.plugins.releasereadiness.engine.gate;

/** How a gate ended. */
public enum GateOutcome {
    PASSED("PASSED"),
    PASSED_WITH_WARNINGS("PASSED WITH WARNINGS"),
    FAILED("FAILED"),
    /** Evidence is there but could not be measured, and nothing failed: a person has to look. */
    INCONCLUSIVE("INCONCLUSIVE");

    private final String words;

    GateOutcome(String words) {
        this.words = words;
    }

    /** As people and JSON read it, for example {@code PASSED WITH WARNINGS}. */
    public String words() {
        return words;
    }

    public boolean passed() {
        return this == PASSED || this == PASSED_WITH_WARNINGS;
    }

    /**
     * @throws IllegalArgumentException if there is no such outcome
     */
    public static GateOutcome ofWords(String words) {
        for (GateOutcome outcome : values()) {
            if (outcome.words.equals(words)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("unknown outcome of a gate '" + words + "'");
    }
}
