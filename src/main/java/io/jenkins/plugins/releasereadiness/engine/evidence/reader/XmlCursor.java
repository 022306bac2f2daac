package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.fasterxml.aalto.stax.StreamReaderImpl;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * A pull reader of untrusted XML: nothing is loaded and no entity is replaced (evidence rule 3), depth, names,
 * attributes and texts are bounded, every mistake is an {@link UnreadableException} with its position. The encoding is
 * found from the bytes.
 *
 * <p>The cursor stands at an element from its beginning until something reads on. An element is always consumed whole:
 * {@link #children} skips what its handler leaves unread. What is not asked for is not held in memory.
 */
public final class XmlCursor implements Closeable {
    /** What control characters become that XML does not allow, see {@link #readLeniently}. */
    public static final char REPLACEMENT = ControlCharacters.REPLACEMENT;

    private static final int MAX_DEPTH = 200;
    private static final int MAX_NAMES = 5000;

    /** Names of attributes are looked at in every so many elements. */
    private static final int SAMPLE = 8;

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
    private final StreamReaderImpl reader;
    private final Set<String> names = new HashSet<>();
    private int event = XMLStreamConstants.START_DOCUMENT;
    private int depth;
    private long elements;

    private XmlCursor(XmlSource source) throws IOException {
        this.source = source;
        // One factory each, as a factory keeps every name it ever saw.
        InputFactoryImpl factory = new InputFactoryImpl();
        try {
            this.reader = (StreamReaderImpl) factory.createXMLStreamReader(source);
        } catch (XMLStreamException e) {
            throw XmlErrors.explained(e);
        }
        source.watch(reader.getScanner());
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
        try (XmlCursor cursor = new XmlCursor(source)) {
            cursor.advance();
            if (cursor.name().equalsIgnoreCase("html")) {
                throw cursor.unreadable("this is an HTML page, perhaps an error page; an XML report was expected");
            }
            document.read(cursor);
            cursor.finish();
        }
    }

    /** Name of the element at hand, without prefix. */
    public String name() {
        return reader.getLocalName();
    }

    /**
     * Value of an attribute (without prefix) of the element at hand, or {@code null} if it has none of this name.
     *
     * @throws IllegalStateException if the element has been read already
     */
    public String attribute(String name) {
        int index = indexOf(name);
        return index < 0 ? null : reader.getAttributeValue(index);
    }

    /** How many attributes the element at hand has. */
    public int attributes() {
        requireElement();
        return reader.getAttributeCount();
    }

    /** Name of the attribute at this place from 0 on; one with a prefix has it before the name, as {@code xml:lang}. */
    public String attributeName(int index) {
        String prefix = reader.getAttributePrefix(index);
        String name = reader.getAttributeLocalName(index);
        return prefix.isEmpty() ? name : prefix + ":" + name;
    }

    /** Value of the attribute at this place. */
    public String attributeValue(int index) {
        return reader.getAttributeValue(index);
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
        int outer = depth;
        advance();
        while (depth >= outer) {
            handler.element(reader.getLocalName());
            while (depth > outer) {
                advance();
            }
            advance();
        }
    }

    /** Skips the element at hand whole. */
    public void skip() throws IOException {
        requireElement();
        int outer = depth;
        while (depth >= outer) {
            advance();
        }
    }

    /**
     * The text directly in the element at hand, without that of its children, and goes to its end.
     *
     * @throws UnreadableException if it is too long
     */
    public String text() throws IOException {
        requireElement();
        int outer = depth;
        StringBuilder text = new StringBuilder();
        while (depth >= outer) {
            next();
            if (depth == outer && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                text.append(held());
                if (text.length() > XmlSource.MAX_TOKEN) {
                    throw unreadable("a text is longer than " + (XmlSource.MAX_TOKEN >> 20)
                            + " MiB, which no report needs");
                }
            }
        }
        return text.toString();
    }

    /** Goes to the end of the document, whatever is left; done at the end anyway. */
    public void finish() throws IOException {
        while (event != XMLStreamConstants.END_DOCUMENT) {
            advance();
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
        Location at = reader.getLocationInfo().getStartLocation();
        return new UnreadableException(message, at.getLineNumber(), at.getColumnNumber());
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw XmlErrors.explained(e);
        }
    }

    private int indexOf(String name) {
        requireElement();
        int count = reader.getAttributeCount();
        for (int i = 0; i < count; i++) {
            if (reader.getAttributeLocalName(i).equals(name) && reader.getAttributePrefix(i).isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    private void requireElement() {
        if (event != XMLStreamConstants.START_ELEMENT) {
            throw new IllegalStateException("the element has been read already");
        }
    }

    /** Goes to the next beginning or end of an element, or the end of the document. */
    private void advance() throws IOException {
        do {
            next();
        } while (event != XMLStreamConstants.START_ELEMENT
                && event != XMLStreamConstants.END_ELEMENT
                && event != XMLStreamConstants.END_DOCUMENT);
    }

    private void next() throws IOException {
        try {
            event = reader.next();
        } catch (XMLStreamException | RuntimeException e) {
            throw XmlErrors.explained(e);
        }
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> begin();
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD -> {
                if (Doctype.touchesEntities(held())) {
                    throw unreadable("the document type declaration uses entities, which a report may not");
                }
            }
            case XMLStreamConstants.ENTITY_REFERENCE -> throw XmlErrors.entity(reader.getLocation());
            default -> source.skipping(reader.getScanner().getStartingByteOffset());
        }
    }

    private void begin() throws UnreadableException {
        depth++;
        if (depth > MAX_DEPTH) {
            throw unreadable("the XML is nested more than " + MAX_DEPTH + " deep, which no report needs");
        }
        names.add(reader.getLocalName());
        // The parser remembers every name and compares prefixes one by one.
        for (int i = reader.getNamespaceCount(); i-- > 0; ) {
            names.add("xmlns:" + reader.getNamespacePrefix(i));
        }
        if (elements++ % SAMPLE == 0) {
            for (int i = reader.getAttributeCount(); i-- > 0; ) {
                names.add(reader.getAttributeLocalName(i));
            }
        }
        if (names.size() > MAX_NAMES) {
            throw unreadable("the XML uses more than " + MAX_NAMES + " different names, which no report needs");
        }
    }

    /** The text of the token at hand, which the parser now holds in memory, within the limits. */
    private String held() throws IOException {
        source.holding(true);
        try {
            return reader.getText();
        } catch (RuntimeException e) {
            throw XmlErrors.explained(e);
        } finally {
            source.holding(false);
        }
    }
}
