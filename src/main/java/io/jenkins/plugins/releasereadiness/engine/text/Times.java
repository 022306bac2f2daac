package io.jenkins.plugins.releasereadiness.engine.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Times as people read them. Programs get ISO-8601, which {@link Instant} writes by itself. */
public final class Times {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    /** For example {@code 2026-03-01 12:00:00 UTC}: parts of a second are left out, which makes no time later than it is. */
    public static String show(Instant time) {
        return SECONDS.format(time);
    }

    /**
     * {@link #show(Instant)} of a time in ISO-8601, for pages that were given no other.
     *
     * @return {@code text} itself if it is no time
     */
    public static String show(String text) {
        try {
            return show(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }
}
