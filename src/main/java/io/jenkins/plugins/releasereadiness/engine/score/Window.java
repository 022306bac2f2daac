package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.time.Period;

/** The three windows of the action plan. */
public enum Window {
    IMMEDIATE("immediate", "24–48 hours", Period.ofDays(2)),
    SHORT_TERM("short term", "1–2 weeks", Period.ofDays(14)),
    MEDIUM_TERM("medium term", "2–4 weeks", Period.ofDays(28));

    private final String words;
    private final String span;
    private final Period latest;

    Window(String words, String span, Period latest) {
        this.words = words;
        this.span = span;
        this.latest = latest;
    }

    public String words() {
        return words;
    }

    /** How long it takes, for people. */
    public String span() {
        return span;
    }

    /** From the day of the scorecard to the deadline. */
    public Period latest() {
        return latest;
    }

    /** The window in which an open item of this severity has to be closed. */
    public static Window of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> IMMEDIATE;
            case HIGH -> SHORT_TERM;
            case MEDIUM, LOW -> MEDIUM_TERM;
        };
    }

    /**
     * @throws IllegalArgumentException if there is no such window
     */
    public static Window ofWords(String words) {
        for (Window window : values()) {
            if (window.words.equals(words)) {
                return window;
            }
        }
        throw new IllegalArgumentException("unknown window '" + words + "'");
    }
}
