package io.jenkins.plugins.releasereadiness.engine.ledger;

import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Splits the bytes of a ledger into lines, with bounded memory whatever the bytes are. */
final class LedgerLines {
    /**
     * One line without its newline.
     *
     * @param bytes the line; {@code null} if it is longer than an entry may be
     * @param length length in bytes
     * @param sha256 digest of the whole line, also of one that is too long
     * @param complete whether a newline ended it
     */
    record Line(byte[] bytes, long length, String sha256, boolean complete) {}

    private final InputStream stream;
    private final byte[] buffer = new byte[1 << 16];
    private final MessageDigest digest = Sha256.start();
    private int position;
    private int limit;

    LedgerLines(InputStream stream) {
        this.stream = stream;
    }

    /** The next line, or {@code null} after the last. */
    Line next() throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(512);
        long length = 0;
        while (position < limit || fill()) {
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            int part = end - position;
            digest.update(buffer, position, part);
            if (length + part <= LedgerEntry.MAX_LINE) {
                kept.write(buffer, position, part);
            }
            length += part;
            position = end;
            if (end < limit) {
                position++;
                return line(kept, length, true);
            }
        }
        return length == 0 ? null : line(kept, length, false);
    }

    private Line line(ByteArrayOutputStream kept, long length, boolean complete) {
        byte[] bytes = length > LedgerEntry.MAX_LINE ? null : kept.toByteArray();
        return new Line(bytes, length, Sha256.finish(digest), complete);
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, stream.read(buffer));
        return limit > 0;
    }
}
