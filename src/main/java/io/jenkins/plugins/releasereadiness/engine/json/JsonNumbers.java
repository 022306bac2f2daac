package io.jenkins.plugins.releasereadiness.engine.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How numbers are written. */
final class JsonNumbers {
    /** As many digits before and after the point as ECMAScript, and so RFC 8785, writes without an exponent. */
    private static final int MAX_PLAIN_POINT = 21;

    private static final int MIN_PLAIN_POINT = -5;

    private JsonNumbers() {}

    /**
     * The shortest decimal that is read back as {@code value}. {@link Double#toString} of JDK 17 is not always the
     * shortest and differs from that of later ones; the same facts must give the same bytes on all.
     */
    static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        int digits = Math.abs(value) < Double.MIN_NORMAL ? 1 : 15;
        BigDecimal rounded;
        do {
            rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            digits++;
        } while (rounded.doubleValue() != value);
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    }

    /** All digits; with an exponent only where the number would be unreadably long. */
    static String plain(BigDecimal value) {
        long point = (long) value.precision() - value.scale();
        return point > MAX_PLAIN_POINT || point < MIN_PLAIN_POINT ? value.toString() : value.toPlainString();
    }

    /** As {@link #plain}, but a whole number keeps its point, so that a measure does not come back as a count. */
    static String measure(BigDecimal value) {
        String text = plain(value);
        return text.indexOf('.') < 0 && text.indexOf('E') < 0 ? text + ".0" : text;
    }

    /** The one form of the number that RFC 8785 section 3.2.2.3 allows, with all its digits. */
    static String canonical(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = value.stripTrailingZeros();
        long point = (long) stripped.precision() - stripped.scale();
        if (point <= MAX_PLAIN_POINT && point >= MIN_PLAIN_POINT) {
            return stripped.toPlainString();
        }
        String digits = stripped.unscaledValue().abs().toString();
        long exponent = point - 1;
        return (stripped.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e" : "e+")
                + exponent;
    }
}
