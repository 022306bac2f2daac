package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static io.jenkins.plugins.releasereadiness.engine.evidence.format.JunitSamples.JUNIT;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.JunitSamples.suite;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Durations and timestamps (evidence rule 6). */
class JunitTimesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.25|0.25",
                "1.5E-2|0.015",
                "1,234.5|1234.5",
                "1,234,567|1234567",
                "1.234,5|1234.5",
                "0,123|0.123",
                "12,5|12.5",
                "1,234|", // one thousand or one and a bit
                "-5|",
                "NaN|",
                "Infinity|",
                "5 s|",
                "''|",
                "00:01:02|",
                "12345678901234567890|12345678901234567890",
                "0.0000000001|0.0000000001"
            })
    void timesAreReadInTheirDialectsOrIgnored(String time, Double expected) throws IOException {
        Outcome outcome = JUNIT.read(suite("<testcase name='a' time='" + time + "'/>"));
        assertThat(outcome.facts().asMap().get("durationSeconds")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The sum of the cases, not the wall clock of the suite.
                "<testsuite name='s' time='9'><testcase name='a' time='0.1'/><testcase name='b' time='0.2'/></testsuite>|0.3",
                // A suite's time only where none of its cases has one.
                "<testsuite name='s' time='9'><testcase name='a'/></testsuite>|9",
                "<testsuite name='s' time='9'><testcase name='a' time='-1'/></testsuite>|9",
                "<testsuites time='99'><testsuite name='s' time='9'><testcase name='a'/></testsuite>"
                        + "<testsuite name='t' time='5'><testcase name='b' time='2'/></testsuite></testsuites>|11",
                "<testsuite name='s' time='9'><testsuite name='t' time='4'><testcase name='a'/></testsuite></testsuite>|4",
                // The root's never.
                "<testsuites time='99'><testsuite name='s'><testcase name='a'/></testsuite></testsuites>|",
                // Each execution took its time.
                "<testsuite name='s'><testcase name='a' time='1'><failure/></testcase><testcase name='a' time='2'/></testsuite>|3"
            })
    void durationIsTheSumOfTheCases(String report, Double expected) throws IOException {
        assertThat(JUNIT.facts(report).get("durationSeconds")).isEqualTo(expected);
    }

    @Test
    void timesAreAddedExactly() throws IOException {
        assertThat(JUNIT.facts(suite("<testcase name='a' time='0.1'/>".repeat(1000))))
                .containsEntry("durationSeconds", 100.0);
    }

    @Test
    void theNewestTimestampOfAFileAndTheOldestFileCount() throws IOException {
        String first = "<testsuites><testsuite timestamp='2026-05-06T10:00:00Z'/>"
                + "<testsuite timestamp='2026-05-06T12:30:00+02:00'><testcase name='a'/></testsuite></testsuites>";
        assertThat(JUNIT.read(first).measuredAt()).contains(Instant.parse("2026-05-06T10:30:00Z"));
        assertThat(JUNIT.read(first, suite("").replace("<testsuite", "<testsuite timestamp='2026-05-01T00:00:00Z'"))
                        .measuredAt())
                .contains(Instant.parse("2026-05-01T00:00:00Z"));
        assertThat(JUNIT.read(suite("<testcase name='a'/>")).measuredAt()).isEmpty();
    }
}
