package io.jenkins.plugins.releasereadiness.benchmarks.reports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;

/** Writes JSON, indented as most tools do, and counts its objects. */
final class JsonText {
    private final JsonGenerator json;
    private final Known known;

    JsonText(Writer out, Known known) throws IOException {
        this.json = new JsonFactory().createGenerator(out).setPrettyPrinter(new DefaultPrettyPrinter());
        this.json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        this.known = known;
        known.add("objects", 0);
    }

    JsonText object() throws IOException {
        known.one("objects");
        json.writeStartObject();
        return this;
    }

    JsonText object(String name) throws IOException {
        known.one("objects");
        json.writeObjectFieldStart(name);
        return this;
    }

    JsonText list(String name) throws IOException {
        json.writeArrayFieldStart(name);
        return this;
    }

    JsonText text(String name, String value) throws IOException {
        json.writeStringField(name, value);
        return this;
    }

    JsonText text(String value) throws IOException {
        json.writeString(value);
        return this;
    }

    JsonText number(String name, long value) throws IOException {
        json.writeNumberField(name, value);
        return this;
    }

    JsonText number(String name, double value) throws IOException {
        json.writeNumberField(name, value);
        return this;
    }

    JsonText endObject() throws IOException {
        json.writeEndObject();
        return this;
    }

    JsonText endList() throws IOException {
        json.writeEndArray();
        return this;
    }

    void end() throws IOException {
        json.close();
    }
}
