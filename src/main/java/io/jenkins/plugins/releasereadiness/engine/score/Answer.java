package io.jenkins.plugins.releasereadiness.engine.score;

import java.util.Locale;

/** How a question stands. */
public enum Answer {
    /** Proven; counts 1. */
    YES,
    /** Within the warning band; counts one half. */
    WARNING,
    /** Measured or attested as not fulfilled; counts 0. */
    NO,
    /** Nothing that could answer; counts 0 at the low end and 1 at the high end. */
    UNKNOWN,
    /** Not Yes, but waived; left out of the sum and never shown as passed. */
    WAIVED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the item is open: it still asks for something to be done. */
    public boolean open() {
        return this == NO || this == UNKNOWN;
    }

    /**
     * @throws IllegalArgumentException if there is no such answer
     */
    public static Answer ofWord(String word) {
        for (Answer answer : values()) {
            if (answer.word().equals(word)) {
                return answer;
            }
        }
        throw new IllegalArgumentException("unknown answer '" + word + "'");
    }
}
