package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;

/** The lines that a release announces in the log; their form is part of the contract. */
public final class Announcements {
    private static final String RELEASE_COMPLETE = "RELEASE COMPLETE";

    private Announcements() {}

    /** For example {@code [PHASE 1 START] - Readiness of shop 1.4.0}. */
    public static String phase(Phase phase, boolean complete, String text) {
        return line("PHASE " + phase.number() + (complete ? " COMPLETE" : " START"), "- " + text);
    }

    /** For example {@code [AUTOMATION] readinessScore executed: READY, score 92.5}. */
    public static String automation(String what, String result) {
        return line("AUTOMATION", what + " executed: " + result);
    }

    public static String releaseComplete(String text) {
        return line(RELEASE_COMPLETE, text);
    }

    /** Whether the line is one of {@link #releaseComplete}. */
    public static boolean isReleaseComplete(String line) {
        return line.startsWith(tag(RELEASE_COMPLETE));
    }

    public static String error(String text) {
        return line("ERROR", text);
    }

    public static String alert(String text) {
        return line("ALERT", text);
    }

    private static String line(String tag, String text) {
        return tag(tag) + Shown.sentence(text);
    }

    private static String tag(String word) {
        return "[" + word + "] ";
    }
}
