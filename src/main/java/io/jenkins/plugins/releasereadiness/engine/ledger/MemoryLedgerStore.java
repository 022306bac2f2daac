package io.jenkins.plugins.releasereadiness.engine.ledger;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/** A ledger that lives as long as this object. */
public final class MemoryLedgerStore implements LedgerStore {
    private byte[] content;
    private int length;

    /** An empty ledger. */
    public MemoryLedgerStore() {
        this(new byte[0]);
    }

    /** A ledger that begins with a copy of {@code content}. */
    public MemoryLedgerStore(byte[] content) {
        this.content = content.clone();
        this.length = content.length;
    }

    @Override
    public synchronized InputStream open() {
        return new ByteArrayInputStream(content, 0, length);
    }

    @Override
    public synchronized boolean append(long size, byte[] bytes) {
        if (size != length) {
            return false;
        }
        int needed = Math.addExact(length, bytes.length);
        if (needed > content.length) {
            content = Arrays.copyOf(content, Math.max(needed, (int) Math.min(2L * content.length, 1 << 30)));
        }
        System.arraycopy(bytes, 0, content, length, bytes.length);
        length = needed;
        return true;
    }

    @Override
    public synchronized boolean replaceTail(long size, long keep, byte[] bytes) {
        if (size != length) {
            return false;
        }
        // A copy, so that streams opened before still see what was there.
        content = Arrays.copyOf(content, (int) keep);
        length = content.length;
        return append(length, bytes);
    }

    /** A copy of all bytes so far. */
    public synchronized byte[] bytes() {
        return Arrays.copyOf(content, length);
    }
}
