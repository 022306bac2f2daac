package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import com.fasterxml.aalto.in.AttributeCollector;
import com.fasterxml.aalto.in.XmlScanner;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.fasterxml.aalto.stax.StreamReaderImpl;
import java.io.IOException;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** The events of untrusted XML, within limits: what {@link XmlCursor} stands on. */
final class XmlEvents {
    private static final int MAX_DEPTH = 200;

    private final XmlSource source;
    private final StreamReaderImpl reader;
    private final XmlScanner scanner;
    private final AttributeCollector attributes;
    private final XmlNames names = new XmlNames();
    private int event = XMLStreamConstants.START_DOCUMENT;
    private int depth;

    /**
     * @throws UnreadableException if there is no XML at all
     */
    XmlEvents(XmlSource source) throws IOException {
        this.source = source;
        // One factory each, as a factory keeps every name it ever saw.
        InputFactoryImpl factory = new InputFactoryImpl();
        try {
            this.reader = (StreamReaderImpl) factory.createXMLStreamReader(source);
        } catch (XMLStreamException e) {
            throw XmlErrors.explained(e);
        }
        this.scanner = reader.getScanner();
        this.attributes = scanner.getAttrCollector();
        source.watch(scanner);
    }

    /** The parser, to look at the event at hand but not to go on. */
    StreamReaderImpl parser() {
        return reader;
    }

    /** How many elements are open; that which ends at hand is not. */
    int depth() {
        return depth;
    }

    /** Whether an element begins at hand. */
    boolean atElement() {
        return event == XMLStreamConstants.START_ELEMENT;
    }

    /** Whether there is text at hand. */
    boolean atText() {
        return event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
    }

    /** Whether the document has ended. */
    boolean atEnd() {
        return event == XMLStreamConstants.END_DOCUMENT;
    }

    /** Goes to the next beginning or end of an element, or the end of the document. */
    void advance() throws IOException {
        do {
            next();
        } while (!atElement() && event != XMLStreamConstants.END_ELEMENT && !atEnd());
    }

    /** Goes to the next event. */
    void next() throws IOException {
        try {
            event = reader.next();
        } catch (XMLStreamException | RuntimeException e) {
            throw XmlErrors.explained(e);
        }
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> begin();
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD -> {
                if (Doctype.touchesEntities(text())) {
                    throw unreadable("the document type declaration uses entities, which a report may not");
                }
            }
            case XMLStreamConstants.ENTITY_REFERENCE -> throw XmlErrors.entity(reader.getLocation());
            default -> other();
        }
    }

    /** The text of the event at hand, which the parser then holds in memory, within the limits. */
    String text() throws IOException {
        source.holding(true);
        try {
            return reader.getText();
        } catch (RuntimeException e) {
            throw XmlErrors.explained(e);
        } finally {
            source.holding(false);
        }
    }

    /** An error at the place of the event at hand. */
    UnreadableException unreadable(String message) {
        Location at = reader.getLocationInfo().getStartLocation();
        return new UnreadableException(message, at.getLineNumber(), at.getColumnNumber());
    }

    private void begin() throws UnreadableException {
        depth++;
        if (depth > MAX_DEPTH) {
            throw unreadable("the XML is nested more than " + MAX_DEPTH + " deep, which no report needs");
        }
        names.see(scanner.getName());
        for (int i = attributes.getCount(); i-- > 0; ) {
            names.see(attributes.getName(i));
        }
        for (int i = reader.getNamespaceCount(); i-- > 0; ) {
            names.see("xmlns:" + reader.getNamespacePrefix(i));
        }
        refuseManyNames();
    }

    private void other() throws UnreadableException {
        source.skipping(scanner.getStartingByteOffset());
        if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            names.see(reader.getPITarget());
            refuseManyNames();
        }
    }

    private void refuseManyNames() throws UnreadableException {
        if (names.tooMany()) {
            throw unreadable("the XML uses more than " + XmlNames.MAX + " different names, which no report needs");
        }
    }
}
