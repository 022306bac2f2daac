package io.jenkins.plugins.releasereadiness.record;

import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;

/** A gate in a {@link RecordSummary}; stored with the build as that is. */
public final class GateSummary {
    private final String id;
    private final String title;
    private final String outcome;
    private final long atMillis;

    GateSummary(GateResult result) {
        id = result.id();
        title = result.title();
        outcome = result.outcome().words();
        atMillis = result.at().toEpochMilli();
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** PASSED, PASSED WITH WARNINGS, FAILED or INCONCLUSIVE. */
    public String outcome() {
        return outcome;
    }

    /** When it was checked last, in milliseconds since 1970. */
    public long atMillis() {
        return atMillis;
    }
}
