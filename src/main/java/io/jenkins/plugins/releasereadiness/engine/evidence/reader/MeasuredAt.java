package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import java.time.Instant;

/**
 * Finds the time a source was measured from the times its reports give: within a file the newest, which is when it was
 * finished; of several files the oldest, because a sum is as old as its oldest part. Files without a time do not count.
 */
public final class MeasuredAt {
    private Instant oldest;
    private Instant newestInFile;

    /** The file at hand gives a time; {@code null} is ignored. */
    public void see(Instant time) {
        if (time != null && (newestInFile == null || time.isAfter(newestInFile))) {
            newestInFile = time;
        }
    }

    /** The file at hand ends. */
    public void endFile() {
        if (newestInFile != null && (oldest == null || newestInFile.isBefore(oldest))) {
            oldest = newestInFile;
        }
        newestInFile = null;
    }

    /** The result, fit for {@link Outcome#measuredAt(Instant)}: {@code null} if no file gave a time. */
    public Instant orNull() {
        return oldest;
    }
}
