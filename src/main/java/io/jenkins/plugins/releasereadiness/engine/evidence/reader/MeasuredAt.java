package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * Finds the time a source was measured from the times its reports give: within a file the newest, which is when it was
 * finished; of several files the oldest, because a sum is as old as its oldest part. Files without a time do not count.
 * Times that name no zone are kept apart, since they cannot be compared with others.
 */
public final class MeasuredAt {
    private Instant oldest;
    private Instant newestInFile;
    private LocalDateTime oldestWithoutZone;
    private LocalDateTime newestInFileWithoutZone;

    /** The file at hand gives a time; {@code null} is ignored. */
    public void see(Instant time) {
        if (time != null && (newestInFile == null || time.isAfter(newestInFile))) {
            newestInFile = time;
        }
    }

    /** The file at hand gives a time, perhaps without a zone; {@code null} is ignored. */
    public void see(ReportTime time) {
        if (time == null) {
            return;
        }
        if (time.offset().isPresent()) {
            see(time.utc());
        } else if (newestInFileWithoutZone == null || time.written().isAfter(newestInFileWithoutZone)) {
            newestInFileWithoutZone = time.written();
        }
    }

    /** The file at hand ends. */
    public void endFile() {
        if (newestInFile != null && (oldest == null || newestInFile.isBefore(oldest))) {
            oldest = newestInFile;
        }
        if (newestInFileWithoutZone != null
                && (oldestWithoutZone == null || newestInFileWithoutZone.isBefore(oldestWithoutZone))) {
            oldestWithoutZone = newestInFileWithoutZone;
        }
        newestInFile = null;
        newestInFileWithoutZone = null;
    }

    /** The oldest of the times that name their zone; {@code null} if no file gave one. */
    Instant zoned() {
        return oldest;
    }

    /** The oldest of the times that name no zone; {@code null} if no file gave one. */
    LocalDateTime withoutZone() {
        return oldestWithoutZone;
    }
}
