package io.jenkins.plugins.releasereadiness.engine.criteria;

import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import io.jenkins.plugins.releasereadiness.engine.text.SyntaxException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads one criterion; the grammar stands in {@link Criterion}. Blanks around the operator do not matter, {@code ==} is
 * the same as {@code =}, and a text target may stand in quotes (it must if it has blanks or looks like a number).
 */
public final class CriterionParser {
    private static final int MAX_LENGTH = 500;
    private static final int MAX_NUMBER = 30;
    private static final String EXAMPLE = ", as in unit-tests.failed = 0";

    private final String text;
    private int at;

    private CriterionParser(String text) {
        this.text = text;
    }

    /**
     * @throws SyntaxException if {@code text} is no criterion
     */
    public static Criterion parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new SyntaxException(MAX_LENGTH + 1, "a criterion has at most " + MAX_LENGTH + " characters");
        }
        return new CriterionParser(text).criterion();
    }

    private Criterion criterion() {
        skipBlanks();
        String source = source();
        String fact = fact();
        skipBlanks();
        int operatorAt = at;
        Operator operator = operator();
        skipBlanks();
        if (at == text.length()) {
            throw error(
                    at,
                    "a target is missing after '" + operator.symbol() + "': a number, +10% or -2 of the last"
                            + " approved release, or a text");
        }
        int targetAt = at;
        String target = target();
        skipBlanks();
        if (at < text.length()) {
            throw error(
                    at,
                    "'" + Shown.line(text.substring(at), 40) + "' is too much; one criterion compares one fact"
                            + " (several in a list must all hold; a text with blanks stands in quotes)");
        }
        String written = source + "." + fact + " " + operator.symbol() + " " + target;
        if (isQuote(target.charAt(0))) {
            return text(source, fact, operator, operatorAt, target.substring(1, target.length() - 1), written);
        }
        boolean signed = target.charAt(0) == '+' || target.charAt(0) == '-';
        boolean percent = target.endsWith("%");
        String digits = target.substring(signed ? 1 : 0, target.length() - (percent ? 1 : 0));
        if (!isNumber(digits)) {
            if (signed || percent) {
                throw error(
                        targetAt,
                        "'" + Shown.line(target, 40) + "' is no number; relative targets are written +10%,"
                                + " -5% or -2");
            }
            return text(source, fact, operator, operatorAt, target, written);
        }
        if (percent && !signed) {
            throw error(
                    targetAt,
                    "a percentage is relative to the last approved release and needs a sign: +" + target + " or -"
                            + target + "; for a fact that is itself in per cent write " + digits);
        }
        if (digits.length() > MAX_NUMBER) {
            throw error(targetAt, "a number has at most " + MAX_NUMBER + " digits");
        }
        BigDecimal number = new BigDecimal(target.startsWith("-") ? "-" + digits : digits);
        Criterion.Basis basis =
                percent ? Criterion.Basis.PERCENT : signed ? Criterion.Basis.DIFFERENCE : Criterion.Basis.ABSOLUTE;
        return new Criterion(source, fact, operator, basis, number, null, written);
    }

    private Criterion text(
            String source, String fact, Operator operator, int operatorAt, String target, String written) {
        if (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
            throw error(
                    operatorAt,
                    "'" + Shown.line(target, 40) + "' is a text, which allows only = and !=, not " + operator.symbol());
        }
        return new Criterion(source, fact, operator, Criterion.Basis.TEXT, null, target, written);
    }

    private String source() {
        int from = at;
        while (at < text.length() && isId(text.charAt(at))) {
            at++;
        }
        if (from == text.length()) {
            throw error(at, "a criterion is missing" + EXAMPLE);
        }
        if (at == from || at < text.length() && text.charAt(at) != '.' && isWord(text.charAt(at))) {
            throw error(at, "the id of a source has lower-case letters, digits and '-' only" + EXAMPLE);
        }
        if (at == text.length() || text.charAt(at) != '.') {
            throw error(
                    at,
                    "a '.' and the name of a fact are missing after the source '" + text.substring(from, at) + "'"
                            + EXAMPLE);
        }
        return text.substring(from, at++);
    }

    private String fact() {
        int from = at;
        while (at < text.length() && (isWord(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String fact = text.substring(from, at);
        if (fact.isEmpty()) {
            throw error(from, "the name of a fact is missing after the '.'" + EXAMPLE);
        }
        int empty = ("." + fact + ".").indexOf("..");
        if (empty >= 0) {
            throw error(from + empty, "the name of a fact has an empty part");
        }
        return fact;
    }

    private Operator operator() {
        if (text.startsWith("==", at)) {
            at += 2;
            return Operator.EQUAL;
        }
        Optional<Operator> operator = Operator.at(text, at);
        if (operator.isEmpty() || text.startsWith("=<", at) || text.startsWith("=>", at)) {
            String found = at == text.length()
                    ? "a comparison is missing"
                    : "'" + Shown.line(text.substring(at), 20) + "' does not begin with a comparison";
            throw error(
                    at,
                    found + "; allowed are "
                            + Arrays.stream(Operator.values())
                                    .map(Operator::symbol)
                                    .collect(Collectors.joining(", ")));
        }
        at += operator.get().symbol().length();
        return operator.get();
    }

    /** The target as it is written, with its quotes. */
    private String target() {
        int from = at;
        char first = text.charAt(at);
        if (isQuote(first)) {
            int end = text.indexOf(first, at + 1);
            if (end < 0) {
                throw error(at, "the closing " + first + " is missing");
            }
            at = end + 1;
            return text.substring(from, at);
        }
        while (at < text.length() && !isBlank(text.charAt(at))) {
            char next = text.charAt(at);
            if (isQuote(next) || Operator.at(text, at).isPresent()) {
                throw error(
                        at, "'" + next + "' cannot stand in a target; a text with such characters stands in quotes");
            }
            at++;
        }
        return text.substring(from, at);
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static SyntaxException error(int at, String message) {
        return new SyntaxException(at + 1, message);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static boolean isId(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
    }

    private static boolean isWord(char c) {
        return isId(c) || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isNumber(String digits) {
        int dot = digits.indexOf('.');
        String whole = dot < 0 ? digits : digits.substring(0, dot);
        return areDigits(whole) && (dot < 0 || areDigits(digits.substring(dot + 1)));
    }

    private static boolean areDigits(String digits) {
        return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
