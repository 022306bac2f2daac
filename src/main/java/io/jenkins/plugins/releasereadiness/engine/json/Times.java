package io.jenkins.plugins.releasereadiness.engine.json;

import java.time.DateTimeException;
import java.util.function.Function;

/** Reads texts of {@code java.time} types, for {@link Fields#word}. */
public final class Times {
    private Times() {}

    /**
     * @param parser for example {@code Duration::parse}
     * @return the same, but with {@link IllegalArgumentException} for a text that cannot be read
     */
    public static <T> Function<String, T> reader(Function<? super String, T> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        };
    }
}
