package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import java.io.IOException;
import java.io.InputStream;

/**
 * The reading of one source. {@link #read} is called once per file, then {@link #finish} once. Used by one thread.
 *
 * <p>Implementations stream: what they keep must not grow with the size of the report beyond what the facts need.
 */
public interface Reading {
    /**
     * Reads one file to its end. The stream is closed by the caller; the bytes are hashed as they pass, so a reader
     * need not read trailing bytes itself.
     *
     * @throws UnreadableException if the bytes are not a report of this format; the whole source is unreadable then
     * @throws IOException if the bytes cannot be had
     */
    void read(InputStream bytes) throws IOException;

    /**
     * What all files together say.
     *
     * @throws UnreadableException if the files do not make sense together
     */
    Outcome finish() throws UnreadableException;
}
