package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Where the bytes of evidence go while they are parsed, so that what is archived is what was parsed and hashed.
 */
@FunctionalInterface
public interface EvidenceSink {
    /** Keeps nothing. */
    EvidenceSink NONE = (source, path) -> OutputStream.nullOutputStream();

    /**
     * Starts the copy of one file. The collector writes every byte of the file in order and closes the stream; when
     * reading stops early, for example at a limit, the copy ends there and the file is not listed in the evidence.
     *
     * @param source id of the source
     * @param path path of the file as {@code FileDigest} names it; untrusted, may hold odd characters
     * @throws IOException if the copy cannot be had; collecting fails then, whatever the evidence says
     */
    OutputStream open(String source, String path) throws IOException;
}
