package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * A file whose beginning was looked at before it is read whole.
 *
 * @param head its beginning, without a file name
 * @param bytes all its bytes, from the first
 */
public record Peek(Head head, InputStream bytes) {
    /** Looks at the beginning of {@code bytes}, which must not be read elsewhere from then on. */
    public static Peek at(InputStream bytes) throws IOException {
        byte[] first = bytes.readNBytes(Head.SIZE);
        return new Peek(new Head("", first), new SequenceInputStream(new ByteArrayInputStream(first), bytes));
    }
}
