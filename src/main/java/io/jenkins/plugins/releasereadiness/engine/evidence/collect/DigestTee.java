package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * Hands on the bytes of a file while hashing, counting and copying them: what is parsed is what is hashed and archived.
 *
 * <p>Readers may swallow or rewrap what goes wrong here, so the first failure is kept; see {@link #failure}. Closing
 * does nothing; the file belongs to the collector.
 */
final class DigestTee extends InputStream {
    private static final int PROGRESS_STEP = 1 << 20;
    private static final int DRAIN_BUFFER = 1 << 16;

    private final InputStream file;
    private final OutputStream copy;
    private final long limit;
    private final LongConsumer progress;
    private final MessageDigest digest;
    private long count;
    private long told;
    private IOException failure;
    private IOException copyFailure;

    DigestTee(InputStream file, OutputStream copy, long limit, LongConsumer progress) {
        this.file = file;
        this.copy = copy;
        this.limit = limit;
        this.progress = progress;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (failure != null) {
            throw failure;
        }
        try {
            return passOn(buffer, offset, length);
        } catch (ClosedByInterruptException e) {
            failure = interrupted();
        } catch (IOException e) {
            failure = e;
        }
        throw failure;
    }

    private int passOn(byte[] buffer, int offset, int length) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
        int got = file.read(buffer, offset, length);
        if (got > 0) {
            count += got;
            if (count > limit) {
                throw new TooLargeException(limit);
            }
            digest.update(buffer, offset, got);
            try {
                copy.write(buffer, offset, got);
            } catch (IOException e) {
                copyFailure = e;
                throw e;
            }
            if (count - told >= PROGRESS_STEP) {
                told = count;
                progress.accept(count);
            }
        }
        return got;
    }

    /** Reads what a reader left, so that count and digest are those of the whole file, or until {@link #failure}. */
    void drain() {
        byte[] buffer = new byte[DRAIN_BUFFER];
        int got = 0;
        while (got >= 0 && failure == null) {
            try {
                got = read(buffer, 0, buffer.length);
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    /** What went wrong here first, or {@code null}. */
    IOException failure() {
        return failure;
    }

    /** What went wrong with the copy, or {@code null}. */
    IOException copyFailure() {
        return copyFailure;
    }

    /** Bytes handed on. */
    long count() {
        return count;
    }

    /** SHA-256 of the bytes handed on, in lower-case hexadecimal. Call once, at the end. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static InterruptedIOException interrupted() {
        return new InterruptedIOException("interrupted while reading evidence");
    }

    /** The file is larger than the limit. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(long limit) {
            super("the file is larger than " + limit + " bytes, which is the limit for evidence");
        }
    }
}
