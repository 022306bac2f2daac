package io.jenkins.plugins.releasereadiness.engine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON value into a tree, strictly and within limits. */
final class JsonReader {
    private static final int MAX_STRING = 16 << 20;
    private static final int MAX_NAME = 10_000;
    private static final int MAX_NUMBER = 200;

    /** Keeps arithmetic on what was read from taking for ever: 1e999999999 has a billion digits. */
    private static final int MAX_SCALE = 400;

    private static final JsonFactory FACTORY = factory(Json.MAX_LENGTH);

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    static Object read(String text) {
        try {
            return read(FACTORY, new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be read", e);
        }
    }

    static Object read(byte[] bytes) {
        try {
            return read(FACTORY, utf8(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory could not be read", e);
        }
    }

    static Object read(InputStream stream, long maxLength) throws IOException {
        return read(maxLength == Json.MAX_LENGTH ? FACTORY : factory(maxLength), utf8(stream));
    }

    /** The parser itself would guess at UTF-16 and accept UTF-8 that no other reader does. */
    private static Reader utf8(InputStream stream) {
        return new InputStreamReader(stream, StandardCharsets.UTF_8.newDecoder());
    }

    private static Object read(JsonFactory factory, Reader reader) throws IOException {
        try (JsonParser parser = factory.createParser(reader)) {
            try {
                if (parser.nextToken() == null) {
                    throw new JsonException("the document is empty; JSON was expected");
                }
                Object tree = new JsonReader(parser).value();
                if (parser.nextToken() != null) {
                    throw at(parser.currentTokenLocation(), "there is more after the end of the JSON document", null);
                }
                return tree;
            } catch (JsonEOFException e) {
                throw at(e.getLocation(), "the JSON ends too early", e);
            } catch (StreamConstraintsException e) {
                throw at(e.getLocation(), "the JSON goes beyond the limits: " + e.getOriginalMessage(), e);
            } catch (JsonProcessingException e) {
                throw at(e.getLocation(), "this is not JSON: " + e.getOriginalMessage(), e);
            } catch (CharacterCodingException e) {
                throw at(parser.currentLocation(), "the bytes are not UTF-8", e);
            }
        }
    }

    private Object value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? new BigDecimal(parser.getBigIntegerValue())
                        : (Object) parser.getLongValue();
            default -> decimal();
        };
    }

    private Map<String, Object> object() throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value());
        }
        return members;
    }

    private List<Object> list() throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value());
        }
        return elements;
    }

    private BigDecimal decimal() throws IOException {
        BigDecimal value = parser.getDecimalValue();
        if (Math.abs((long) value.scale()) > MAX_SCALE) {
            throw at(parser.currentTokenLocation(), "the number is too large or too small", null);
        }
        return value;
    }

    private static JsonException at(JsonLocation place, String message, Throwable cause) {
        return place == null
                ? new JsonException(message, 0, 0, cause)
                : new JsonException(message, place.getLineNr(), place.getColumnNr(), cause);
    }

    private static JsonFactory factory(long maxLength) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Json.MAX_DEPTH)
                        .maxStringLength(MAX_STRING)
                        .maxNameLength(MAX_NAME)
                        .maxNumberLength(MAX_NUMBER)
                        .maxDocumentLength(maxLength)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .build();
    }
}
