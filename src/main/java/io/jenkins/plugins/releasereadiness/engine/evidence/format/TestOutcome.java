package io.jenkins.plugins.releasereadiness.engine.evidence.format;

/** What became of one execution of a test. */
enum TestOutcome {
    PASSED,
    /** Passed after it had failed. */
    FLAKY,
    SKIPPED,
    FAILED,
    ERROR;

    /** The outcome written as this number in three bits. */
    static TestOutcome ofCode(long code) {
        return ALL[(int) code];
    }

    private static final TestOutcome[] ALL = values();
}
