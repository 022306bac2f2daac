package io.jenkins.plugins.releasereadiness.engine.yaml;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Moments as people write them in files. */
public final class Times {
    /** For messages. */
    public static final String EXAMPLE = "a time such as 2026-01-31 or 2026-01-31T12:00:00Z";

    private Times() {}

    /**
     * A moment with its offset, or a day, which begins at midnight in UTC.
     *
     * @throws java.time.DateTimeException if it is neither
     */
    public static Instant moment(String text) {
        return text.length() == "2026-01-31".length()
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }
}
