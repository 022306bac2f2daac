package io.jenkins.plugins.releasereadiness.engine.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Where the files of one bundle are. Implementations may be used by several threads. */
public interface BundleStore {
    /** Content that can be read any number of times. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    /**
     * Publishes a file, replacing one of the same name. Whoever looks sees the old content, or none, until the new one is
     * there whole and survives a crash; then this returns. The content is read to its end.
     */
    void put(BundlePath path, Content content) throws IOException;

    /**
     * The content of a file; the caller closes it.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such file
     * @throws IOException if it cannot be read or is not a plain file inside the bundle
     */
    InputStream open(BundlePath path) throws IOException;

    /**
     * The names of everything that is no folder, with {@code /} between the parts, sorted. They are as they were found and
     * need not be safe names.
     */
    List<String> list() throws IOException;
}
