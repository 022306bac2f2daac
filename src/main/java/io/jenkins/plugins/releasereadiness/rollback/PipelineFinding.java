package io.jenkins.plugins.releasereadiness.rollback;

import hudson.AbortException;
import hudson.Util;
import io.jenkins.plugins.releasereadiness.engine.gate.CheckResult;
import io.jenkins.plugins.releasereadiness.engine.gate.CheckStatus;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackRequest.Finding;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a pipeline says it found itself before a deployment is watched: the result of a body, or a gate that it checked.
 * Kept with the pipeline's program, as the settings it belongs to.
 */
public final class PipelineFinding implements Serializable {
    private static final long serialVersionUID = 1L;

    private String severity;
    private String cause;
    private String gate;

    /** How severe what the pipeline found is; null if it found nothing. */
    public String severity() {
        return severity;
    }

    /**
     * @throws IllegalArgumentException if there is no such severity
     */
    public void severity(String word) {
        String given = Util.fixEmptyAndTrim(word);
        severity = given == null
                ? null
                : Severity.ofWord(given.toLowerCase(Locale.ROOT)).word();
    }

    /** What it found, for people; null if it does not say. */
    public String cause() {
        return cause;
    }

    public void cause(String text) {
        cause = Util.fixEmptyAndTrim(text);
    }

    /** Gate that was checked before and whose failure is a degradation; null for none. */
    public String gate() {
        return gate;
    }

    public void gate(String id) {
        gate = Util.fixEmptyAndTrim(id);
    }

    /**
     * What is wrong, the worse of both.
     *
     * @throws AbortException if the gate was not checked in this build
     */
    Optional<Finding> in(ReleaseRecord record) throws AbortException {
        Optional<Finding> own = Optional.ofNullable(severity)
                .map(word -> new Finding(
                        Optional.of(Severity.ofWord(word)), cause == null ? "found by the pipeline" : cause));
        Optional<Finding> checked = gate == null ? Optional.empty() : ofGate(record);
        if (own.isPresent() && checked.flatMap(Finding::severity).isPresent()) {
            return checked.get().severity().get().atLeast(own.get().severity().get()) ? checked : own;
        }
        return own.or(() -> checked);
    }

    private Optional<Finding> ofGate(ReleaseRecord record) throws AbortException {
        GateResult result = record.gates().get(gate);
        if (result == null) {
            throw new AbortException("afterGate: the gate '" + gate
                    + "' was not checked in this build. Run qualityGate '" + gate + "' before rollbackOnSeverity.");
        }
        return switch (result.outcome()) {
            case PASSED, PASSED_WITH_WARNINGS -> Optional.empty();
            case FAILED ->
                Optional.of(new Finding(
                        result.checks().stream()
                                .filter(check -> check.status() == CheckStatus.FAILED)
                                .map(CheckResult::severity)
                                .min(Comparator.naturalOrder())
                                .or(() -> Optional.of(Severity.CRITICAL)),
                        sentence(result)));
            case INCONCLUSIVE -> Optional.of(new Finding(Optional.empty(), sentence(result)));
        };
    }

    private static String sentence(GateResult result) {
        return "gate " + result.id() + " " + result.outcome().words() + ": "
                + result.notPassed().stream()
                        .map(check -> check.id() + ", " + check.explanation())
                        .collect(Collectors.joining("; "));
    }
}
