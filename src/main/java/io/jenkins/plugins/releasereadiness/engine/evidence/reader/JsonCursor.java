package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;

/**
 * A pull reader of untrusted JSON: bounded depth, strings and numbers, duplicate members refused, every mistake an
 * {@link UnreadableException} with its position. Byte order marks and UTF-16 are understood by their first bytes.
 *
 * <p>A value is always consumed whole: {@link #members} and {@link #elements} skip what their handler leaves unread.
 */
public final class JsonCursor {
    /** What is done with each member of an object; the cursor stands at the first token of its value. */
    @FunctionalInterface
    public interface MemberHandler {
        void member(String name) throws IOException;
    }

    /** What is done with each element of a list; the cursor stands at its first token. */
    @FunctionalInterface
    public interface ElementHandler {
        void element() throws IOException;
    }

    /** What reads one value or document. */
    @FunctionalInterface
    public interface Document {
        void read(JsonCursor json) throws IOException;
    }

    private final JsonParser parser;

    private JsonCursor(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads the one JSON value that {@code bytes} holds; anything after it is refused.
     *
     * @throws UnreadableException if the bytes are not one JSON value within the limits, or the reader refused it
     */
    public static void read(InputStream bytes, Document document) throws IOException {
        try (JsonParser parser = JsonInput.parser(bytes)) {
            JsonCursor cursor = new JsonCursor(parser);
            try {
                if (parser.nextToken() == null) {
                    throw new UnreadableException("this is an empty file; a JSON report was expected");
                }
                document.read(cursor);
                cursor.skipRest(0);
                if (parser.nextToken() != null) {
                    throw cursor.unreadable("there is more after the end of the JSON document");
                }
            } catch (JsonProcessingException e) {
                throw JsonInput.explained(e, cursor.parser);
            } catch (CharConversionException e) {
                throw cursor.unreadable("the text is not in the encoding it begins with: " + e.getMessage());
            }
        }
    }

    /** Whether the value begins an object. */
    public boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** Whether the value begins a list. */
    public boolean isList() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    /** Whether the value is {@code null}. */
    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** Whether the value is a string. */
    public boolean isText() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    /** Whether the value is a number. */
    public boolean isNumber() {
        return parser.currentToken().isNumeric();
    }

    /** Whether the value is {@code true} or {@code false}. */
    public boolean isBoolean() {
        return parser.currentToken().isBoolean();
    }

    /**
     * Goes through the members of the object at hand.
     *
     * @param what names the object in errors, for example {@code a run}
     * @throws UnreadableException if the value is no object
     */
    public void members(String what, MemberHandler handler) throws IOException {
        if (!isObject()) {
            throw unreadable(what + " should be an object but is " + valueWord());
        }
        int depth = depth();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            handler.member(name);
            skipRest(depth);
        }
    }

    /**
     * Goes through the elements of the list at hand; {@code null} in a list's place is an empty list (evidence rule 1).
     *
     * @param what names the list in errors, for example {@code runs}
     * @throws UnreadableException if the value is neither a list nor null
     */
    public void elements(String what, ElementHandler handler) throws IOException {
        if (isNull()) {
            return;
        }
        if (!isList()) {
            throw unreadable(what + " should be a list but is " + valueWord());
        }
        int depth = depth();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            handler.element();
            skipRest(depth);
        }
    }

    /** Skips the value at hand whole. */
    public void skip() throws IOException {
        parser.skipChildren();
    }

    /**
     * The string at hand, or {@code null} for JSON null.
     *
     * @throws UnreadableException if it is something else
     */
    public String text(String what) throws IOException {
        if (isNull()) {
            return null;
        }
        if (!isText()) {
            throw unreadable(what + " should be a text but is " + valueWord());
        }
        return parser.getText();
    }

    /** The scalar at hand as text whatever its type, or {@code null} for null, an object or a list. */
    public String scalarOrNull() throws IOException {
        return parser.currentToken().isScalarValue() && !isNull() ? parser.getText() : null;
    }

    /**
     * The count at hand: whole, not negative, at most 2^53 (evidence rule 5). {@code 3.0} is whole.
     *
     * @throws UnreadableException if it is not such a number
     */
    public long count(String what) throws IOException {
        if (!isNumber()) {
            throw unreadable(what + " should be a number but is " + valueWord());
        }
        long value = wholeOrNegative();
        if (value < 0 || value > Facts.MAX_COUNT) {
            throw unreadable(
                    what + " should be a count (whole, not negative, at most 2^53) but is " + parser.getText());
        }
        return value;
    }

    /**
     * The finite number at hand.
     *
     * @throws UnreadableException if it is no number or too large
     */
    public double number(String what) throws IOException {
        if (!isNumber()) {
            throw unreadable(what + " should be a number but is " + valueWord());
        }
        double value = parser.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw unreadable(what + " is too large a number");
        }
        return value;
    }

    /**
     * The truth value at hand.
     *
     * @throws UnreadableException if it is something else
     */
    public boolean bool(String what) throws IOException {
        if (!isBoolean()) {
            throw unreadable(what + " should be true or false but is " + valueWord());
        }
        return parser.getBooleanValue();
    }

    /** An error at the place of the value at hand. */
    public UnreadableException unreadable(String message) {
        JsonLocation at = parser.currentTokenLocation();
        return new UnreadableException(message, at.getLineNr(), at.getColumnNr());
    }

    /** What the value at hand is, in a word or two for errors. */
    public String valueWord() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> "a number";
        };
    }

    /** The number at hand exactly, or something negative if it is not whole or too large for a count. */
    private long wholeOrNegative() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? -1 : parser.getLongValue();
        }
        double about = parser.getDoubleValue();
        if (about < 0 || about > Facts.MAX_COUNT) {
            return -1;
        }
        try {
            BigDecimal value = parser.getDecimalValue().stripTrailingZeros();
            return value.scale() <= 0 ? value.longValueExact() : -1;
        } catch (NumberFormatException e) {
            // An exponent beyond ten digits, which the parser passes on as it comes.
            return -1;
        }
    }

    private int depth() {
        return parser.getParsingContext().getNestingDepth();
    }

    /** Ends the value that a handler may have left half read: goes on until the container at {@code depth} is at hand. */
    private void skipRest(int depth) throws IOException {
        while (depth() > depth) {
            if (parser.currentToken().isStructStart()) {
                parser.skipChildren();
            } else if (parser.nextToken() == null) {
                return;
            }
        }
    }
}
