package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A sum of times as test reports write them, in seconds. Added up exactly, so that 0.1 and 0.2 are 0.3.
 *
 * <p>Some tools group digits ({@code 1,234.5}) or write a decimal comma ({@code 0,123}), as their machine is set up. What
 * can be read in two ways ({@code 1,234}) counts as unreadable.
 */
final class SecondsSum {
    private static final int NANO_DIGITS = 9;

    /** Half the range, so that two can be added. */
    private static final long MAX_NANOS = Long.MAX_VALUE / 2;

    private static final int LONGEST = 40;
    private static final Pattern PLAIN =
            Pattern.compile("[0-9]+\\.?[0-9]*(?:[eE][+-]?[0-9]{1,3})?|\\.[0-9]+(?:[eE][+-]?[0-9]{1,3})?");
    private static final Pattern GROUPED =
            Pattern.compile("[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+\\.[0-9]*|(?:,[0-9]{3}){2,})");
    private static final Pattern GROUPED_BY_POINTS =
            Pattern.compile("[1-9][0-9]{0,2}(?:(?:\\.[0-9]{3})+,[0-9]*|(?:\\.[0-9]{3}){2,})");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[0-9]*,[0-9]+");
    private static final Pattern GROUP_OR_DECIMALS = Pattern.compile("[1-9][0-9]{0,2},[0-9]{3}");

    private long nanos;
    private BigDecimal more = BigDecimal.ZERO;
    private boolean any;

    /**
     * Adds a time.
     *
     * @param text as in the report; may be {@code null}
     * @return whether it was a time; one that is unreadable or negative is not (evidence rule 6)
     */
    boolean add(String text) {
        if (text == null) {
            return false;
        }
        long simple = simpleNanos(text);
        if (simple >= 0) {
            if (nanos > MAX_NANOS) {
                more = more.add(BigDecimal.valueOf(nanos, NANO_DIGITS));
                nanos = 0;
            }
            nanos += simple;
        } else {
            BigDecimal seconds = seconds(text.strip());
            if (seconds == null) {
                return false;
            }
            more = more.add(seconds);
        }
        any = true;
        return true;
    }

    /** Whether there was a time at all. */
    boolean any() {
        return any;
    }

    double seconds() {
        return more.add(BigDecimal.valueOf(nanos, NANO_DIGITS)).doubleValue();
    }

    /** What is written as most tools do, {@code 12.345}; -1 if it is anything else. */
    private static long simpleNanos(String text) {
        long value = 0;
        int decimals = -1;
        int length = text.length();
        if (length == 0 || length > 18) {
            return -1;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && decimals < 0 && i > 0) {
                decimals = 0;
            } else if (c >= '0' && c <= '9') {
                value = 10 * value + (c - '0');
                decimals += decimals < 0 ? 0 : 1;
            } else {
                return -1;
            }
        }
        int missing = NANO_DIGITS - Math.max(0, decimals);
        for (; missing > 0 && value <= MAX_NANOS / 10; missing--) {
            value *= 10;
        }
        return missing == 0 ? value : -1;
    }

    /** What is written in any other way; {@code null} if it is no time. */
    private static BigDecimal seconds(String text) {
        if (text.length() > LONGEST) {
            return null;
        } else if (PLAIN.matcher(text).matches()) {
            return new BigDecimal(text);
        } else if (GROUPED.matcher(text).matches()) {
            return new BigDecimal(text.replace(",", ""));
        } else if (GROUPED_BY_POINTS.matcher(text).matches()) {
            return new BigDecimal(text.replace(".", "").replace(',', '.'));
        } else if (DECIMAL_COMMA.matcher(text).matches()
                && !GROUP_OR_DECIMALS.matcher(text).matches()) {
            return new BigDecimal(text.replace(',', '.'));
        }
        return null;
    }
}
