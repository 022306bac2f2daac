package io.jenkins.plugins.releasereadiness.engine.evidence.probe;

import java.io.IOException;

/** The server was asked and did not answer, which says something about the server. The message is a clause: {@code it refused the connection}. */
public final class NoAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    public NoAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
