package io.jenkins.plugins.releasereadiness.engine.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Typed access to a JSON object. Every mistake is a {@link JsonException} that names the path of the member, for example
 * {@code votes[2].voter should be a text but is a number}. A member that is {@code null} counts as absent.
 */
public final class Fields {
    private static final long MAX_COUNT = 1L << 53;

    private final Map<String, Object> members;
    private final String path;

    private Fields(Map<String, Object> members, String path) {
        this.members = members;
        this.path = path;
    }

    /**
     * The object {@code tree}.
     *
     * @param path what stands before the names of members in errors; empty for a document's root
     * @throws JsonException if it is no object
     */
    @SuppressWarnings("unchecked") // names of a JSON object are texts; a map made by hand is the caller's own
    public static Fields of(Object tree, String path) {
        if (!(tree instanceof Map<?, ?> map)) {
            throw new JsonException(
                    (path.isEmpty() ? "the document" : path) + " should be an object but is " + word(tree));
        }
        return new Fields((Map<String, Object>) map, path);
    }

    /** The text {@code name}; it must be there. */
    public String text(String name) {
        return need(name, optionalText(name));
    }

    public Optional<String> optionalText(String name) {
        return optional(name, String.class, "a text");
    }

    /** The count {@code name}: whole, not negative, at most 2^53; it must be there. */
    public long count(String name) {
        return need(name, optionalCount(name));
    }

    public Optional<Long> optionalCount(String name) {
        Optional<Long> count = Optional.ofNullable(members.get(name)).map(value -> {
            if (value instanceof Integer number) {
                return (long) number;
            }
            return value instanceof Long number ? number : -1L;
        });
        if (count.isPresent() && (count.get() < 0 || count.get() > MAX_COUNT)) {
            throw wrong(name, "should be a whole number from 0 to 2^53 but is " + shown(members.get(name)));
        }
        return count;
    }

    /** The exact number {@code name}; it must be there. */
    public BigDecimal number(String name) {
        return need(name, optionalNumber(name));
    }

    public Optional<BigDecimal> optionalNumber(String name) {
        return optional(name, Number.class, "a number").map(value -> {
            if (value instanceof BigDecimal decimal) {
                return decimal;
            }
            return value instanceof Double number ? BigDecimal.valueOf(number) : new BigDecimal(value.toString());
        });
    }

    /** The truth value {@code name}; it must be there. */
    public boolean bool(String name) {
        return need(name, optionalBool(name));
    }

    public Optional<Boolean> optionalBool(String name) {
        return optional(name, Boolean.class, "true or false");
    }

    /** The time {@code name}, in ISO-8601 with zone {@code Z}; it must be there. */
    public Instant time(String name) {
        return need(name, optionalTime(name));
    }

    public Optional<Instant> optionalTime(String name) {
        return optionalText(name).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw wrong(name, "should be a time such as 2026-01-31T12:00:00Z but is '" + text + "'");
            }
        });
    }

    /**
     * The text {@code name} as what {@code ofWord} makes of it; it must be there.
     *
     * @param ofWord throws {@link IllegalArgumentException} for a word it does not know
     */
    public <E> E word(String name, Function<String, E> ofWord) {
        return need(name, optionalWord(name, ofWord));
    }

    public <E> Optional<E> optionalWord(String name, Function<String, E> ofWord) {
        return optionalText(name).map(text -> {
            try {
                return ofWord.apply(text);
            } catch (IllegalArgumentException e) {
                throw wrong(name, "is not allowed: " + e.getMessage());
            }
        });
    }

    /** The object {@code name}; it must be there. */
    public Fields object(String name) {
        return need(name, optionalObject(name));
    }

    public Optional<Fields> optionalObject(String name) {
        return Optional.ofNullable(members.get(name)).map(value -> of(value, pathOf(name)));
    }

    /** The elements of the list {@code name} as they are; it must be there. */
    public List<Object> list(String name) {
        return need(name, optionalList(name));
    }

    public Optional<List<Object>> optionalList(String name) {
        return optional(name, List.class, "a list").map(Fields::view);
    }

    /** The objects of the list {@code name}; an absent list is empty. */
    public List<Fields> objects(String name) {
        return elements(name, Fields::of);
    }

    /** The texts of the list {@code name}; an absent list is empty. */
    public List<String> texts(String name) {
        return elements(name, (element, place) -> {
            if (element instanceof String text) {
                return text;
            }
            throw new JsonException(place + " should be a text but is " + word(element));
        });
    }

    /** The counts of the list {@code name}, as for {@link #count}; an absent list is empty. */
    public List<Long> counts(String name) {
        return elements(name, (element, place) -> alone(element, place).count(place));
    }

    /** The texts of the list {@code name} as what {@code ofWord} makes of them; an absent list is empty. */
    public <E> List<E> words(String name, Function<String, E> ofWord) {
        return elements(name, (element, place) -> alone(element, place).word(place, ofWord));
    }

    /** Whether {@code name} is there and not null. */
    public boolean has(String name) {
        return members.get(name) != null;
    }

    /** The members' names in their order, also of those that are null. */
    public Set<String> names() {
        return Collections.unmodifiableSet(members.keySet());
    }

    /** The members as they are, unmodifiable. */
    public Map<String, Object> asMap() {
        return Collections.unmodifiableMap(members);
    }

    /**
     * Refuses members that nobody would read.
     *
     * @throws JsonException if there is a member that is not among {@code allowed}
     */
    public Fields only(String... allowed) {
        List<String> known = List.of(allowed);
        for (String name : members.keySet()) {
            if (!known.contains(name)) {
                throw new JsonException(pathOf(name) + " is not known here; allowed are: " + String.join(", ", known));
            }
        }
        return this;
    }

    /** An error about the member {@code name}; {@code problem} is the predicate of a sentence. */
    public JsonException wrong(String name, String problem) {
        return new JsonException(pathOf(name) + " " + problem);
    }

    /** The path of the member {@code name} from the document's root. */
    public String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The path of this object from the document's root; empty for the root. */
    public String path() {
        return path;
    }

    private interface Element<T> {
        T read(Object element, String place);
    }

    private <T> List<T> elements(String name, Element<T> reader) {
        List<T> result = new ArrayList<>();
        for (Object element : optionalList(name).orElse(List.of())) {
            result.add(reader.read(element, pathOf(name) + "[" + result.size() + "]"));
        }
        return Collections.unmodifiableList(result);
    }

    /** An object with the path of its one member as that member's name, so that errors name the path. */
    private static Fields alone(Object element, String place) {
        return new Fields(Collections.singletonMap(place, element), "");
    }

    private <T> Optional<T> optional(String name, Class<T> type, String expected) {
        Object value = members.get(name);
        if (value != null && !type.isInstance(value)) {
            throw wrong(name, "should be " + expected + " but is " + word(value));
        }
        return Optional.ofNullable(type.cast(value));
    }

    private <T> T need(String name, Optional<T> value) {
        return value.orElseThrow(() -> wrong(name, "is missing"));
    }

    private static List<Object> view(List<?> list) {
        return Collections.unmodifiableList(list);
    }

    private static String shown(Object value) {
        return value instanceof Number ? value.toString() : word(value);
    }

    private static String word(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "a list";
        }
        if (value instanceof String) {
            return "a text";
        }
        return value instanceof Boolean ? "true or false" : "a number";
    }
}
