package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;

/**
 * The times that reports carry, as their tools write them. Without a zone a time is taken as UTC, which is what
 * scanners in containers mean by it.
 */
final class ReportTime {
    private static final int LONGEST = 64;

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    /** ZAP's {@code @generated}: {@code Tue, 12 May 2020 20:59:12}, with one digit for the first days. */
    private static final DateTimeFormatter ZAP = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("EEE, d MMM uuuu HH:mm:ss")
            .toFormatter(Locale.ENGLISH);

    private ReportTime() {}

    /** The time written as {@code text}; {@code null} if it is no time or {@code text} is null. */
    static Instant parse(String text) {
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        for (DateTimeFormatter format : List.of(ISO, ZAP)) {
            try {
                TemporalAccessor time = format.parse(text.strip());
                ZoneOffset zone = time.query(TemporalQueries.offset());
                return LocalDateTime.from(time).toInstant(zone == null ? ZoneOffset.UTC : zone);
            } catch (DateTimeException e) {
                continue;
            }
        }
        return null;
    }
}
