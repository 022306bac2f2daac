package io.jenkins.plugins.releasereadiness.steps;

import io.jenkins.plugins.releasereadiness.engine.policy.Phase;

/** The kinds of trouble a release can be in, each with its advice. */
enum ReleaseError {
    MISSING_PREREQUISITES(
            "MissingPrerequisites", "Provide what is missing, then start a new build; nothing was deployed."),
    DEPLOYMENT_FAILURE(
            "DeploymentFailure", "Do not go on with this deployment; fix what failed and repeat it, or roll back."),
    HEALTH_DEGRADATION(
            "HealthDegradation", "Look at the health of what runs; roll back unless it recovers within the window.");

    private final String word;
    private final String advice;

    ReleaseError(String word, String advice) {
        this.word = word;
        this.advice = advice;
    }

    /** The trouble that a failed gate of the phase means. */
    static ReleaseError of(Phase phase) {
        return switch (phase) {
            case READINESS -> MISSING_PREREQUISITES;
            case STAGING, PRODUCTION -> DEPLOYMENT_FAILURE;
            case STABILIZATION -> HEALTH_DEGRADATION;
        };
    }

    /** As logs name it. */
    String word() {
        return word;
    }

    /** What to do, as a sentence. */
    String advice() {
        return advice;
    }
}
