package io.jenkins.plugins.releasereadiness.engine.evidence;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Immutable facts read from evidence: flat dotted names, each with a finite number ({@link Long} or {@link Double}) or
 * a text ({@link String}). A fact the report does not carry is absent, never guessed and never 0.
 */
public final class Facts {
    /** No facts. */
    public static final Facts NONE = new Facts(Map.of());

    /** Counts beyond this cannot be told apart in JSON readers that use doubles (evidence rule 5). */
    public static final long MAX_COUNT = 1L << 53;

    private final Map<String, Object> values;

    private Facts(Map<String, Object> values) {
        this.values = values;
    }

    /** Starts a set of facts. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Facts as JSON gave them.
     *
     * @throws IllegalArgumentException if a value is neither a finite number nor a text
     */
    public static Facts of(Map<String, ?> values) {
        Builder builder = builder();
        values.forEach((name, value) -> {
            if (value instanceof String text) {
                builder.text(name, text);
            } else if (value instanceof Long || value instanceof Integer) {
                builder.count(name, ((Number) value).longValue());
            } else if (value instanceof Number number) {
                builder.number(name, number.doubleValue());
            } else {
                throw new IllegalArgumentException("fact '" + name + "' is neither a number nor a text");
            }
        });
        return builder.build();
    }

    /** The exact value of the number {@code name}, or empty if it is absent or a text. */
    public Optional<BigDecimal> number(String name) {
        Object value = values.get(name);
        if (value instanceof Long count) {
            return Optional.of(BigDecimal.valueOf(count));
        }
        return value instanceof Double number ? Optional.of(BigDecimal.valueOf(number)) : Optional.empty();
    }

    /** The count {@code name}, or empty if it is absent or not a whole number. */
    public Optional<Long> count(String name) {
        return values.get(name) instanceof Long count ? Optional.of(count) : Optional.empty();
    }

    /** The text {@code name}, or empty if it is absent or a number. */
    public Optional<String> text(String name) {
        return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Whether the fact is there. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public void forEach(BiConsumer<String, Object> action) {
        values.forEach(action);
    }

    /** An unmodifiable view: name to {@link Long}, {@link Double} or {@link String}, in the order of reading. */
    public Map<String, Object> asMap() {
        return Collections.unmodifiableMap(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Facts facts && values.equals(facts.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** Collects facts; a name set twice keeps the last value. */
    public static final class Builder {
        private final Map<String, Object> values = new LinkedHashMap<>();

        private Builder() {}

        /** A whole number. */
        public Builder count(String name, long value) {
            values.put(name, value);
            return this;
        }

        /**
         * A number that may have a fraction; NaN and infinities are not facts and are left out.
         */
        public Builder number(String name, double value) {
            if (Double.isFinite(value)) {
                values.put(name, value);
            }
            return this;
        }

        /** A text; {@code null} is left out. */
        public Builder text(String name, String value) {
            if (value != null) {
                values.put(name, value);
            }
            return this;
        }

        /** {@code 100 × covered ÷ total}, left out where nothing was measured. */
        public Builder percent(String name, long covered, long total) {
            return total > 0 ? number(name, 100.0 * covered / total) : this;
        }

        public Builder putAll(Facts facts) {
            values.putAll(facts.values);
            return this;
        }

        public Facts build() {
            return new Facts(new LinkedHashMap<>(values));
        }
    }
}
