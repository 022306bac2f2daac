package io.jenkins.plugins.releasereadiness.engine.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.text.SyntaxException;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriterionParserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tests.failed = 0              | tests    | failed       | EQUAL            | ABSOLUTE   | 0
                    tests.failed == 0             | tests    | failed       | EQUAL            | ABSOLUTE   | 0
                    load.p95Ms<250                | load     | p95Ms        | LESS             | ABSOLUTE   | 250
                    load.p95Ms <= +10%            | load     | p95Ms        | LESS_OR_EQUAL    | PERCENT    | 10
                    load.p95Ms <= -2.5%           | load     | p95Ms        | LESS_OR_EQUAL    | PERCENT    | -2.5
                    coverage.line.percent >= -2   | coverage | line.percent | GREATER_OR_EQUAL | DIFFERENCE | -2
                    coverage.line.percent > 79.96 | coverage | line.percent | GREATER          | ABSOLUTE   | 79.96
                    a-1.x != +0                   | a-1      | x            | NOT_EQUAL        | DIFFERENCE | 0
                    """)
    void numbersAreAbsoluteOrRelativeToTheLastRelease(
            String text, String source, String fact, Operator operator, Criterion.Basis basis, BigDecimal target) {
        Criterion criterion = CriterionParser.parse(text);

        assertThat(criterion.source()).isEqualTo(source);
        assertThat(criterion.fact()).isEqualTo(fact);
        assertThat(criterion.operator()).isEqualTo(operator);
        assertThat(criterion.basis()).isEqualTo(basis);
        assertThat(criterion.target()).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({
        "staging.status = success, success",
        "staging.status != 'in progress', in progress",
        "'changelog.version = \"1.20\"', 1.20",
        "changelog.version = 1.20.3, 1.20.3"
    })
    void everythingElseIsAText(String text, String target) {
        Criterion criterion = CriterionParser.parse(text);

        assertThat(criterion.basis()).isEqualTo(Criterion.Basis.TEXT);
        assertThat(criterion.text()).isEqualTo(target);
    }

    @Test
    void isWrittenWithSingleBlanks() {
        assertThat(CriterionParser.parse("  load.p95Ms<=+10%\n").written()).isEqualTo("load.p95Ms <= +10%");
        assertThat(CriterionParser.parse("a.b==\"x y\"").written()).isEqualTo("a.b = \"x y\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                        | 1  | a criterion is missing
                    Tests.failed = 0          | 1  | lower-case letters
                    unit_tests.failed = 0     | 5  | lower-case letters
                    tests = 0                 | 6  | the name of a fact
                    tests. = 0                | 7  | the name of a fact is missing
                    tests.line..percent = 0   | 12 | empty part
                    tests.failed              | 13 | a comparison is missing
                    tests.failed ~ 0          | 14 | allowed are <=, >=
                    tests.failed => 0         | 14 | allowed are <=, >=
                    tests.failed =            | 15 | a target is missing
                    tests.failed = 0 and more | 18 | too much
                    load.p95Ms < 250ms        | 12 | allows only = and !=
                    load.p95Ms < 10%          | 14 | needs a sign: +10% or -10%
                    load.p95Ms <= +x          | 15 | is no number
                    load.p95Ms <= +           | 15 | is no number
                    load.p95Ms <= +1e9        | 15 | is no number
                    load.p95Ms = 1111111111111111111111111111111 | 14 | at most 30 digits
                    a.b = "x                  | 7  | closing
                    """)
    void aMistakeIsNamedWithItsColumn(String text, int column, String message) {
        SyntaxException error = catchThrowableOfType(SyntaxException.class, () -> CriterionParser.parse(text));

        assertThat(error).as(text).hasMessageContaining(message);
        assertThat(error.column()).as(error.getMessage()).isEqualTo(column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.", "a.b", "a.b <", "a.b = 'c", "\u0000", "a.b=+%"})
    void noPrefixOfACriterionIsOne(String text) {
        assertThat(catchThrowableOfType(SyntaxException.class, () -> CriterionParser.parse(text)))
                .isNotNull();
    }

    @Property
    void whatIsWrittenReadsTheSame(@ForAll("criteria") String text) {
        Criterion criterion = CriterionParser.parse(text);

        assertThat(CriterionParser.parse(criterion.written())).isEqualTo(criterion);
    }

    @Property
    void anyTextIsACriterionOrHasAMistakeInsideIt(@ForAll String text) {
        try {
            CriterionParser.parse(text);
        } catch (SyntaxException e) {
            assertThat(e.column()).isBetween(1, text.length() + 1);
        }
    }

    @Provide
    Arbitrary<String> criteria() {
        return Combinators.combine(
                        Arbitraries.of("tests", "unit-tests", "a1"),
                        Arbitraries.of("failed", "line.percent", "p95Ms"),
                        Arbitraries.of("<=", ">=", "=", "==", "!=", "<", ">"),
                        Arbitraries.of("0", "+10%", "-2", "79.960", "'7'", "word", "\"two words\""),
                        Arbitraries.of("", " ", "  "))
                .filter((source, fact, operator, target, blank) ->
                        operator.endsWith("=") && !operator.matches("[<>]=") || target.matches("[-+0-9].*"))
                .as((source, fact, operator, target, blank) ->
                        blank + source + "." + fact + blank + operator + blank + target + blank);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    TESTS      | t.faild = 0         | did you mean 'failed'
                    COVERAGE   | t.percent > 80      | facts of coverage are: line.covered
                    TESTS      | t.failed = none     | is a number
                    DEPLOYMENT | t.status > 3        | is a text
                    """)
    void factsThatTheKindCannotCarryAreNamed(SourceKind kind, String text, String message) {
        assertThat(FactNames.problem(CriterionParser.parse(text), kind))
                .hasValueSatisfying(problem -> assertThat(problem).contains(message));
    }

    @ParameterizedTest
    @CsvSource({
        "TESTS, t.failed = 0",
        "ACCESSIBILITY, t.score.performance >= 90",
        "DEPLOYMENT, t.status = success",
        "RELEASE, t.version != '2'"
    })
    void factsOfTheKindAreFine(SourceKind kind, String text) {
        assertThat(FactNames.problem(CriterionParser.parse(text), kind)).isEmpty();
    }
}
