package io.jenkins.plugins.releasereadiness.rollback;

import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackPhase;

/** A moment of a rollback in which {@link RollbackKillTest} kills the process of the controller. */
enum KillPoint {
    WATCHING(RollbackPhase.WATCHING, "critical", ""),
    ASKING(RollbackPhase.ASKING, "high", "decideWithin: '3s',"),
    HOTFIX(RollbackPhase.HOTFIX, "medium", "threshold: 'medium',"),
    GUARDS(RollbackPhase.GUARDS, "critical", ""),
    /** Between storing that the rollback starts and starting it. */
    ABOUT_TO_START(RollbackPhase.EXECUTING, "critical", "verify: false,"),
    EXECUTING(RollbackPhase.EXECUTING, "critical", ""),
    /** A step of the body has had its effect, and the program that would know of it is not saved yet. */
    STEP_BEGUN(RollbackPhase.EXECUTING, "critical", ""),
    VERIFYING(RollbackPhase.VERIFYING, "critical", ""),
    DONE(RollbackPhase.DONE, "critical", "");

    private final RollbackPhase phase;
    private final String severity;
    private final String arguments;

    /** @param arguments what leads a watch there, and on from there quickly */
    KillPoint(RollbackPhase phase, String severity, String arguments) {
        this.phase = phase;
        this.severity = severity;
        this.arguments = arguments;
    }

    RollbackPhase phase() {
        return phase;
    }

    /** The phase as the file and the record write it. */
    String word() {
        return Words.of(phase);
    }

    /** Moments that last for the blink of an eye: the process ends itself in them. */
    boolean brief() {
        return this == GUARDS || this == ABOUT_TO_START || this == STEP_BEGUN || this == DONE;
    }

    String job() {
        return "shop-" + name();
    }

    /** A watch that gets there if its service is as the test has it. */
    String script(String url, String body) {
        return """
                rollbackOnSeverity(%s healthWindow: '1h', interval: '1s', failureLimit: 1, markAs: 'NOTE',
                    previousVersion: '1.3.2', previousApproval: 'CHG-7',
                    probes: [healthProbe(url: '%s', expect: 'UP', severity: '%s')]) {
                  node { %s }
                }
                """.formatted(arguments, url, severity, body);
    }
}
