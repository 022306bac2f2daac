package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.JsonCursor;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Lookalike;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Peek;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.io.IOException;
import java.io.InputStream;

/** Reads JSON reports so that what is another tool's report is refused by its name (evidence rule 2). */
final class JsonReports {
    /** Reads one document. */
    @FunctionalInterface
    interface Document {
        /** Whether it is a report of the format, told by the members only that format has. */
        boolean read(JsonCursor json) throws IOException;
    }

    private JsonReports() {}

    /**
     * Reads {@code bytes} with {@code document}.
     *
     * @param expected what they should be, for example {@code a SARIF report}
     * @throws UnreadableException if they are something else; it names what they look like
     */
    static void read(EvidenceReader reader, String expected, InputStream bytes, Document document) throws IOException {
        read(reader, expected, Peek.at(bytes), document);
    }

    /** As {@link #read(EvidenceReader, String, InputStream, Document)}, for a file already looked at. */
    static void read(EvidenceReader reader, String expected, Peek peek, Document document) throws IOException {
        Head head = peek.head();
        if (!head.looksLikeJson() && !head.text().startsWith("null")) {
            throw Lookalike.refuse(expected, head);
        }
        try {
            JsonCursor.read(peek.bytes(), json -> {
                if (!document.read(json)) {
                    throw Lookalike.refuse(expected, head);
                }
            });
        } catch (UnreadableException e) {
            throw Lookalike.explain(e, reader, expected, head);
        }
    }
}
