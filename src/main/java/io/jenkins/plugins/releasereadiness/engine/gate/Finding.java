package io.jenkins.plugins.releasereadiness.engine.gate;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;

/**
 * What looking at one requirement gave, before the check's own options are applied.
 *
 * @param status how it stands
 * @param missing whether it did not pass only because nothing is there yet
 * @param actual what was found
 * @param target what was asked
 * @param explanation why, as a sentence
 */
record Finding(CheckStatus status, boolean missing, String actual, String target, String explanation) {
    static Finding passed(String actual, String target) {
        return new Finding(CheckStatus.PASSED, false, actual, target, "as asked");
    }

    static Finding warning(String actual, String target, String explanation) {
        return new Finding(CheckStatus.WARNING, false, actual, target, explanation);
    }

    static Finding failed(String actual, String target, String explanation) {
        return new Finding(CheckStatus.FAILED, false, actual, target, explanation);
    }

    static Finding missing(String target, String explanation) {
        return new Finding(CheckStatus.FAILED, true, "missing", target, explanation);
    }

    /** A finding about evidence that cannot answer: only what cannot be read is a measuring error. */
    static Finding of(EvidenceState state, String target, String explanation) {
        return switch (state) {
            case PRESENT -> passed("present", target);
            case MISSING -> missing(target, explanation);
            case UNREADABLE -> new Finding(CheckStatus.UNMEASURABLE, false, state.word(), target, explanation);
            case CONTRADICTED, VACUOUS, STALE -> failed(state.word(), target, explanation);
        };
    }

    /** The worse of two; of two equally bad ones the first. */
    Finding or(Finding other) {
        return other.rank() > rank() ? other : this;
    }

    private int rank() {
        return switch (status) {
            case PASSED -> 0;
            case WARNING -> 1;
            case UNMEASURABLE -> 2;
            case FAILED -> 3;
        };
    }
}
