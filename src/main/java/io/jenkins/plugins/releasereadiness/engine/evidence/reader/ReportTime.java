package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A time that a report carries, as its tool writes it.
 *
 * @param written the date and the time of day
 * @param offset the zone it names; empty if it names none
 */
public record ReportTime(LocalDateTime written, Optional<ZoneOffset> offset) {
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

    public ReportTime {
        Objects.requireNonNull(written);
        Objects.requireNonNull(offset);
    }

    /** The time written as {@code text}; {@code null} if it is no time or {@code text} is null. */
    public static ReportTime parse(String text) {
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        for (DateTimeFormatter format : List.of(ISO, ZAP)) {
            try {
                TemporalAccessor time = format.parse(text.strip());
                return new ReportTime(
                        LocalDateTime.from(time), Optional.ofNullable(time.query(TemporalQueries.offset())));
            } catch (DateTimeException e) {
                continue;
            }
        }
        return null;
    }

    /** The time in UTC; one that names no zone is taken as UTC, which serves to order times, not to judge their age. */
    public Instant utc() {
        return written.toInstant(offset.orElse(ZoneOffset.UTC));
    }

    /**
     * When a time was that names no zone. Half of the tools mean UTC (jest-junit, Gradle, Ant), the others the clock on
     * their wall (pytest, GoogleTest, JMeter), and nothing in the report tells which. So the older of the two counts:
     * a fresh report of either kind never lies in the future, and none looks younger than it is. It can look older, by
     * no more than {@code here} is away from UTC.
     *
     * @param here the zone of the machine that reads the report, which is where it was written as a rule
     */
    public static Instant oldest(LocalDateTime written, ZoneId here) {
        Instant utc = written.toInstant(ZoneOffset.UTC);
        Instant local = written.atZone(here).toInstant();
        return local.isBefore(utc) ? local : utc;
    }

    /** Whether the two meanings of a time that names no zone are the same. */
    static boolean certain(LocalDateTime written, ZoneId here) {
        return written.atZone(here).getOffset().equals(ZoneOffset.UTC);
    }

    /** As an instant where it names its zone, else as it is written. */
    @Override
    public String toString() {
        return offset.isPresent() ? utc().toString() : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(written);
    }
}
