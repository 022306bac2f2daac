package io.jenkins.plugins.releasereadiness.engine.json;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How constants are written in JSON: in lower case with hyphens, for example {@code evidence-changed}. */
public final class Words {
    private Words() {}

    /** The word for {@code constant}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads such words, for {@link Fields#word}. The function throws {@link IllegalArgumentException}, with the allowed
     * words, for any other text.
     */
    public static <E extends Enum<E>> Function<String, E> reader(Class<E> type) {
        return reader(type, Words::of);
    }

    /** As {@link #reader(Class)} for constants that are written by their names, for example {@code NO_GO}. */
    public static <E extends Enum<E>> Function<String, E> names(Class<E> type) {
        return reader(type, Enum::name);
    }

    private static <E extends Enum<E>> Function<String, E> reader(Class<E> type, Function<? super E, String> word) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> word.apply(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is none of "
                        + Arrays.stream(type.getEnumConstants()).map(word).collect(Collectors.joining(", "))));
    }
}
