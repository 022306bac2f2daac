package io.jenkins.plugins.releasereadiness.engine.ledger;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of one ledger are kept. Implementations may be used by several threads. */
public interface LedgerStore {
    /**
     * All bytes so far, from the first; an empty stream if there are none. The caller closes it. Bytes appended
     * meanwhile may or may not be seen.
     */
    InputStream open() throws IOException;

    /**
     * Appends {@code bytes} in one go if the ledger is still {@code size} bytes long. When this returns true, they
     * survive a crash of the process and of the machine.
     *
     * @return false, with nothing written, if the ledger has another length by now
     * @throws IOException if it is not sure that everything was written; whatever was, is taken back where possible
     */
    boolean append(long size, byte[] bytes) throws IOException;

    /**
     * Puts {@code bytes} in the place of everything after the first {@code keep} bytes, if the ledger is still {@code
     * size} bytes long. The bytes kept are never touched. Used only to replace the torn rest of an interrupted write.
     *
     * @return false, with nothing written, if the ledger has another length by now
     * @throws IOException if it is not sure that everything was written
     */
    boolean replaceTail(long size, long keep, byte[] bytes) throws IOException;
}
