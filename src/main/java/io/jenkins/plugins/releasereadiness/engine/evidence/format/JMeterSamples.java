package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReportTime;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlCursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests of JMeter results, whichever way they are written. */
final class JMeterSamples {
    /** What a transaction controller writes as response message. */
    static final String TRANSACTION = "Number of samples in transaction";

    private static final Pattern FORMATTED =
            Pattern.compile("(\\d{4})[-/](\\d\\d)[-/](\\d\\d)[ T](\\d\\d):(\\d\\d):(\\d\\d)(?:[.,](\\d{1,9}))?");
    private static final long LAST_MILLI =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private final LatencyCounts latencies = new LatencyCounts();
    private long failed;
    private long transactions;
    private boolean timed = true;
    private Boolean zoned;
    private long firstStart = Long.MAX_VALUE;
    private long lastEnd = Long.MIN_VALUE;
    private long lastEndOfFile = Long.MIN_VALUE;

    /** A transaction controller, which is no request itself (evidence rule 25). */
    void transaction() {
        transactions++;
    }

    /**
     * A request.
     *
     * @param start when it began, as the file writes it; {@code null} if it does not
     * @param elapsed milliseconds, 0 or more
     */
    void request(String start, long elapsed, boolean success) throws UnreadableException {
        latencies.add(elapsed);
        if (!success) {
            failed++;
        }
        if (timed) {
            time(start, elapsed);
        }
    }

    /**
     * When the last request of the file at hand ended; {@code null} if that is not known. A formatted time names no
     * zone.
     */
    ReportTime endFile() {
        ReportTime end = null;
        if (timed && zoned != null && lastEndOfFile >= 0) {
            LocalDateTime written = LocalDateTime.ofInstant(Instant.ofEpochMilli(lastEndOfFile), ZoneOffset.UTC);
            end = new ReportTime(written, zoned ? Optional.of(ZoneOffset.UTC) : Optional.empty());
        }
        lastEndOfFile = Long.MIN_VALUE;
        return end;
    }

    long transactions() {
        return transactions;
    }

    LoadRun run() {
        LoadRun run = new LoadRun();
        run.requests = latencies.count();
        run.failed = failed;
        if (run.requests > 0) {
            run.meanMs = latencies.mean();
            run.maxMs = latencies.max();
            for (int percent : new int[] {50, 90, 95, 99}) {
                run.percentile(percent, latencies.percentile(percent));
            }
            if (timed && lastEnd > firstStart) {
                run.requestsPerSecond = 1000.0 * run.requests / (lastEnd - firstStart);
            }
        }
        return run;
    }

    private void time(String start, long elapsed) {
        long begin = start == null ? -1 : milliseconds(start);
        if (begin < 0 || elapsed > LAST_MILLI - begin) {
            // One request whose time nobody knows is enough to spoil the span of all.
            timed = false;
            return;
        }
        firstStart = Math.min(firstStart, begin);
        lastEnd = Math.max(lastEnd, begin + elapsed);
        lastEndOfFile = Math.max(lastEndOfFile, begin + elapsed);
    }

    /** Milliseconds since 1970, of a formatted time as if it were UTC; -1 if it is no time or not like the others. */
    private long milliseconds(String text) {
        long digits = text.length() <= 15 ? XmlCursor.parseCount(text) : -1;
        boolean epoch = digits >= 0;
        if (zoned != null && zoned != epoch) {
            return -1;
        }
        zoned = epoch;
        if (epoch) {
            return digits;
        }
        Matcher parts = FORMATTED.matcher(text);
        if (!parts.matches()) {
            return -1;
        }
        try {
            LocalDateTime time = LocalDateTime.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)),
                    Integer.parseInt(parts.group(4)),
                    Integer.parseInt(parts.group(5)),
                    Integer.parseInt(parts.group(6)));
            String fraction = parts.group(7) == null ? "" : parts.group(7);
            int milli = Integer.parseInt((fraction + "000").substring(0, 3));
            return time.toInstant(ZoneOffset.UTC).toEpochMilli() + milli;
        } catch (DateTimeException e) {
            return -1;
        }
    }
}
