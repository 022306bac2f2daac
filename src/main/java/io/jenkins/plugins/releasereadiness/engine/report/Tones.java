package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.engine.gate.CheckStatus;
import io.jenkins.plugins.releasereadiness.engine.gate.GateOutcome;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.score.Answer;
import io.jenkins.plugins.releasereadiness.engine.score.CategoryResult;
import io.jenkins.plugins.releasereadiness.engine.score.Recommendation;

/** One of {@code good}, {@code warn}, {@code bad} and {@code plain} for a verdict: the colour, never the only sign. */
public final class Tones {
    public static final String GOOD = "good";
    public static final String WARN = "warn";
    public static final String BAD = "bad";
    public static final String PLAIN = "plain";

    private Tones() {}

    public static String of(Recommendation recommendation) {
        return switch (recommendation) {
            case READY -> GOOD;
            case NEEDS_WORK -> WARN;
            case BLOCKED -> BAD;
        };
    }

    /** Without a minimum a category is neither good nor bad. */
    public static String of(CategoryResult category) {
        if (category.minimum().isEmpty()) {
            return PLAIN;
        }
        return category.met() ? GOOD : category.critical() ? BAD : WARN;
    }

    public static String of(Answer answer) {
        return switch (answer) {
            case YES -> GOOD;
            case WARNING, WAIVED -> WARN;
            case NO, UNKNOWN -> BAD;
        };
    }

    public static String of(Standing standing) {
        return switch (standing) {
            case MET -> GOOD;
            case WARNING, WAIVED -> WARN;
            case MISSING, NOT_MET -> BAD;
        };
    }

    public static String of(CheckStatus status) {
        return switch (status) {
            case PASSED -> GOOD;
            case WARNING -> WARN;
            case FAILED, UNMEASURABLE -> BAD;
        };
    }

    public static String of(GateOutcome outcome) {
        return switch (outcome) {
            case PASSED -> GOOD;
            case PASSED_WITH_WARNINGS -> WARN;
            case FAILED, INCONCLUSIVE -> BAD;
        };
    }

    public static String of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> BAD;
            case HIGH -> WARN;
            case MEDIUM, LOW -> PLAIN;
        };
    }

    public static String of(Outcome outcome) {
        return switch (outcome) {
            case GO -> GOOD;
            case NO_GO -> BAD;
            case TIMED_OUT, SUPERSEDED, ABORTED -> WARN;
        };
    }
}
