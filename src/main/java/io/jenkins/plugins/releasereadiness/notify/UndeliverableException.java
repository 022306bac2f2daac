package io.jenkins.plugins.releasereadiness.notify;

import java.io.IOException;

/** A notice can never be delivered to this receiver as it is; trying again is no use. */
public class UndeliverableException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message a sentence that is recorded and published
     */
    public UndeliverableException(String message) {
        super(message);
    }
}
