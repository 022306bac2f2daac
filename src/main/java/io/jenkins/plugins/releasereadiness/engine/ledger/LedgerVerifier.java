package io.jenkins.plugins.releasereadiness.engine.ledger;

import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Verifies a ledger in one pass: every line an entry, numbered without gap, each chained to the one before. Payloads are
 * let go line by line; some 300 bytes per entry are kept to be able to name what is wrong.
 */
public final class LedgerVerifier {
    /** A line that was read: what naming its faults needs. */
    record Line(long number, long sequence, String previous, String sha256, String problem) {
        boolean readable() {
            return problem == null;
        }
    }

    private final Optional<LedgerHead> expected;
    private final Consumer<LedgerEntry> entries;
    private final List<Line> lines = new ArrayList<>();
    private boolean chained = true;
    private LedgerHead head = LedgerHead.EMPTY;
    private long position;
    private long readable;

    private LedgerVerifier(Optional<LedgerHead> expected, Consumer<LedgerEntry> entries) {
        this.expected = expected;
        this.entries = entries;
    }

    /**
     * Reads the stream to its end; it is not closed.
     *
     * @param expected where the ledger should end, if that is known; without it a change of the last entry or a cut
     *     between two lines cannot be seen
     * @param entries takes every readable entry in the order of the file, also from a broken ledger
     * @throws IOException if the stream cannot be read
     */
    public static LedgerReport verify(InputStream stream, Optional<LedgerHead> expected, Consumer<LedgerEntry> entries)
            throws IOException {
        return new LedgerVerifier(expected, entries).run(stream);
    }

    private LedgerReport run(InputStream stream) throws IOException {
        MessageDigest digest = Sha256.start();
        LedgerLines source = new LedgerLines(new DigestInputStream(unclosed(stream), digest));
        boolean torn = false;
        for (LedgerLines.Line line = source.next(); line != null; line = source.next()) {
            torn = !line.complete();
            position += line.length() + (torn ? 0 : 1);
            add(line);
        }
        boolean asExpected = expected.isEmpty() || expected.get().equals(head);
        List<LedgerFault> faults =
                chained && asExpected && !torn ? List.of() : new LedgerDiagnosis(lines, expected, torn).faults();
        return new LedgerReport(head, readable, position, Sha256.finish(digest), faults);
    }

    private void add(LedgerLines.Line line) {
        long number = lines.size() + 1L;
        if (!line.complete()) {
            lines.add(new Line(number, 0, "", line.sha256(), "the line has no end"));
            chained = false;
            return;
        }
        try {
            if (line.bytes() == null) {
                throw new JsonException("the line is longer than the " + LedgerEntry.MAX_LINE + " bytes allowed");
            }
            LedgerEntry entry = LedgerEntry.read(line.bytes());
            chained = chained && entry.sequence() == number && entry.previous().equals(head.sha256());
            head = new LedgerHead(entry.sequence(), entry.sha256());
            readable = position;
            lines.add(new Line(number, entry.sequence(), entry.previous(), entry.sha256(), null));
            entries.accept(entry);
        } catch (JsonException e) {
            lines.add(new Line(number, 0, "", line.sha256(), e.getMessage()));
            chained = false;
        }
    }

    private static InputStream unclosed(InputStream stream) {
        return new FilterInputStream(stream) {
            @Override
            public void close() {
                // It belongs to the caller.
            }
        };
    }
}
