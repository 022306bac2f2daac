package io.jenkins.plugins.releasereadiness.engine.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A value with its place. */
public sealed interface Located {
    /** Where it stands. */
    Place place();

    /** What it is, in a word or two for errors. */
    String word();

    /** The value as a JSON tree. */
    Object plain();

    /**
     * The tree of plain values (see {@link io.jenkins.plugins.releasereadiness.engine.json.Json}) as if it stood at
     * {@code place}.
     *
     * @throws IllegalArgumentException if the tree holds something else
     */
    static Located of(Object tree, Place place) {
        if (tree instanceof Map<?, ?> map) {
            Map<String, Located> members = new LinkedHashMap<>();
            map.forEach((name, value) -> members.put((String) name, of(value, place)));
            Map<String, Place> keys = new LinkedHashMap<>();
            members.keySet().forEach(name -> keys.put(name, place));
            return new Mapping(place, members, keys);
        }
        if (tree instanceof Collection<?> list) {
            return new Sequence(
                    place, list.stream().map(element -> of(element, place)).toList());
        }
        if (tree instanceof Integer number) {
            return new Scalar(place, number.longValue(), number.toString(), -1);
        }
        if (tree == null
                || tree instanceof String
                || tree instanceof Boolean
                || tree instanceof Long
                || tree instanceof BigDecimal) {
            String text = tree instanceof BigDecimal number ? number.toPlainString() : String.valueOf(tree);
            return new Scalar(place, tree, text, -1);
        }
        throw new IllegalArgumentException("not a plain value: " + tree.getClass());
    }

    /**
     * Members by name, in the order of the file.
     *
     * @param keys where each name stands
     */
    record Mapping(Place place, Map<String, Located> members, Map<String, Place> keys) implements Located {
        public Mapping {
            Objects.requireNonNull(place);
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
            keys = Map.copyOf(keys);
        }

        @Override
        public String word() {
            return "a map";
        }

        @Override
        public Object plain() {
            Map<String, Object> tree = new LinkedHashMap<>();
            members.forEach((name, value) -> tree.put(name, value.plain()));
            return tree;
        }
    }

    /** Elements in the order of the file. */
    record Sequence(Place place, List<Located> elements) implements Located {
        public Sequence {
            Objects.requireNonNull(place);
            elements = List.copyOf(elements);
        }

        @Override
        public String word() {
            return "a list";
        }

        @Override
        public Object plain() {
            List<Object> tree = new ArrayList<>();
            elements.forEach(element -> tree.add(element.plain()));
            return tree;
        }
    }

    /**
     * A text, number, truth value or null.
     *
     * @param value {@link String}, {@link Long}, {@link BigDecimal}, {@link Boolean} or null
     * @param text the value as a text
     * @param indent how many characters stand between {@code place} and the text's first one; negative if the file does
     *     not show the text as it is (several lines, escapes)
     */
    record Scalar(Place place, Object value, String text, int indent) implements Located {
        public Scalar {
            Objects.requireNonNull(place);
            Objects.requireNonNull(text);
        }

        /** The number, in one form however it is written ({@code 80.0} is 80); empty if it is none. */
        public Optional<BigDecimal> number() {
            if (value instanceof Long whole) {
                return Optional.of(BigDecimal.valueOf(whole));
            }
            if (value instanceof BigDecimal number) {
                BigDecimal stripped = number.stripTrailingZeros();
                return Optional.of(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
            }
            return Optional.empty();
        }

        /** Where the text has its {@code column}th character, 1-based; the value's place if that cannot be told. */
        public Place placeOf(int column) {
            return indent < 0 ? place : new Place(place.file(), place.line(), place.column() + indent + column - 1);
        }

        @Override
        public String word() {
            if (value == null) {
                return "empty";
            }
            if (value instanceof Boolean) {
                return "true or false";
            }
            return value instanceof String ? "a text" : "a number";
        }

        @Override
        public Object plain() {
            return value;
        }
    }
}
