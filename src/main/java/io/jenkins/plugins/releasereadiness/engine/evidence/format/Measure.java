package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import java.io.IOException;

/** Numbers that were measured. */
final class Measure {
    private Measure() {}

    /**
     * The time, rate or score at hand: not negative, NaN for null.
     *
     * @param what names it in errors
     * @throws io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException if it is no such number
     */
    static double read(JsonCursor json, String what) throws IOException {
        if (json.isNull()) {
            return Double.NaN;
        }
        double value = json.number(what);
        if (value < 0) {
            throw json.unreadable(what + " is negative: " + value);
        }
        return value;
    }
}
