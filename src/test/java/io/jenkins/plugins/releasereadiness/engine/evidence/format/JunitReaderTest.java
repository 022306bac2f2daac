package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence rules 6 to 10; the numbers expected are counted by hand: passed, failed, errors, skipped, flaky. */
class JunitReaderTest {
    private static final ReaderProbe JUNIT = new ReaderProbe(new JunitReader());

    private static final String SUREFIRE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="shop.CartTest" time="9.9" tests="6"
                errors="1" skipped="1" failures="1" flakes="1" timestamp="2026-05-06T10:00:00">
              <properties><property name="java.version" value="17"/></properties>
              <testcase name="adds" classname="shop.CartTest" time="0.1"/>
              <testcase name="removes" classname="shop.CartTest" time="0.2">
                <failure message="expected: &lt;1&gt;" type="AssertionError"><![CDATA[<testcase> in text]]></failure>
                <rerunFailure message="expected: &lt;1&gt;"><stackTrace>at shop</stackTrace></rerunFailure>
              </testcase>
              <testcase name="empties" classname="shop.CartTest" time="0.3">
                <error type="NullPointerException">at shop</error>
                <system-out>hello</system-out>
              </testcase>
              <testcase name="prints" classname="shop.CartTest" time="0"><skipped message="no printer"/></testcase>
              <testcase name="pays" classname="shop.CartTest" time="0.4">
                <flakyFailure message="timeout"><stackTrace>at shop</stackTrace></flakyFailure>
                <flakyError message="timeout"><stackTrace>at shop</stackTrace></flakyError>
              </testcase>
              <testcase name="ships" classname="shop.CartTest" time="1,000.5"/>
            </testsuite>
            """;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|this is an empty file",
                "' '|this is a blank file",
                "<testsuite><testcase|the report is truncated",
                "<!DOCTYPE testsuite [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><testsuite>&x;</testsuite>|uses entities",
                "<testcase name='a'><error/></testcase>|this is not a JUnit report: it looks like XML with the root element <testcase>",
                "<testng-results/>|XML with the root element <testng-results>",
                "<html><body>502</body></html>|an HTML page",
                "{}|a JSON object"
            })
    void whatIsNoJunitReportIsNamed(String file, String message) {
        assertThat(JUNIT.problem(file)).contains(message);
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-1"})
    void encodingsAreThoseOfTheBytes(String charset) throws IOException {
        byte[] bytes = ("<?xml version='1.0' encoding='" + charset + "'?>"
                        + suite("<testcase name='é'><failure message='ü'/></testcase><testcase name='è'/>"))
                .getBytes(Charset.forName(charset));
        assertThat(counts(JUNIT.readBytes(bytes))).isEqualTo("1 1 0 0 0");
    }

    @Test
    void aByteOrderMarkIsSkipped() throws IOException {
        assertThat(counts("\uFEFF" + SUREFIRE)).isEqualTo("3 1 1 1 1");
    }

    @Test
    void compressedReportsAreNamed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(SUREFIRE.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(catchThrowable(() -> JUNIT.readBytes(packed.toByteArray())))
                .hasMessageContaining("compressed with gzip");
    }

    @Test
    void rawEscapeCharactersInOutputAreReplacedAndTold() throws IOException {
        Outcome outcome = JUNIT.read(suite("<testcase name='a'><failure message='\u001b[31mred'>\u001b[0m</failure>"
                + "<system-out><![CDATA[\u0000\u0008]]></system-out></testcase>"));
        assertThat(counts(outcome)).isEqualTo("0 1 0 0 0");
        assertThat(outcome.message()).isEqualTo("4 control characters that XML does not allow were replaced");
    }

    @Test
    void oneLineReportsAndWordsInTextDoNotConfuse() throws IOException {
        assertThat(counts(
                        "<testsuite><testcase name='a'/><testcase name='b'><system-out>&lt;testcase&gt;&lt;failure/&gt;"
                                + "<![CDATA[<testcase><failure/></testcase>]]></system-out></testcase></testsuite>"))
                .isEqualTo("2 0 0 0 0");
    }

    @Test
    void eclipseTestRunsAreRead() throws IOException {
        assertThat(counts("<testrun name='r' tests='2' started='2'><testsuite name='s' time='0.5'>"
                        + "<testsuite name='t'><testcase name='a' classname='c' time='0.1'/>"
                        + "<testcase name='b' classname='c' time='0.1'><failure>java</failure></testcase></testsuite>"
                        + "</testsuite></testrun>"))
                .isEqualTo("1 1 0 0 0");
    }

    @Test
    void junitIsRecognisedByItsRoot() {
        assertThat(JUNIT.recognises(SUREFIRE)).isTrue();
        assertThat(JUNIT.recognises("<!-- c --><testsuites>")).isTrue();
        assertThat(JUNIT.recognises("<testrun>")).isTrue();
        assertThat(JUNIT.recognises("<testcase/>")).isFalse();
        assertThat(JUNIT.recognises("<report/>")).isFalse();
        assertThat(JUNIT.recognises("{\"testsuite\": 1}")).isFalse();
    }

    @Test
    void truncatedReportsAreUnreadable() {
        JUNIT.assertEveryTruncationUnreadable(SUREFIRE);
    }

    @Test
    void changedBytesDoNoHarm() throws IOException {
        JUNIT.assertEveryChangedByteIsHandled(SUREFIRE);
    }

    private static String suite(String cases) {
        return "<testsuite name='s'>" + cases + "</testsuite>";
    }

    private static String counts(String... files) throws IOException {
        return counts(JUNIT.read(files));
    }

    private static String counts(Outcome outcome) {
        List<String> counts = new ArrayList<>();
        long total = 0;
        for (String name : List.of("passed", "failed", "errors", "skipped", "flaky")) {
            long count = outcome.facts().count(name).orElseThrow();
            counts.add(String.valueOf(count));
            total += name.equals("flaky") ? 0 : count;
        }
        assertThat(outcome.facts().count("total")).contains(total);
        return String.join(" ", counts);
    }

    private static String plus(String some, String more) {
        String[] left = some.split(" ");
        String[] right = more.split(" ");
        List<String> sums = new ArrayList<>();
        for (int i = 0; i < left.length; i++) {
            sums.add(String.valueOf(Integer.parseInt(left[i]) + Integer.parseInt(right[i])));
        }
        return String.join(" ", sums);
    }

    @Test
    void propertiesAndAttachmentsOfCasesAreNoTests() throws IOException {
        assertThat(JUNIT.facts("<testsuites><properties><property name='a'>text</property></properties>"
                        + "<testsuite name='s'><properties><property name='failure' value='x'/></properties>"
                        + "<testcase name='a'><properties><property name='error' value='1'/><property name='n'>"
                        + "<failure/></property></properties><system-out>[[ATTACHMENT|a.png]]</system-out></testcase>"
                        + "</testsuite></testsuites>"))
                .containsEntry("total", 1L)
                .containsEntry("passed", 1L);
    }
}
