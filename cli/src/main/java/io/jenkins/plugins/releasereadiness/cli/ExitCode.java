package io.jenkins.plugins.releasereadiness.cli;

/** Exit codes, the same for every command. They are part of the contract. */
final class ExitCode {
    /** Passed, ready, verified, or nothing to complain of. */
    static final int OK = 0;

    /** Not ready, or a gate failed. */
    static final int NOT_READY = 1;

    /** Bad usage or a bad policy. */
    static final int USAGE = 2;

    /** Inconclusive: something could not be measured. */
    static final int INCONCLUSIVE = 3;

    /** Verification found something that is not as it was recorded. */
    static final int VERIFICATION_FAILED = 4;

    private ExitCode() {}
}
