package io.jenkins.plugins.releasereadiness.engine.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Writes one tree in one style. */
final class JsonWriter {
    enum Style {
        COMPACT,
        PRETTY,
        CANONICAL
    }

    private static final String HEX = "0123456789abcdef";

    private final Style style;
    private final StringBuilder out = new StringBuilder();
    private int depth;

    JsonWriter(Style style) {
        this.style = style;
    }

    String write(Object tree) {
        value(tree);
        return out.toString();
    }

    private void value(Object value) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof String text) {
            string(text);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Collection<?> list) {
            list(list);
        } else {
            number(value);
        }
    }

    private void number(Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof BigInteger) {
            out.append(style == Style.CANONICAL ? JsonNumbers.canonical(new BigDecimal(value.toString())) : value);
        } else if (value instanceof BigDecimal decimal) {
            out.append(style == Style.CANONICAL ? JsonNumbers.canonical(decimal) : JsonNumbers.plain(decimal));
        } else if (value instanceof Double number && Double.isFinite(number)) {
            BigDecimal decimal = JsonNumbers.shortest(number);
            out.append(style == Style.CANONICAL ? JsonNumbers.canonical(decimal) : JsonNumbers.measure(decimal));
        } else {
            throw new IllegalArgumentException(
                    "JSON cannot hold " + value + " of type " + value.getClass().getName());
        }
    }

    private void object(Map<?, ?> map) {
        begin('{');
        boolean first = true;
        for (Map.Entry<?, ?> member : ordered(map).entrySet()) {
            if (!(member.getKey() instanceof String name)) {
                throw new IllegalArgumentException("a JSON member's name must be a text but is " + member.getKey());
            }
            next(first);
            first = false;
            string(name);
            out.append(style == Style.PRETTY ? ": " : ":");
            value(member.getValue());
        }
        end('}', first);
    }

    /** RFC 8785 sorts names by their UTF-16 code units, as {@link String#compareTo} does. */
    private Map<?, ?> ordered(Map<?, ?> map) {
        return style == Style.CANONICAL ? new TreeMap<>(map) : map;
    }

    private void list(Collection<?> elements) {
        begin('[');
        boolean first = true;
        for (Object element : elements) {
            next(first);
            first = false;
            value(element);
        }
        end(']', first);
    }

    private void begin(char bracket) {
        if (++depth > Json.MAX_DEPTH) {
            throw new IllegalArgumentException("the tree is nested more than " + Json.MAX_DEPTH + " deep");
        }
        out.append(bracket);
    }

    private void next(boolean first) {
        if (!first) {
            out.append(',');
        }
        newLine();
    }

    private void end(char bracket, boolean empty) {
        depth--;
        if (!empty) {
            newLine();
        }
        out.append(bracket);
    }

    private void newLine() {
        if (style == Style.PRETTY) {
            out.append('\n').append("  ".repeat(depth));
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (isHalf(text, i)) {
                        lonely(c);
                    } else if (c < ' ' || style != Style.CANONICAL && isDisguised(c)) {
                        escape(c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Characters that end a script or an attribute in HTML, or that change what a person sees. */
    private static boolean isDisguised(char c) {
        if (c < 0x7f) {
            return c == '<' || c == '>' || c == '&';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static boolean isHalf(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private void lonely(char c) {
        if (style == Style.CANONICAL) {
            throw new IllegalArgumentException("a text holds half a character, which has no canonical form");
        }
        escape(c);
    }

    private void escape(char c) {
        out.append("\\u")
                .append(HEX.charAt(c >> 12))
                .append(HEX.charAt(c >> 8 & 15))
                .append(HEX.charAt(c >> 4 & 15))
                .append(HEX.charAt(c & 15));
    }
}
