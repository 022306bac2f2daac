package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.score.Answer;

/** How something stands that a release is to be judged by or that is handed over, the best first. */
public enum Standing {
    MET("met"),
    /** Met within the warning band, or with something that the next ones have to know. */
    WARNING("met with warnings"),
    /** Not met, and somebody answers for going on all the same. */
    WAIVED("waived"),
    /** Nothing in the record tells. */
    MISSING("missing"),
    NOT_MET("not met");

    private final String words;

    Standing(String words) {
        this.words = words;
    }

    /** As people and JSON read it, for example {@code met with warnings}. */
    public String words() {
        return words;
    }

    /** Whether nothing is left to do. */
    boolean done() {
        return this == MET || this == WARNING;
    }

    static Standing of(Answer answer) {
        return switch (answer) {
            case YES -> MET;
            case WARNING -> WARNING;
            case WAIVED -> WAIVED;
            case UNKNOWN -> MISSING;
            case NO -> NOT_MET;
        };
    }
}
