package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static io.jenkins.plugins.releasereadiness.engine.evidence.format.JunitSamples.JUNIT;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.JunitSamples.SUREFIRE;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.JunitSamples.counts;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.JunitSamples.suite;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in all encodings and dialects, and those that are no JUnit reports. */
class JunitDocumentTest {
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
