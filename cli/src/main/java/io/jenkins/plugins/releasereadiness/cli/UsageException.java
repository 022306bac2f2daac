package io.jenkins.plugins.releasereadiness.cli;

/** Something that the caller has to put right; the message is a sentence that says what. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
