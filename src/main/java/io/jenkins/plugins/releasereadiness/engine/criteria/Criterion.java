package io.jenkins.plugins.releasereadiness.engine.criteria;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * One comparison, for example {@code tests.failed = 0}, {@code load.p95Ms <= +10%}, {@code coverage.line.percent >= -2}
 * or {@code staging.status = success}.
 *
 * <p>Grammar: {@code SOURCE.FACT OPERATOR TARGET}. A target with a sign is relative to the same fact of the last approved
 * release: {@code +10%} is that value plus ten per cent of its magnitude, {@code -2} is that value minus 2. A target
 * without a sign is absolute; one that is no number, or stands in quotes, is a text and allows only {@code =} and
 * {@code !=}. {@link CriterionParser} reads it.
 *
 * @param source id of the evidence source
 * @param fact dotted name of the fact
 * @param operator comparison
 * @param basis what the target is measured from
 * @param target number of an absolute or relative target; for a text target {@code null}
 * @param text text target; {@code null} for a number
 * @param written the criterion as the policy wrote it, with single blanks
 */
public record Criterion(
        String source, String fact, Operator operator, Basis basis, BigDecimal target, String text, String written) {
    /** What a target is measured from. */
    public enum Basis {
        /** The number itself. */
        ABSOLUTE,
        /** The last approved release's value, plus the number. */
        DIFFERENCE,
        /** The last approved release's value, plus that many per cent of its magnitude. */
        PERCENT,
        /** A text. */
        TEXT
    }

    public Criterion {
        Objects.requireNonNull(source);
        Objects.requireNonNull(fact);
        Objects.requireNonNull(operator);
        Objects.requireNonNull(basis);
        Objects.requireNonNull(written);
    }

    /** Whether it needs the last approved release. */
    public boolean relative() {
        return basis == Basis.DIFFERENCE || basis == Basis.PERCENT;
    }

    /** {@code source.fact}. */
    public String subject() {
        return source + "." + fact;
    }
}
