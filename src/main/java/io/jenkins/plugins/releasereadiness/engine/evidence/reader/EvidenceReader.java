package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;

/**
 * Reads the reports of one format. One small class per format, found through {@link java.util.ServiceLoader}.
 *
 * <p>Readers are stateless and safe for use by several threads; what is collected of one source lives in the
 * {@link Reading}.
 */
public interface EvidenceReader {
    /** Id of the format as policies write it: lower-case letters, digits and {@code -}, for example {@code junit}. */
    String format();

    /** The kind of evidence, which decides the names of the facts. */
    SourceKind kind();

    /**
     * Whether the beginning of a file looks like this format. Used only where the policy names no format; a reader that
     * cannot tell answers {@code false}. At most one reader should recognise a file; the registry asks them in the
     * order of their ids.
     */
    boolean recognises(Head head);

    /** Starts reading one source, which may consist of several files. */
    Reading open(ReadOptions options);
}
