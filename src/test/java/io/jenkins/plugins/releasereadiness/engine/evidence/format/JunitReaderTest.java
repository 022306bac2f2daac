package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static io.jenkins.plugins.releasereadiness.engine.evidence.format.JunitSamples.JUNIT;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.JunitSamples.SUREFIRE;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.JunitSamples.counts;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.JunitSamples.plus;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.JunitSamples.suite;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import java.io.IOException;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evidence rules 6 to 10; the numbers expected are counted by hand: passed, failed, errors, skipped, flaky. */
class JunitReaderTest {
    @Test
    void surefireReportIsCountedByTests() throws IOException {
        Outcome outcome = JUNIT.read(SUREFIRE);

        assertThat(outcome.state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(outcome.facts().asMap().toString())
                .isEqualTo("{total=6, passed=3, failed=1, errors=1, skipped=1, flaky=1, durationSeconds=1001.5}");
        assertThat(outcome.message()).isEmpty();
        assertThat(outcome.measuredAtWithoutZone()).contains(LocalDateTime.parse("2026-05-06T10:00:00"));
        assertThat(outcome.measuredAt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // One outcome per case.
                "<failure/><failure/>                       | 0 1 0 0 0",
                "<failure/><error/>                         | 0 0 1 0 0",
                "<skipped/><failure/>                       | 0 1 0 0 0",
                "<skipped/><error/>                         | 0 0 1 0 0",
                "<system-err>error</system-err>             | 1 0 0 0 0",
                // Reruns told inside the case.
                "<flakyFailure/>                            | 1 0 0 0 1",
                "<flakyError/><flakyError/>                 | 1 0 0 0 1",
                "<failure/><rerunFailure/><rerunFailure/>   | 0 1 0 0 0",
                "<error/><rerunFailure/>                    | 0 0 1 0 0",
                "<rerunFailure/>                            | 0 1 0 0 0",
                "<rerunError/>                              | 0 0 1 0 0",
                "<failure/><flakyFailure/>                  | 0 1 0 0 0",
                "<properties><property name='failure'/></properties> | 1 0 0 0 0"
            })
    void oneOutcomePerCase(String children, String expected) throws IOException {
        // Another test, so that the report is not vacuous.
        assertThat(counts(suite("<testcase name='a'>" + children + "</testcase><testcase name='b'/>")))
                .isEqualTo(plus(expected, "1 0 0 0 0"));
    }

    @ParameterizedTest
    @CsvSource({
        "status='notrun', 0 0 0 1 0",
        "status='disabled', 0 0 0 1 0",
        "status='notrun' result='suppressed', 0 0 0 1 0",
        "status='run' result='completed', 1 0 0 0 0",
        "status='NotRun', 0 0 0 1 0",
        "status='passed', 1 0 0 0 0",
        "status='failed', 0 1 0 0 0",
        "status='error', 0 0 1 0 0",
        "ignored='true', 0 0 0 1 0",
        "incomplete='true', 0 0 1 0 0"
    })
    void outcomesToldByAttributesCount(String attributes, String expected) throws IOException {
        assertThat(counts(suite("<testcase name='a' " + attributes + "/><testcase name='b'/>")))
                .isEqualTo(plus(expected, "1 0 0 0 0"));
    }

    @Test
    void aFailureBesideANotrunStatusFails() throws IOException {
        assertThat(counts(suite("<testcase name='a' status='notrun'><failure/></testcase>")))
                .isEqualTo("0 1 0 0 0");
    }

    @Test
    void nestedSuitesAreWalkedAndTheirTotalsNotAdded() throws IOException {
        String nested = """
                <testsuites name="all" tests="186">
                  <testsuite name="a" tests="90" time="4.486">
                    <testcase name="beside" time="1"/>
                    <testsuite name="b" tests="50"><testcase name="x" time="2"/></testsuite>
                    <testsuite name="c"><testsuite name="d"><testcase name="y" time="4"/></testsuite></testsuite>
                  </testsuite>
                </testsuites>
                """;
        Outcome outcome = JUNIT.read(nested);
        assertThat(counts(nested)).isEqualTo("3 0 0 0 0");
        assertThat(outcome.facts().asMap()).containsEntry("durationSeconds", 7.0);
        assertThat(outcome.message()).isEqualTo("the suites claim 186 tests but hold 3; only those count");
    }

    @ParameterizedTest
    @CsvSource({
        "<error/>, 1 0 1 0 0",
        "<failure/>, 1 1 0 0 0",
        "<failure/><error/><system-out/>, 1 0 1 0 0",
        "<skipped/>, 1 0 0 0 0"
    })
    void errorOrFailureDirectlyInASuiteIsOneMoreTest(String child, String expected) throws IOException {
        assertThat(counts("<testsuites><testsuite name='broken'>" + child + "</testsuite>"
                        + "<testsuite name='s'><testcase name='a'/></testsuite></testsuites>"))
                .isEqualTo(expected);
    }

    @Test
    void aSuiteThatOnlyFailedToLoadIsPresentAndFailed() throws IOException {
        assertThat(counts("<testsuite tests='0' failures='0'><error message='no class'/></testsuite>"))
                .isEqualTo("0 0 1 0 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<testsuite/>                           | the report holds no test case (0 tests run)",
                "<testsuites tests='0'/>                | the report holds no test case (0 tests run)",
                "<testsuites><testsuite tests='0'/></testsuites> | the report holds no test case (0 tests run)",
                "<testsuite tests='50'/>                | the report claims 50 tests but holds no test case",
                "<testsuites tests='50'><testsuite tests='20'/><testsuite tests='30'/></testsuites> | claims 50 tests",
                "<testsuite><testcase name='a'><skipped/></testcase></testsuite> | the only test was skipped (0 tests run)",
                "<testsuite><testcase status='notrun'/><testcase name='a'><skipped/></testcase></testsuite>"
                        + " | all 2 tests were skipped (0 tests run)"
            })
    void withoutATestThatRanItIsVacuous(String report, String message) throws IOException {
        Outcome outcome = JUNIT.read(report);
        assertThat(outcome.state()).isEqualTo(EvidenceState.VACUOUS);
        assertThat(outcome.message()).contains(message);
        assertThat(outcome.facts().count("passed")).contains(0L);
        assertThat(outcome.facts().count("total")).isEqualTo(outcome.facts().count("skipped"));
    }
}
