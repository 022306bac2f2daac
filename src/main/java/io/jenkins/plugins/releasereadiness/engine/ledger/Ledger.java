package io.jenkins.plugins.releasereadiness.engine.ledger;

import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An append-only ledger. May be used by several threads, and several ledgers may be open on the same store: entries never
 * interleave and none is lost. An entry that {@link #append} returned survives a crash.
 *
 * <p>Only the position of the end is kept in memory.
 */
public final class Ledger {
    private static final String RECOVERING_ACTOR = "system:ledger";

    /** Longest torn rest that is kept word for word in the entry that reports it. */
    private static final int MAX_KEPT = 1 << 20;

    /** Each failed attempt means that somebody else's succeeded, so this many in a row is a broken store. */
    private static final int MAX_ATTEMPTS = 10_000;

    private final LedgerStore store;
    private final Clock clock;
    private Position position;

    private record Position(long bytes, LedgerHead head) {}

    private Ledger(LedgerStore store, Clock clock) {
        this.store = Objects.requireNonNull(store);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Opens the ledger in {@code store} after verifying it. The torn last line of an interrupted write is replaced by an
     * entry {@link EntryKind#RECOVERED} that reports it; the interrupted entry had never been confirmed to anybody.
     *
     * @throws LedgerException if anything else is wrong with it
     * @throws IOException if the store fails
     */
    public static Ledger open(LedgerStore store, Clock clock) throws IOException {
        Ledger ledger = new Ledger(store, clock);
        synchronized (ledger) {
            ledger.position = ledger.find();
        }
        return ledger;
    }

    /**
     * Appends one entry with the clock's time.
     *
     * @param actor a person's user id, or {@code system:} and a part of the tool
     * @param payload a JSON tree, its members in the order in which they are to be read
     * @return the entry as it stands in the ledger
     * @throws IllegalArgumentException if the actor or the payload cannot stand in a ledger
     * @throws LedgerException if somebody broke the ledger since it was opened
     * @throws IOException if it is not sure that the entry was written; it may be tried again
     */
    public synchronized LedgerEntry append(EntryKind kind, String actor, Map<String, ?> payload) throws IOException {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Position end = position == null ? find() : position;
            byte[] line = LedgerEntry.lineAfter(end.head(), clock.instant(), actor, kind, payload);
            // Forgotten until the store has confirmed the line: whatever happens, the next append looks for itself.
            position = null;
            if (store.append(end.bytes(), terminated(line))) {
                LedgerEntry entry = LedgerEntry.read(line);
                position = new Position(end.bytes() + line.length + 1, headOf(entry));
                return entry;
            }
        }
        throw new IOException("the ledger changes all the time; no entry could be appended");
    }

    /**
     * Where the ledger ends. Entries appended through other instances may or may not be counted.
     *
     * @throws IOException if the store fails
     */
    public synchronized LedgerHead head() throws IOException {
        return current().head();
    }

    /**
     * All entries from the first; payloads may be large, so they are read anew each time. Entries appended through other
     * instances may or may not be among them.
     *
     * @throws LedgerException if somebody broke the ledger since it was opened
     */
    public List<LedgerEntry> entries() throws IOException {
        return snapshot().entries();
    }

    /**
     * The ledger as it is now, so that it can be read while others append.
     */
    public Snapshot snapshot() throws IOException {
        Position end;
        synchronized (this) {
            end = current();
        }
        return new Snapshot(store, end.bytes(), end.head());
    }

    private Position current() throws IOException {
        if (position == null) {
            position = find();
        }
        return position;
    }

    private Position find() throws IOException {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            LedgerReport report;
            try (InputStream stream = store.open()) {
                report = LedgerVerifier.verify(stream, Optional.empty(), entry -> {});
            }
            if (report.intact()) {
                return new Position(report.bytes(), report.head());
            }
            if (!isInterrupted(report)) {
                throw new LedgerException(report.faults());
            }
            Optional<Map<String, Object>> torn = torn(report);
            if (torn.isEmpty()) {
                continue;
            }
            byte[] line = LedgerEntry.lineAfter(
                    report.head(), clock.instant(), RECOVERING_ACTOR, EntryKind.RECOVERED, torn.get());
            if (store.replaceTail(report.bytes(), report.intactBytes(), terminated(line))) {
                return new Position(report.intactBytes() + line.length + 1, headOf(LedgerEntry.read(line)));
            }
        }
        throw new IOException("the ledger changes all the time; its end could not be found");
    }

    /**
     * Whether nothing is wrong but that the last line is no entry. Power loss may leave not only a line without end but
     * also one of which blocks in the middle were never written.
     */
    private static boolean isInterrupted(LedgerReport report) {
        if (report.faults().size() != 1) {
            return false;
        }
        LedgerFault fault = report.faults().get(0);
        return fault.kind() == LedgerFault.Kind.TORN
                || fault.kind() == LedgerFault.Kind.UNREADABLE
                        && fault.entry() == report.head().entries() + 1;
    }

    /** What is told about the torn rest; empty if somebody else took it out meanwhile. */
    private Optional<Map<String, Object>> torn(LedgerReport report) throws IOException {
        long length = report.bytes() - report.intactBytes();
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("bytes", length);
        try (InputStream stream = store.open()) {
            stream.skipNBytes(report.intactBytes());
            if (length <= MAX_KEPT) {
                byte[] torn = stream.readNBytes((int) length);
                payload.put("sha256", Sha256.of(torn));
                payload.put("content", Base64.getEncoder().encodeToString(torn));
            } else {
                payload.put("sha256", Sha256.of(stream));
            }
        } catch (EOFException e) {
            return Optional.empty();
        }
        return Optional.of(payload);
    }

    private static LedgerHead headOf(LedgerEntry entry) {
        return new LedgerHead(entry.sequence(), entry.sha256());
    }

    private static byte[] terminated(byte[] line) {
        byte[] bytes = Arrays.copyOf(line, line.length + 1);
        bytes[line.length] = '\n';
        return bytes;
    }
}
