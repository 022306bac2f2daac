package io.jenkins.plugins.releasereadiness.benchmarks.reports;

import java.io.IOException;
import java.io.Writer;

/** Writes XML and counts its elements. */
final class XmlText {
    private final Writer out;
    private final Known known;

    XmlText(Writer out, Known known) throws IOException {
        this.out = out;
        this.known = known;
        known.add("elements", 0);
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    /** Anything that begins no element. */
    XmlText raw(String text) throws IOException {
        out.write(text);
        return this;
    }

    /** An element that stays open, with names and values of attributes. */
    XmlText open(String name, Object... attributes) throws IOException {
        start(name, attributes);
        out.write('>');
        return this;
    }

    XmlText empty(String name, Object... attributes) throws IOException {
        start(name, attributes);
        out.write("/>\n");
        return this;
    }

    XmlText close(String name) throws IOException {
        out.write("</");
        out.write(name);
        out.write(">\n");
        return this;
    }

    private void start(String name, Object... attributes) throws IOException {
        known.one("elements");
        out.write('<');
        out.write(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.write(' ');
            out.write((String) attributes[i]);
            out.write("=\"");
            out.write(String.valueOf(attributes[i + 1]));
            out.write('"');
        }
    }
}
