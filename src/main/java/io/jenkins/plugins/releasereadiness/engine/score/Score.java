package io.jenkins.plugins.releasereadiness.engine.score;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A score in per cent and the interval in which it ends once everything unknown is known. Gates use {@link #low()}.
 *
 * @param verified share that is proven, of everything there is: unknown and waived questions count as not proven
 * @param low what is reached if everything unknown turns out as No; waived questions are left out of the sum
 * @param high what is reached if everything unknown turns out as Yes; waived questions are left out of the sum
 */
public record Score(BigDecimal verified, BigDecimal low, BigDecimal high) {
    /** Digits behind the point that a stored score keeps; rounded towards 0, so that a miss stays a miss. */
    static final int DIGITS = 6;

    public Score {
        Objects.requireNonNull(verified);
        Objects.requireNonNull(low);
        Objects.requireNonNull(high);
    }

    static Score of(Ratio verified, Ratio low, Ratio high) {
        return new Score(verified.decimal(DIGITS), low.decimal(DIGITS), high.decimal(DIGITS));
    }

    /** Whether nothing is open: there is one value, and no interval to speak of. */
    public boolean exact() {
        return low.compareTo(high) == 0 && low.compareTo(verified) == 0;
    }

    /** Whether even the lowest value reaches {@code minimum}. */
    public boolean reaches(BigDecimal minimum) {
        return low.compareTo(minimum) >= 0;
    }

    /** A value for people: two digits behind the point, rounded towards 0, for example {@code 79.96}. */
    public static String show(BigDecimal value) {
        return Ratio.of(value).toString();
    }
}
