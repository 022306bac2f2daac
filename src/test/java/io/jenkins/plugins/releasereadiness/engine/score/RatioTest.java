package io.jenkins.plugins.releasereadiness.engine.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioTest {
    private static Ratio ratio(String value) {
        return Ratio.of(new BigDecimal(value));
    }

    @ParameterizedTest
    @CsvSource({"1,3,33.33", "2,3,66.66", "1,8,12.5", "4,5,80", "1,1,100", "2399,2999,79.99", "0,7,0"})
    void isShownWithTwoDigitsRoundedTowards0(String part, String whole, String shown) {
        assertThat(ratio(part).dividedBy(ratio(whole)).times(Ratio.HUNDRED)).hasToString(shown);
    }

    @Test
    void thirdsAddUpToOneExactly() {
        Ratio third = ratio("1").dividedBy(ratio("3"));

        assertThat(third.plus(third).plus(third)).isEqualTo(ratio("1")).hasSameHashCodeAs(ratio("1"));
        assertThat(third.minus(ratio("0.25"))).isEqualTo(ratio("1").dividedBy(ratio("12")));
        assertThat(third.minus(third).signum()).isZero();
    }

    @Test
    void numbersAreEqualHoweverTheyAreWritten() {
        assertThat(ratio("0.50")).isEqualTo(ratio("1").dividedBy(ratio("2"))).hasSameHashCodeAs(ratio("0.5"));
        assertThat(ratio("1E+2")).isEqualTo(Ratio.HUNDRED);
        assertThat(ratio("0.5"))
                .isNotEqualTo(ratio("0.25"))
                .isNotEqualTo(ratio("2"))
                .isNotEqualTo("0.5");
        assertThat(ratio("0.5").dividedBy(ratio("3"))).isNotEqualTo(ratio("0.5"));
        assertThat(ratio("0.25").hashCode()).isNotEqualTo(ratio("0.5").hashCode());
        assertThat(ratio("2").hashCode()).isNotEqualTo(ratio("3").hashCode());
    }

    @Test
    void compareAsTheNumbersDo() {
        assertThat(ratio("0.333")).isLessThan(ratio("1").dividedBy(ratio("3")));
        assertThat(ratio("-2")).isLessThan(ratio("-1.5"));
        assertThat(ratio("0.5")).isEqualByComparingTo(ratio("1").dividedBy(ratio("2")));
    }

    @Test
    void hundredHasNoExponent() {
        assertThat(Ratio.HUNDRED.decimal(6)).isEqualTo(new BigDecimal("100"));
        assertThat(ratio("1200").decimal(0).toString()).isEqualTo("1200");
        assertThat(ratio("7").dividedBy(ratio("4")).decimal(6)).isEqualTo(new BigDecimal("1.75"));
    }

    @Test
    void nothingIsDividedByNothing() {
        assertThatThrownBy(() -> Ratio.HUNDRED.dividedBy(Ratio.ZERO)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Ratio.HUNDRED.dividedBy(ratio("-1"))).isInstanceOf(ArithmeticException.class);
    }
}
