package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.MeasuredAt;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReportTime;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The invocations of a SARIF run: whether the tool says that it finished, and when. */
final class SarifInvocations {
    private static final String SPOTBUGS = "SpotBugs";
    private static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?.*");

    /** SpotBugs 4.8.4 of April 2024 no longer takes bugs for a failure of its own (its issue 2116). */
    private static final long SPOTBUGS_FIXED = number(4, 8, 4);

    private static final int SPOTBUGS_ERROR = 4;

    private final JsonCursor json;
    private final MeasuredAt measuredAt;

    private boolean successful;
    private boolean failed;
    private boolean failedWithErrorBit;

    // The invocation being read.
    private Boolean success;
    private double exitCode;
    private Instant start;
    private Instant end;

    SarifInvocations(JsonCursor json, MeasuredAt measuredAt) {
        this.json = json;
        this.measuredAt = measuredAt;
    }

    /** Reads the invocation at hand. */
    void read() throws IOException {
        success = null;
        exitCode = 0;
        start = null;
        end = null;
        json.members("an invocation", this::member);
        measuredAt.see(end == null ? start : end);
        if (success == null) {
            return;
        }
        if (success) {
            successful = true;
        } else {
            failed = true;
            failedWithErrorBit |= exitCode == Math.rint(exitCode) && ((long) exitCode & SPOTBUGS_ERROR) != 0;
        }
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "executionSuccessful" -> success = json.isNull() ? null : json.bool("\"executionSuccessful\"");
            case "exitCode" -> exitCode = json.isNull() ? 0 : json.number("\"exitCode\"");
            case "startTimeUtc" -> start = utc();
            case "endTimeUtc" -> end = utc();
            default -> json.skip();
        }
    }

    /** The members say by their names that they are in UTC, whether they write a zone or not. */
    private Instant utc() throws IOException {
        ReportTime time = ReportTime.parse(json.scalarOrNull());
        return time == null ? null : time.utc();
    }

    /** Whether an invocation says that it was successful. */
    boolean successful() {
        return successful;
    }

    /** Why what the invocations say contradicts the results; {@code null} if it does not (evidence rule 15). */
    String failure(SarifTool tool) {
        boolean contradicts = mistakesBugsForFailure(tool) ? failedWithErrorBit : failed;
        if (!contradicts) {
            return null;
        }
        return "The tool" + (tool.name() == null ? "" : " " + tool.name())
                + " says itself that it did not finish (executionSuccessful: false), so its results are not complete."
                + " Look at its log and run it again.";
    }

    private static boolean mistakesBugsForFailure(SarifTool tool) {
        if (!SPOTBUGS.equals(tool.name()) || tool.version() == null) {
            return false;
        }
        Matcher version = VERSION.matcher(tool.version());
        return version.matches() && number(part(version, 1), part(version, 2), part(version, 3)) < SPOTBUGS_FIXED;
    }

    private static long part(Matcher version, int group) {
        return version.group(group) == null ? 0 : Long.parseLong(version.group(group));
    }

    private static long number(long major, long minor, long patch) {
        return (major * 1_000_000 + minor) * 1_000_000 + patch;
    }
}
