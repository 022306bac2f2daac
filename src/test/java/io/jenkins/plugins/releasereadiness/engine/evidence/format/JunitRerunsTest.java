package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static io.jenkins.plugins.releasereadiness.engine.evidence.format.JunitSamples.counts;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.JunitSamples.plus;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.JunitSamples.suite;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cases are one test that ran again (evidence rule 7). */
class JunitRerunsTest {
    @ParameterizedTest
    @CsvSource({
        "P P, 2 0 0 0 0",
        "P P S, 2 0 0 1 0",
        "F P, 1 0 0 0 1",
        "P F, 1 0 0 0 1",
        "E S P, 1 0 0 0 1",
        "F F P F, 1 0 0 0 1",
        "F E, 0 0 1 0 0",
        "E F, 0 1 0 0 0",
        "F S, 0 1 0 0 0",
        "S F, 0 1 0 0 0",
        "E F S, 0 1 0 0 0",
        "F F F, 0 1 0 0 0",
        "R P, 1 0 0 0 1"
    })
    void sameNamesAreOneTestOnlyIfOneFailed(String outcomes, String expected) throws IOException {
        StringBuilder cases = new StringBuilder("<testcase name='other'/>");
        for (String outcome : outcomes.split(" ")) {
            String child =
                    switch (outcome) {
                        case "F" -> "<failure/>";
                        case "E" -> "<error/>";
                        case "S" -> "<skipped/>";
                        case "R" -> "<rerunFailure/>";
                        default -> "";
                    };
            cases.append("<testcase classname='c' name='n'>").append(child).append("</testcase>");
        }
        assertThat(counts(suite(cases.toString()))).isEqualTo(plus(expected, "1 0 0 0 0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<testsuite name='s'><testcase classname='c' name='m'/></testsuite>",
                "<testsuite name='s'><testcase classname='d' name='n'/></testsuite>",
                "<testsuite name='t'><testcase classname='c' name='n'/></testsuite>",
                "<testsuite name='s' package='p'><testcase classname='c' name='n'/></testsuite>",
                "<testsuite name='t'><testsuite name='s'><testcase classname='c' name='n'/></testsuite></testsuite>",
                "<testsuite name='s'><testcase classname='cn' name=''/></testsuite>"
            })
    void testsWithOtherNamesAreNoReruns(String other) throws IOException {
        String failed = "<testsuite name='s'><testcase classname='c' name='n'><failure/></testcase></testsuite>";
        assertThat(counts("<testsuites>" + failed + other + "</testsuites>")).isEqualTo("1 1 0 0 0");
        assertThat(counts("<testsuites>" + other + failed + "</testsuites>")).isEqualTo("1 1 0 0 0");
    }

    @Test
    void casesWithoutANameAreNeverMerged() throws IOException {
        assertThat(counts(suite("<testcase classname='c'><failure/></testcase><testcase classname='c'/>")))
                .isEqualTo("1 1 0 0 0");
        assertThat(counts(suite(
                        "<testcase classname='c' name=''><failure/></testcase>" + "<testcase classname='c' name=''/>")))
                .isEqualTo("1 1 0 0 0");
    }

    @Test
    void namesDamagedByControlCharactersAreNeverMerged() throws IOException {
        assertThat(counts(suite("<testcase name='a\u0001'><failure/></testcase><testcase name='a\u0002'/>")))
                .isEqualTo("1 1 0 0 0");
    }

    @Test
    void filesAddUpAndAreNotMerged() throws IOException {
        assertThat(counts(suite("<testcase name='n'><failure/></testcase>"), suite("<testcase name='n'/>")))
                .isEqualTo("1 1 0 0 0");
    }

    @Test
    void mergingHoldsAcrossManyCases() throws IOException {
        StringBuilder cases = new StringBuilder();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 40_000; i++) {
                boolean fails = round == 1 ? i % 2 == 0 : i % 3 == 0;
                cases.append("<testcase classname='c' name='n")
                        .append(i)
                        .append(fails ? "'><error/></testcase>" : "'/>");
            }
        }
        // Of each six: 0 failed twice; 1 and 5 never (two tests each); 2, 3 and 4 once.
        int both = 6667; // i % 6 == 0
        int never = 6667 + 6666; // i % 6 == 1 and 5
        int once = 40_000 - both - never;
        assertThat(counts(suite(cases.toString()))).isEqualTo((once + 2 * never) + " 0 " + both + " 0 " + once);
    }
}
