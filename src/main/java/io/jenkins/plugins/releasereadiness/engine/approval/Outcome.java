package io.jenkins.plugins.releasereadiness.engine.approval;

/** How an approval ended; exactly one per request. Records and scripts write the constant's name. */
public enum Outcome {
    /** Approved by the rules, or by an emergency override that is marked as such. */
    GO,
    /** Somebody rejected it. */
    NO_GO,
    /** The deadline passed before the rules were fulfilled. */
    TIMED_OUT,
    /** A newer build took over. */
    SUPERSEDED,
    /** The build was stopped. */
    ABORTED;
}
