package io.jenkins.plugins.releasereadiness.engine.rollback;

/** Where a watch is. */
public enum RollbackPhase {
    /** Probes look at the deployment. */
    WATCHING,
    /** A person is asked; probes go on. */
    ASKING,
    /** A hotfix is under way; probes go on. */
    HOTFIX,
    /** The guards are looked at. */
    GUARDS,
    /** The rollback runs, or ran; stored before it is started, and never entered twice. */
    EXECUTING,
    /** It is looked whether the previous version runs. */
    VERIFYING,
    /** There is an outcome. */
    DONE
}
