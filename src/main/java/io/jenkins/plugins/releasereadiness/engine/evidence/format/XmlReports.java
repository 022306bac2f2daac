package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Lookalike;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Peek;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.XmlCursor;
import java.io.IOException;

/** Reads XML reports so that what is another tool's report is refused by its name (evidence rule 2). */
final class XmlReports {
    private XmlReports() {}

    /**
     * Reads a file already looked at with {@code document}, whose root the reader recognises. Control characters that
     * XML does not allow are forgiven: scanners quote what they were sent.
     *
     * @param expected what it should be, for example {@code a ZAP report}
     * @throws UnreadableException if it is something else; it names what it looks like
     */
    static void read(EvidenceReader reader, String expected, Peek peek, XmlCursor.Document document)
            throws IOException {
        Head head = peek.head();
        try {
            XmlCursor.readLeniently(peek.bytes(), xml -> {
                if (!reader.recognises(head)) {
                    throw Lookalike.refuse(expected, head);
                }
                document.read(xml);
            });
        } catch (UnreadableException e) {
            throw Lookalike.explain(e, reader, expected, head);
        }
    }
}
