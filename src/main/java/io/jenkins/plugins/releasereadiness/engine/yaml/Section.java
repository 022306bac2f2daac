package io.jenkins.plugins.releasereadiness.engine.yaml;

import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import io.jenkins.plugins.releasereadiness.engine.text.Suggestions;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Typed access to a map in a file. Mistakes are collected, not thrown, so that one run finds all of them; what is wrong
 * reads as absent. After reading, {@link #end} reports every key that nobody asked for. Used by one thread.
 */
public final class Section {
    private final Located.Mapping map;
    private final Problems problems;
    private final String what;
    private final Set<String> known = new LinkedHashSet<>();

    private Section(String what, Located.Mapping map, Problems problems) {
        this.what = what;
        this.map = map;
        this.problems = problems;
    }

    /**
     * @param what names the section in errors, for example {@code question 'x'}
     * @return the section; if {@code value} is no map that is reported, and the section is empty and reports no more
     */
    public static Section of(String what, Located value, Problems problems) {
        if (value instanceof Located.Mapping map) {
            return new Section(what, map, problems);
        }
        problems.add(value.place(), what + " should be a map but is " + value.word());
        return new Section(what, new Located.Mapping(value.place(), Map.of(), Map.of()), new Problems());
    }

    /** One of the named sections of a map. */
    public record Entry(String name, Place place, Section section) {}

    /** How messages name this section. */
    public String what() {
        return what;
    }

    /** Where the section begins. */
    public Place place() {
        return map.place();
    }

    /** Whether the key is there, rightly or wrongly. */
    public boolean has(String key) {
        known.add(key);
        return map.members().containsKey(key);
    }

    /** The value as it is. */
    public Optional<Located> value(String key) {
        known.add(key);
        return Optional.ofNullable(map.members().get(key));
    }

    /** A text that is not blank. */
    public Optional<String> text(String key) {
        return scalar(key).map(Located.Scalar::text);
    }

    /** A scalar whose text is not blank, with its place. */
    public Optional<Located.Scalar> scalar(String key) {
        return value(key).flatMap(value -> {
            if (!(value instanceof Located.Scalar scalar)) {
                return wrong(value, "'" + key + "' should be a text but is " + value.word());
            }
            return scalar.text().isBlank()
                    ? wrong(value, "'" + key + "' is empty; write a text or leave the key out")
                    : Optional.of(scalar);
        });
    }

    /** A text that must be there; {@code fallback} stands in when it is not, so that reading can go on. */
    public String needText(String key, String fallback) {
        return need(key, text(key)).orElse(fallback);
    }

    public Optional<Boolean> bool(String key) {
        return value(key)
                .flatMap(value -> value instanceof Located.Scalar scalar && scalar.value() instanceof Boolean truth
                        ? Optional.of(truth)
                        : wrong(value, "'" + key + "' should be true or false but is " + shown(value)));
    }

    /** A number from {@code min} to {@code max}, both included. */
    public Optional<BigDecimal> number(String key, BigDecimal min, BigDecimal max) {
        return value(key).flatMap(value -> {
            Optional<BigDecimal> number = value instanceof Located.Scalar scalar ? scalar.number() : Optional.empty();
            if (number.isPresent()
                    && number.get().compareTo(min) >= 0
                    && number.get().compareTo(max) <= 0) {
                return number;
            }
            return wrong(
                    value,
                    "'" + key + "' should be a number from " + min.toPlainString() + " to " + max.toPlainString()
                            + " but is " + shown(value));
        });
    }

    /** A whole number from {@code min} to {@code max}, both included. */
    public Optional<Long> count(String key, long min, long max) {
        return value(key)
                .flatMap(value -> value instanceof Located.Scalar scalar
                                && scalar.value() instanceof Long number
                                && number >= min
                                && number <= max
                        ? Optional.of(number)
                        : wrong(
                                value,
                                "'" + key + "' should be a whole number from " + min + " to " + max + " but is "
                                        + shown(value)));
    }

    /** A duration such as {@code 90s}, {@code 15m}, {@code 24h}, {@code 7d} or {@code 2w}, longer than nothing. */
    public Optional<Duration> duration(String key) {
        return value(key).flatMap(value -> {
            Optional<Duration> duration = value instanceof Located.Scalar scalar
                    ? Durations.parse(scalar.text()).filter(length -> !length.isZero())
                    : Optional.empty();
            return duration.isPresent()
                    ? duration
                    : wrong(
                            value,
                            "'" + key + "' should be a duration such as 90s, 15m, 24h, 7d or 2w but is "
                                    + shown(value));
        });
    }

    /** A moment, day or time of day that {@code parse} reads, or throws {@link DateTimeException}. */
    public <T> Optional<T> time(String key, String example, Function<String, T> parse) {
        return value(key).flatMap(value -> {
            try {
                if (value instanceof Located.Scalar scalar) {
                    return Optional.of(parse.apply(scalar.text()));
                }
            } catch (DateTimeException e) {
                // said below
            }
            return wrong(value, "'" + key + "' should be " + example + " but is " + shown(value));
        });
    }

    /** One of a few words. */
    public <T> Optional<T> word(String key, Map<String, T> allowed) {
        return value(key).flatMap(value -> word(key, value, allowed));
    }

    /** {@code value} as one of a few words of {@code key}. */
    public <T> Optional<T> word(String key, Located value, Map<String, T> allowed) {
        String text = value instanceof Located.Scalar scalar ? scalar.text() : "";
        T found = allowed.get(text);
        String expected = allowed.size() == 1 ? "should be " : "should be one of ";
        return found != null
                ? Optional.of(found)
                : wrong(
                        value,
                        "'" + key + "' " + expected + String.join(", ", allowed.keySet()) + " but is " + shown(value)
                                + Suggestions.didYouMean(text, allowed.keySet()));
    }

    /** Texts: a list of them, or a single one. */
    public List<String> texts(String key) {
        return scalars(key).stream().map(Located.Scalar::text).toList();
    }

    /** The scalars of {@link #texts}, with their places. */
    public List<Located.Scalar> scalars(String key) {
        List<Located.Scalar> found = new ArrayList<>();
        value(key).ifPresent(value -> {
            for (Located element : value instanceof Located.Sequence list ? list.elements() : List.of(value)) {
                if (!(element instanceof Located.Scalar scalar)) {
                    wrong(element, "'" + key + "' should hold texts but here is " + element.word());
                } else if (scalar.text().isBlank()) {
                    wrong(element, "'" + key + "' holds an empty text");
                } else {
                    found.add(scalar);
                }
            }
        });
        return found;
    }

    /** The section {@code key}. */
    public Optional<Section> section(String key) {
        return value(key).map(value -> of("'" + key + "'", value, problems));
    }

    /** The named sections of the map {@code key}, each called {@code each} and its name in messages. */
    public List<Entry> entries(String key, String each) {
        List<Entry> entries = new ArrayList<>();
        value(key).ifPresent(value -> {
            if (value instanceof Located.Mapping names) {
                names.members()
                        .forEach((name, entry) -> entries.add(new Entry(
                                name,
                                names.keys().get(name),
                                of(each + " '" + Shown.line(name, 80) + "'", entry, problems))));
            } else {
                wrong(value, "'" + key + "' should be a map of names but is " + value.word());
            }
        });
        return entries;
    }

    /** The elements of the list {@code key} as sections. */
    public List<Section> list(String key, String each) {
        List<Section> sections = new ArrayList<>();
        value(key).ifPresent(value -> {
            if (value instanceof Located.Sequence list) {
                list.elements().forEach(element -> sections.add(of(each, element, problems)));
            } else {
                wrong(value, "'" + key + "' should be a list but is " + value.word());
            }
        });
        return sections;
    }

    /** Reports that {@code key} is missing if it is not there at all; what is wrong was reported already. */
    public <T> Optional<T> need(String key, Optional<T> value) {
        if (!has(key)) {
            problem(place(), what + " needs '" + key + "'");
        }
        return value;
    }

    /** Where the value of {@code key} stands, or the section if it is not there. */
    public Place placeOf(String key) {
        Located value = map.members().get(key);
        return value == null ? place() : value.place();
    }

    public void problem(Place place, String message) {
        problems.add(place, message);
    }

    /** Reports every key that was not asked for. */
    public void end() {
        for (String key : map.members().keySet()) {
            if (!known.contains(key) && !problems.isFull()) {
                problem(
                        map.keys().get(key),
                        "unknown key '" + Shown.line(key, 80) + "' in " + what + Suggestions.didYouMean(key, known)
                                + "; allowed are: " + String.join(", ", known));
            }
        }
    }

    private <T> Optional<T> wrong(Located value, String message) {
        problem(value.place(), message);
        return Optional.empty();
    }

    private static String shown(Located value) {
        return value instanceof Located.Scalar scalar && scalar.value() != null
                ? "'" + Shown.line(scalar.text(), 80) + "'"
                : value.word();
    }
}
