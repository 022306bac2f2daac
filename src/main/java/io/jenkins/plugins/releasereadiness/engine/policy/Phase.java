package io.jenkins.plugins.releasereadiness.engine.policy;

import java.util.Locale;

/** The four phases of a release, in order. */
public enum Phase {
    READINESS,
    STAGING,
    PRODUCTION,
    STABILIZATION;

    /** 1 to 4, as announcements count them. */
    public int number() {
        return ordinal() + 1;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if there is no such phase
     */
    public static Phase ofWord(String word) {
        for (Phase phase : values()) {
            if (phase.word().equals(word)) {
                return phase;
            }
        }
        throw new IllegalArgumentException("unknown phase '" + word + "'");
    }
}
