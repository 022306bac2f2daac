package io.jenkins.plugins.releasereadiness.engine.ledger;

import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Publishes files and records them: a file is whole and safe in the bundle before the entry that refers to it is written,
 * so that no crash leaves an entry without its file.
 */
public final class BundleWriter {
    private final Ledger ledger;
    private final BundleStore store;
    private final boolean copiesLedger;

    private BundleWriter(Ledger ledger, BundleStore store, boolean copiesLedger) {
        this.ledger = Objects.requireNonNull(ledger);
        this.store = Objects.requireNonNull(store);
        this.copiesLedger = copiesLedger;
    }

    /** For a ledger that is kept elsewhere: {@link #seal} publishes a copy of it. */
    public static BundleWriter copyingLedger(Ledger ledger, BundleStore store) {
        return new BundleWriter(ledger, store, true);
    }

    /** For a ledger that is kept in the bundle itself, under its name there. */
    public static BundleWriter aroundLedger(Ledger ledger, BundleStore store) {
        return new BundleWriter(ledger, store, false);
    }

    /**
     * Publishes a file; the entry that refers to it is up to the caller. Not for ledger and index.
     *
     * @return the reference to put among the entry's {@value BundleFile#MEMBER}
     */
    public BundleFile publish(BundlePath path, BundleStore.Content content) throws IOException {
        if (path.equals(BundlePath.LEDGER) || path.equals(BundlePath.INDEX)) {
            throw new IllegalArgumentException(path + " is written by the bundle itself");
        }
        return put(path, content);
    }

    /** Publishes a file from memory; see {@link #publish(BundlePath, BundleStore.Content)}. */
    public BundleFile publish(BundlePath path, byte[] content) throws IOException {
        return publish(path, () -> new ByteArrayInputStream(content));
    }

    /**
     * Appends an entry that refers to published files.
     *
     * @param payload what the kind tells, without {@value BundleFile#MEMBER}
     */
    public LedgerEntry record(EntryKind kind, String actor, Map<String, ?> payload, List<BundleFile> files)
            throws IOException {
        Map<String, Object> full = new LinkedHashMap<>(payload);
        full.put(BundleFile.MEMBER, files.stream().map(BundleFile::toTree).toList());
        return ledger.append(kind, actor, full);
    }

    /**
     * Writes {@code bundle.json} for the ledger as it is now, after a copy of the ledger where it is kept elsewhere. To be
     * called again after further entries.
     */
    public BundleIndex seal() throws IOException {
        Snapshot snapshot = ledger.snapshot();
        BundleFile file = copiesLedger ? put(BundlePath.LEDGER, snapshot::open) : digest(snapshot);
        BundleIndex index = BundleIndex.of(snapshot.entries(), file);
        byte[] bytes = index.bytes();
        put(BundlePath.INDEX, () -> new ByteArrayInputStream(bytes));
        return index;
    }

    private BundleFile put(BundlePath path, BundleStore.Content content) throws IOException {
        Measured[] last = new Measured[1];
        store.put(path, () -> {
            last[0] = new Measured(content.open());
            return last[0];
        });
        if (last[0] == null || !last[0].ended) {
            throw new IOException("the bundle did not take the whole of " + path);
        }
        return last[0].file(path);
    }

    private static BundleFile digest(Snapshot snapshot) throws IOException {
        try (Measured stream = new Measured(snapshot.open())) {
            stream.transferTo(OutputStream.nullOutputStream());
            return stream.file(BundlePath.LEDGER);
        }
    }

    /** Measures what passes through, so that what is recorded is what was published. */
    private static final class Measured extends InputStream {
        private final MessageDigest digest = Sha256.start();
        private long bytes;
        private final InputStream in;
        private boolean ended;

        Measured(InputStream in) {
            this.in = in;
        }

        BundleFile file(BundlePath path) {
            return new BundleFile(path, bytes, Sha256.finish(digest));
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            if (n < 0) {
                ended = true;
            } else {
                digest.update(buffer, offset, n);
                bytes += n;
            }
            return n;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
