package io.jenkins.plugins.releasereadiness.engine.evidence.probe;

import java.io.IOException;
import java.net.URI;

/** Asks servers. Implementations bound time and size, and never ask another host than that of the address. */
@FunctionalInterface
public interface ProbeTransport {
    /**
     * Asks with GET.
     *
     * @param address see {@link ProbeSpec}
     * @throws NoAnswerException if the server was asked but did not answer: it refused, broke off or was too slow
     * @throws java.io.InterruptedIOException if the thread was interrupted; its flag stays set
     * @throws IOException if it could not be asked at all, for example because nobody knows its name
     */
    ProbeAnswer get(URI address) throws IOException;
}
