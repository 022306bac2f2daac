package io.jenkins.plugins.releasereadiness.engine.verify;

import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleIndex;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerFault;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerHead;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerReport;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bundle as it was found: every file measured once, ledger and index read as far as they can be. Files may be of any
 * size; the ledger's entries and the index are held in memory.
 */
public final class BundleContent {
    /** Largest file that is read into memory: the index, an attestation. */
    private static final int MAX_SMALL_FILE = 64 << 20;

    private final BundleStore store;
    private final Map<String, Optional<BundleFile>> files = new LinkedHashMap<>();
    private final Map<String, String> problems = new LinkedHashMap<>();
    private final List<LedgerEntry> entries = new ArrayList<>();
    private Optional<byte[]> indexBytes = Optional.empty();
    private Optional<BundleIndex> index = Optional.empty();
    private Optional<LedgerReport> ledger = Optional.empty();

    private BundleContent(BundleStore store) {
        this.store = store;
    }

    static BundleContent read(BundleStore store) throws IOException {
        BundleContent content = new BundleContent(store);
        for (String name : store.list()) {
            content.measure(name);
        }
        content.readIndex();
        content.readLedger();
        return content;
    }

    /** The names of everything that was found, sorted. */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** Size and digest of a file as found; empty if it is not there or cannot be read. */
    public Optional<BundleFile> file(BundlePath path) {
        return files.getOrDefault(path.value(), Optional.empty());
    }

    /** As {@link #file}, by a name as it was found. */
    Optional<BundleFile> found(String name) {
        return files.getOrDefault(name, Optional.empty());
    }

    /** Size of all readable files together. */
    public long bytes() {
        return files.values().stream()
                .flatMap(Optional::stream)
                .mapToLong(BundleFile::bytes)
                .sum();
    }

    /** Why something that was found cannot be read; empty if it can. */
    public Optional<String> problem(String name) {
        return Optional.ofNullable(problems.get(name));
    }

    /** All readable entries in the order of the file. They are intact only if {@link #ledgerFaults} is empty. */
    public List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    /** The digest of the last readable entry; empty if there is none. */
    Optional<String> head() {
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.get(entries.size() - 1).sha256());
    }

    /** Whether the ledger is there, can be read, and nothing is wrong with it as such. */
    public boolean hasIntactLedger() {
        return ledger.isPresent() && ledger.get().intact();
    }

    /** The SHA-256 of the ledger up to an entry's end; empty if it has not so many lines. */
    public Optional<String> ledgerSha256(long lines) throws IOException {
        MessageDigest digest = Sha256.start();
        byte[] buffer = new byte[1 << 16];
        long left = lines;
        try (InputStream stream = store.open(BundlePath.LEDGER)) {
            for (int n = stream.read(buffer); n >= 0 && left > 0; n = stream.read(buffer)) {
                int end = 0;
                while (end < n && left > 0) {
                    left -= buffer[end++] == '\n' ? 1 : 0;
                }
                digest.update(buffer, 0, end);
            }
        }
        return left == 0 ? Optional.of(Sha256.finish(digest)) : Optional.empty();
    }

    /**
     * The bytes of a small file.
     *
     * @throws IOException if it cannot be read or is larger than an index or attestation can be
     */
    public byte[] small(BundlePath path) throws IOException {
        try (InputStream stream = store.open(path)) {
            byte[] bytes = stream.readNBytes(MAX_SMALL_FILE + 1);
            if (bytes.length > MAX_SMALL_FILE) {
                throw new IOException(path + " is larger than " + MAX_SMALL_FILE + " bytes");
            }
            return bytes;
        }
    }

    List<LedgerFault> ledgerFaults() {
        return ledger.map(LedgerReport::faults).orElse(List.of());
    }

    Optional<BundleIndex> index() {
        return index;
    }

    Optional<byte[]> indexBytes() {
        return indexBytes;
    }

    private void measure(String name) {
        try {
            BundlePath path = new BundlePath(name);
            try (InputStream stream = store.open(path)) {
                MessageDigest digest = Sha256.start();
                byte[] buffer = new byte[1 << 16];
                long bytes = 0;
                for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                    digest.update(buffer, 0, n);
                    bytes += n;
                }
                files.put(name, Optional.of(new BundleFile(path, bytes, Sha256.finish(digest))));
            }
        } catch (IOException | IllegalArgumentException e) {
            files.put(name, Optional.empty());
            problems.put(name, e.getMessage());
        }
    }

    private void readIndex() throws IOException {
        if (file(BundlePath.INDEX).isPresent()) {
            byte[] bytes = small(BundlePath.INDEX);
            indexBytes = Optional.of(bytes);
            try {
                index = Optional.of(BundleIndex.read(bytes));
            } catch (JsonException e) {
                problems.put(BundlePath.INDEX.value(), e.located(BundlePath.INDEX.value()));
            }
        }
    }

    /**
     * Index and ledger accuse each other when they differ. The index knows the ledger in two ways, by its last entry and by
     * the digest of the file; while one of them fits, the ledger is the one that was recorded.
     */
    private void readLedger() throws IOException {
        Optional<BundleFile> found = file(BundlePath.LEDGER);
        if (found.isPresent()) {
            boolean isListed = index.isPresent() && index.get().files().contains(found.get());
            Optional<LedgerHead> end = isListed ? Optional.empty() : index.map(BundleIndex::head);
            try (InputStream stream = store.open(BundlePath.LEDGER)) {
                ledger = Optional.of(LedgerVerifier.verify(stream, end, entries::add));
            }
        }
    }
}
