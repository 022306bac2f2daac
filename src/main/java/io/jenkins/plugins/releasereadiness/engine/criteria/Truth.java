package io.jenkins.plugins.releasereadiness.engine.criteria;

/** Three-valued logic: what is unknown stays unknown unless the other side decides (Kleene). */
public enum Truth {
    HOLDS,
    FAILS,
    UNKNOWN;

    Truth and(Truth other) {
        if (this == FAILS || other == FAILS) {
            return FAILS;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : HOLDS;
    }

    Truth or(Truth other) {
        if (this == HOLDS || other == HOLDS) {
            return HOLDS;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : FAILS;
    }
}
