package io.jenkins.plugins.releasereadiness.engine.score;

/** What the scorecard recommends. */
public enum Recommendation {
    READY("READY"),
    NEEDS_WORK("NEEDS WORK"),
    BLOCKED("BLOCKED");

    private final String words;

    Recommendation(String words) {
        this.words = words;
    }

    /** As people and JSON read it, for example {@code NEEDS WORK}. */
    public String words() {
        return words;
    }

    /**
     * @throws IllegalArgumentException if there is no such recommendation
     */
    public static Recommendation ofWords(String words) {
        for (Recommendation recommendation : values()) {
            if (recommendation.words.equals(words)) {
                return recommendation;
            }
        }
        throw new IllegalArgumentException("unknown recommendation '" + words + "'");
    }
}
