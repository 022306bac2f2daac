package io.jenkins.plugins.releasereadiness.engine.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes and reads JSON trees. The same tree always gives the same bytes.
 *
 * <p>A tree is made of {@link java.util.Map} with String keys, {@link java.util.Collection}, {@link String},
 * {@link Boolean}, {@link Integer}, {@link Long}, {@link java.math.BigInteger}, {@link java.math.BigDecimal}, finite
 * {@link Double} and {@code null}. Read trees hold LinkedHashMap, ArrayList, String, Boolean, Long, null, and
 * BigDecimal for every number with a fraction or exponent or beyond a Long, so that nothing is rounded.
 */
public final class Json {
    /** Deepest nesting that is written or read. */
    public static final int MAX_DEPTH = 100;

    /** Longest document in UTF-16 characters that {@link #read} takes unless told otherwise: 64 Mi. */
    public static final long MAX_LENGTH = 64L << 20;

    private Json() {}

    /**
     * One line without spaces, members in the order of the map. Safe also inside HTML: {@code <}, {@code >},
     * {@code &}, line separators and every control or format character are written as {@code \\uXXXX}, so that no
     * reader sees something else than is there.
     *
     * @throws IllegalArgumentException if the tree holds something that JSON cannot
     */
    public static String compact(Object tree) {
        return new JsonWriter(JsonWriter.Style.COMPACT).write(tree);
    }

    /** As {@link #compact}, indented by two spaces, with a newline at the end: for files that people read. */
    public static String pretty(Object tree) {
        return new JsonWriter(JsonWriter.Style.PRETTY).write(tree) + "\n";
    }

    /**
     * The canonical form of RFC 8785 (JCS), to be hashed: members sorted, numbers and strings in one way only, so that
     * equal trees have equal bytes and others can recompute a digest. Not for HTML. Numbers that a double cannot hold
     * exactly keep all their digits, where RFC 8785 would have them rounded.
     *
     * @throws IllegalArgumentException if the tree holds something that JSON cannot, or a lone surrogate
     */
    public static byte[] canonical(Object tree) {
        return new JsonWriter(JsonWriter.Style.CANONICAL).write(tree).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The one JSON value that {@code text} is.
     *
     * @throws JsonException if it is not one JSON value, has duplicate members, or goes beyond the limits
     */
    public static Object read(String text) {
        return JsonReader.read(text);
    }

    /**
     * The one JSON value that {@code bytes} are in UTF-8 without byte order mark.
     *
     * @throws JsonException as {@link #read(String)}, and if the bytes are not UTF-8
     */
    public static Object read(byte[] bytes) {
        return JsonReader.read(bytes);
    }

    /**
     * The one JSON value that the stream holds in UTF-8 without byte order mark. The stream is not closed.
     *
     * @param maxLength longest document in UTF-16 characters
     * @throws JsonException as {@link #read(String)}, and if the bytes are not UTF-8
     * @throws IOException if the stream cannot be read
     */
    public static Object read(InputStream stream, long maxLength) throws IOException {
        return JsonReader.read(stream, maxLength);
    }
}
