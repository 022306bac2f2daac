package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import com.fasterxml.aalto.in.AttributeCollector;
import com.fasterxml.aalto.in.PName;
import com.fasterxml.aalto.stax.StreamReaderImpl;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.io.IOException;
import java.io.InputStream;

/**
 * A pull reader of untrusted XML: nothing is loaded and no entity is replaced (evidence rule 3), depth, names,
 * attributes and texts are bounded, every mistake is an {@link UnreadableException} with its position. The encoding is
 * found from the bytes.
 *
 * <p>The cursor stands at an element from its beginning until something reads on. An element is always consumed whole:
 * {@link #children} skips what its handler leaves unread. What is not asked for is not held in memory.
 */
public final class XmlCursor {
    /** What control characters become that XML does not allow, see {@link #readLeniently}. */
    public static final char REPLACEMENT = ControlCharacters.REPLACEMENT;

    /** What reads one document; the cursor stands at its root element. */
    @FunctionalInterface
    public interface Document {
        void read(XmlCursor xml) throws IOException;
    }

    /** What is done with each child element; the cursor stands at it. */
    @FunctionalInterface
    public interface ElementHandler {
        void element(String name) throws IOException;
    }

    private final XmlSource source;
    private final XmlEvents events;
    private final StreamReaderImpl parser;

    /** What the parser would hand out after more checks; those of the element at hand. */
    private final AttributeCollector attributes;

    private XmlCursor(XmlSource source) throws IOException {
        this.source = source;
        this.events = new XmlEvents(source);
        this.parser = events.parser();
        this.attributes = parser.getScanner().getAttrCollector();
    }

    /**
     * Reads the one XML document that {@code bytes} holds, strictly.
     *
     * @throws UnreadableException if the bytes are not one well-formed XML document within the limits, or the reader
     *     refused it
     */
    public static void read(InputStream bytes, Document document) throws IOException {
        read(new XmlSource(bytes, false), document);
    }

    /**
     * As {@link #read}, but control characters that XML does not allow become {@link #REPLACEMENT} and are counted:
     * tools that copy the output of others often leave them in.
     */
    public static void readLeniently(InputStream bytes, Document document) throws IOException {
        read(new XmlSource(bytes, true), document);
    }

    private static void read(XmlSource source, Document document) throws IOException {
        XmlCursor cursor = new XmlCursor(source);
        cursor.events.advance();
        if (cursor.name().equalsIgnoreCase("html")) {
            throw cursor.unreadable("this is an HTML page, perhaps an error page; an XML report was expected");
        }
        document.read(cursor);
        cursor.finish();
    }

    /** Name of the element at hand, without prefix. */
    public String name() {
        return parser.getLocalName();
    }

    /**
     * Value of an attribute (without prefix) of the element at hand, or {@code null} if it has none of this name.
     *
     * @throws IllegalStateException if the element has been read already
     */
    public String attribute(String name) {
        int index = indexOf(name);
        return index < 0 ? null : attributes.getValue(index);
    }

    /** How many attributes the element at hand has. */
    public int attributes() {
        requireElement();
        return attributes.getCount();
    }

    /** Name of the attribute at this place from 0 on; one with a prefix has it before the name, as {@code xml:lang}. */
    public String attributeName(int index) {
        return attributes.getName(index).getPrefixedName();
    }

    /** Value of the attribute at this place. */
    public String attributeValue(int index) {
        return attributes.getValue(index);
    }

    /** Whether the element at hand has the attribute. */
    public boolean has(String name) {
        return indexOf(name) >= 0;
    }

    /**
     * The count in an attribute of the element at hand: whole, not negative, at most 2^53 (evidence rule 5).
     *
     * @throws UnreadableException if it is not such a number, or there is no such attribute
     */
    public long count(String name) throws UnreadableException {
        String value = attribute(name);
        if (value == null) {
            throw unreadable("<" + name() + "> has no attribute " + name);
        }
        long count = parseCount(value.trim());
        if (count < 0) {
            throw unreadable(name + " should be a count (whole, not negative, at most 2^53) but is '"
                    + Shown.line(value, 40) + "'");
        }
        return count;
    }

    /** The count that the text is, or -1 if it is none. */
    public static long parseCount(String text) {
        int length = text.length();
        if (length == 0 || length > 16) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value <= Facts.MAX_COUNT ? value : -1;
    }

    /** Goes through the child elements of the element at hand, and to its end. */
    public void children(ElementHandler handler) throws IOException {
        requireElement();
        int outer = events.depth();
        events.advance();
        while (events.depth() >= outer) {
            handler.element(parser.getLocalName());
            while (events.depth() > outer) {
                events.advance();
            }
            events.advance();
        }
    }

    /** Skips the element at hand whole. */
    public void skip() throws IOException {
        requireElement();
        int outer = events.depth();
        while (events.depth() >= outer) {
            events.advance();
        }
    }

    /**
     * The text directly in the element at hand, without that of its children, and goes to its end.
     *
     * @throws UnreadableException if it is too long
     */
    public String text() throws IOException {
        requireElement();
        int outer = events.depth();
        StringBuilder text = new StringBuilder();
        while (events.depth() >= outer) {
            events.next();
            if (events.depth() == outer && events.atText()) {
                text.append(events.text());
                if (text.length() > XmlSource.MAX_TOKEN) {
                    throw unreadable(
                            "a text is longer than " + (XmlSource.MAX_TOKEN >> 20) + " MiB, which no report needs");
                }
            }
        }
        return text.toString();
    }

    /** Goes to the end of the document, whatever is left; done at the end anyway. */
    public void finish() throws IOException {
        while (!events.atEnd()) {
            events.advance();
        }
    }

    /** How many characters that XML does not allow were replaced so far. */
    public long replaced() {
        return source.replaced();
    }

    /**
     * The refusal of a document that is something else, by its root element (evidence rule 2).
     *
     * @param expected what it should be, for example {@code a JUnit report}
     */
    public UnreadableException refuse(String expected) {
        return Lookalike.refuse(expected, source.head());
    }

    /** An error at the place of the element at hand. */
    public UnreadableException unreadable(String message) {
        return events.unreadable(message);
    }

    private int indexOf(String name) {
        requireElement();
        int count = attributes.getCount();
        for (int i = 0; i < count; i++) {
            PName attribute = attributes.getName(i);
            if (attribute.getLocalName().equals(name) && !attribute.hasPrefix()) {
                return i;
            }
        }
        return -1;
    }

    private void requireElement() {
        if (!events.atElement()) {
            throw new IllegalStateException("the element has been read already");
        }
    }
}
