package io.jenkins.plugins.releasereadiness.record;

import hudson.Util;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.record.Line;
import java.util.Optional;

/** A gate in a {@link RecordSummary}; stored with the build as that is. */
public final class GateSummary {
    private final String id;
    private final String title;
    private final String outcome;
    private final long atMillis;
    private final String acceptedBy;

    /**
     * @param acceptance the decision by which it counts as passed though something could not be measured
     */
    GateSummary(GateResult result, Optional<Line> acceptance) {
        id = result.id();
        title = result.title();
        outcome = result.outcome().words();
        atMillis = result.at().toEpochMilli();
        acceptedBy = acceptance.map(Line::actor).orElse("");
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

    /**
     * Who accepted that something could not be measured, so that it counts as passed; empty if nobody did or needed to, and
     * in a summary that an older release of this plugin stored.
     */
    public String acceptedBy() {
        return Util.fixNull(acceptedBy);
    }

    /** When it was checked last, in milliseconds since 1970. */
    public long atMillis() {
        return atMillis;
    }
}
