package io.jenkins.plugins.releasereadiness.engine.ledger;

import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A ledger as it was at one moment: its first {@code bytes} bytes, which never change any more.
 *
 * @param store where the ledger is
 * @param bytes length up to the end of the last entry
 * @param head that last entry
 */
public record Snapshot(LedgerStore store, long bytes, LedgerHead head) {
    /**
     * Its entries.
     *
     * @throws LedgerException if somebody broke the ledger since
     */
    public List<LedgerEntry> entries() throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        try (InputStream stream = open()) {
            LedgerReport report = LedgerVerifier.verify(stream, Optional.of(head), entries::add);
            if (!report.intact()) {
                throw new LedgerException(report.faults());
            }
        }
        return entries;
    }

    /**
     * The SHA-256 of its bytes: what {@code head -n ENTRIES ledger.jsonl | sha256sum} says.
     */
    public String sha256() throws IOException {
        try (InputStream stream = open()) {
            return Sha256.of(stream);
        }
    }

    /** Its bytes; the caller closes the stream. */
    public InputStream open() throws IOException {
        InputStream all = store.open();
        return new InputStream() {
            private long left = bytes;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int n = left == 0 ? -1 : all.read(buffer, offset, (int) Math.min(length, left));
                left -= Math.max(0, n);
                return n;
            }

            @Override
            public void close() throws IOException {
                all.close();
            }
        };
    }
}
