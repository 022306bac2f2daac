package io.jenkins.plugins.releasereadiness.engine.rollback;

/** How a watch ended; exactly one per watch. */
public enum RollbackOutcome {
    /** The window passed within the thresholds. */
    HEALTHY(true),
    /** The window passed; degradations below the threshold were recorded for the next release. */
    RECORDED(true),
    /** A person decided to keep the release. */
    KEPT(true),
    /** The previous version runs again. */
    ROLLED_BACK(false),
    /** The rollback failed, or the previous version was seen not to run. */
    ROLLBACK_FAILED(false),
    /** Whether the rollback ran, or worked, is not known. */
    UNKNOWN(false),
    /** A guard refused the rollback; the degraded release still runs. */
    REFUSED(false),
    /** Health could not be measured and nobody decided. */
    INCONCLUSIVE(false),
    /** The release is degraded and nobody decided. */
    UNDECIDED(false),
    /** The build was stopped while watching. */
    ABORTED(false);

    private final boolean good;

    RollbackOutcome(boolean good) {
        this.good = good;
    }

    /** Whether the release stays and the pipeline may go on. */
    public boolean good() {
        return good;
    }

    /** Whether going back was begun and perhaps nothing good runs now: critical, however mild the degradation was. */
    public boolean escalates() {
        return this == ROLLBACK_FAILED || this == UNKNOWN;
    }
}
