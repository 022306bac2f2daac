package io.jenkins.plugins.releasereadiness.engine.text;

import java.util.regex.Pattern;

/** Makes one line of a text that somebody typed, so that it cannot pass for lines of its own in a log. */
public final class OneLine {
    /** Control characters, line separators, and marks that reorder what is shown. */
    private static final Pattern BREAKS =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");

    private OneLine() {}

    /** {@code text} with every run of such characters as one blank. */
    public static String of(String text) {
        return BREAKS.matcher(text).replaceAll(" ");
    }
}
