package io.jenkins.plugins.releasereadiness.benchmarks.ways;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The events of aalto-xml, of which nothing is asked. */
final class XmlTokens implements Way {
    @Override
    public Map<String, ?> read(Path file) throws IOException, XMLStreamException {
        long elements = 0;
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            XMLStreamReader xml = new InputFactoryImpl().createXMLStreamReader(bytes);
            while (xml.hasNext()) {
                elements += xml.next() == XMLStreamConstants.START_ELEMENT ? 1 : 0;
            }
        }
        return Map.of("elements", elements);
    }
}
