package io.jenkins.plugins.releasereadiness.steps;

import hudson.AbortException;

/** A gate of which nothing failed but something could not be measured, and about which a person is to be asked. */
public final class InconclusiveGateException extends AbortException {
    private static final long serialVersionUID = 1L;

    InconclusiveGateException(String message) {
        super(message);
    }
}
