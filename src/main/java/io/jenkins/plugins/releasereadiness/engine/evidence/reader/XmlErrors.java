package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import java.io.CharConversionException;
import java.io.IOException;
import java.util.Locale;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;

/** Turns what the XML parser throws into what a person can use. */
final class XmlErrors {
    private XmlErrors() {}

    /**
     * The exception to throw in its place: of the stream below, as it is; of the parser, in plain words. Also for runtime
     * exceptions, as the parser may stumble over what it did not foresee in a broken file.
     */
    static IOException explained(Exception thrown) {
        Location at = null;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharConversionException) {
                // The parser takes what is no XML for an encoding of four bytes.
                return new UnreadableException(
                        "there are bytes that are not text in any encoding of XML", 0, 0, thrown);
            }
            if (cause instanceof IOException io) {
                return io;
            }
            if (cause instanceof XMLStreamException parser && parser.getLocation() != null) {
                at = parser.getLocation();
            }
        }
        return at == null
                ? new UnreadableException(sentence(thrown.getMessage()), 0, 0, thrown)
                : new UnreadableException(
                        sentence(thrown.getMessage()), at.getLineNumber(), at.getColumnNumber(), thrown);
    }

    /** For a reference to anything but the five predefined entities (evidence rule 3). */
    static UnreadableException entity(Location at) {
        return new UnreadableException(
                "the XML refers to an entity; a report may use only &amp; &lt; &gt; &quot; &apos; and characters",
                at.getLineNumber(),
                at.getColumnNumber());
    }

    private static String sentence(String message) {
        String plain = message == null ? "" : message.lines().findFirst().orElse("");
        String small = plain.toLowerCase(Locale.ROOT);
        if (small.contains("end-of-input")) {
            return "the XML ends too early; the report is truncated";
        } else if (small.contains("general entity")) {
            return "the XML refers to an entity; a report may use only &amp; &lt; &gt; &quot; &apos; and characters";
        } else if (small.contains("ctrl-char")
                || small.contains("null")
                || small.contains("invalid white space character")) {
            return "there is a control character, which XML does not allow (often a colour code in the output of a"
                    + " tool); leave it out where it is written";
        } else if (small.contains("utf-8")) {
            return "there are bytes that are not UTF-8: " + plain;
        }
        return plain.isEmpty() ? "this is not well-formed XML" : "this is not well-formed XML: " + plain;
    }
}
