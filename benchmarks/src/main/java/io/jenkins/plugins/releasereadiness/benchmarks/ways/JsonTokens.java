package io.jenkins.plugins.releasereadiness.benchmarks.ways;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The tokens of jackson-core, of which nothing is asked. */
final class JsonTokens implements Way {
    private final JsonFactory factory = new JsonFactory();

    @Override
    public Map<String, ?> read(Path file) throws IOException {
        long objects = 0;
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
                JsonParser json = factory.createParser(bytes)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                objects += token == JsonToken.START_OBJECT ? 1 : 0;
            }
        }
        return Map.of("objects", objects);
    }
}
