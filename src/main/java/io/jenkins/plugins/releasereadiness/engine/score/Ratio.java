package io.jenkins.plugins.releasereadiness.engine.score;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact fraction, so that a score of exactly 80 % is 80 and never 79.99999. Immutable.
 */
public final class Ratio implements Comparable<Ratio> {
    public static final Ratio ZERO = new Ratio(BigInteger.ZERO, BigInteger.ONE);
    public static final Ratio HUNDRED = new Ratio(BigInteger.valueOf(100), BigInteger.ONE);

    private final BigInteger numerator;
    private final BigInteger denominator;

    private Ratio(BigInteger numerator, BigInteger denominator) {
        BigInteger divisor = numerator.gcd(denominator);
        boolean reduce = divisor.signum() > 0 && !divisor.equals(BigInteger.ONE);
        this.numerator = reduce ? numerator.divide(divisor) : numerator;
        this.denominator = reduce ? denominator.divide(divisor) : denominator;
    }

    /** The exact value of a decimal number. */
    public static Ratio of(BigDecimal value) {
        return value.scale() <= 0
                ? new Ratio(value.toBigIntegerExact(), BigInteger.ONE)
                : new Ratio(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    /** One of so many equal parts of 1. */
    static Ratio one(BigInteger parts) {
        return new Ratio(BigInteger.ONE, parts);
    }

    /** The parts that it is made of, in lowest terms. */
    BigInteger denominator() {
        return denominator;
    }

    /**
     * How many of so many equal parts of 1 it is.
     *
     * @throws ArithmeticException if that is no whole number
     */
    BigInteger in(BigInteger parts) {
        BigInteger[] whole = numerator.multiply(parts).divideAndRemainder(denominator);
        if (whole[1].signum() != 0) {
            throw new ArithmeticException(this + " is no whole number of parts of " + parts);
        }
        return whole[0];
    }

    public Ratio plus(Ratio other) {
        return denominator.equals(other.denominator)
                ? new Ratio(numerator.add(other.numerator), denominator)
                : new Ratio(
                        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                        denominator.multiply(other.denominator));
    }

    public Ratio minus(Ratio other) {
        return plus(new Ratio(other.numerator.negate(), other.denominator));
    }

    public Ratio times(Ratio other) {
        return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /**
     * @throws ArithmeticException if {@code other} is not more than 0
     */
    public Ratio dividedBy(Ratio other) {
        if (other.numerator.signum() <= 0) {
            throw new ArithmeticException("weights add up to " + other + "; there is nothing to divide by");
        }
        return new Ratio(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public int signum() {
        return numerator.signum();
    }

    /** The value as a decimal with at most {@code digits} behind the point, rounded towards 0, without trailing zeros. */
    public BigDecimal decimal(int digits) {
        BigDecimal value = new BigDecimal(numerator).divide(new BigDecimal(denominator), digits, RoundingMode.DOWN);
        BigDecimal stripped = value.stripTrailingZeros();
        // 100, not 1E+2: the same number has one form only
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * The value for people: two digits behind the point, rounded towards 0, so that a miss never reads as a hit.
     */
    @Override
    public String toString() {
        return decimal(2).toPlainString();
    }

    @Override
    public int compareTo(Ratio other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ratio ratio
                && numerator.equals(ratio.numerator)
                && denominator.equals(ratio.denominator);
    }

    @Override
    public int hashCode() {
        return 31 * numerator.hashCode() + denominator.hashCode();
    }
}
