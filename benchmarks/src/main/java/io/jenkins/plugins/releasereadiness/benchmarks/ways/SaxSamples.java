package io.jenkins.plugins.releasereadiness.benchmarks.ways;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The samples by the JDK's SAX parser, of which the two attributes that count are looked at; no percentiles. */
final class SaxSamples implements Way {
    private static final class Handler extends DefaultHandler {
        private long requests;
        private long failed;
        private long max;

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) {
            if (name.equals("httpSample") || name.equals("sample")) {
                requests++;
                failed += attributes.getValue("s").equals("true") ? 0 : 1;
                max = Math.max(max, Long.parseLong(attributes.getValue("t")));
            }
        }
    }

    @Override
    public Map<String, ?> read(Path file) throws IOException, SAXException, ParserConfigurationException {
        Handler handler = new Handler();
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            SAXParserFactory.newInstance().newSAXParser().parse(bytes, handler);
        }
        return Map.of("requests", handler.requests, "failed", handler.failed, "maxMs", handler.max);
    }
}
