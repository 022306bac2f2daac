package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/**
 * Bytes whose reading ends with an {@link InterruptedIOException} soon after the thread was interrupted, so that an
 * aborted build does not wait for a large report. The thread stays marked as interrupted.
 */
final class InterruptibleInput extends FilterInputStream {
    InterruptibleInput(InputStream bytes) {
        super(bytes);
    }

    @Override
    public int read() throws IOException {
        check();
        return in.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        check();
        return in.read(into, from, length);
    }

    private static void check() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("the reading of the report was interrupted");
        }
    }
}
