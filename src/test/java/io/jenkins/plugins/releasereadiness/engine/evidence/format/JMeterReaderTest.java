package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JMeterReaderTest {
    private static final ReaderProbe JMETER = new ReaderProbe(new JMeterReader());

    private static final String CSV = """
            timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,bytes
            1700000000000,100,Home,200,OK,Users 1-1,text,true,3478
            1700000000500,300,Login,500,FAIL,Users 1-1,text,false,19714
            1700000001000,200,=HYPERLINK("http://x"),200,OK,Users 1-1,text,TRUE,19714
            1700000003000,1000,Home,Non HTTP response code: java.net.SocketTimeoutException,OK,Users 1-1,text,true,1
            """;

    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testResults version="1.2">
            <httpSample t="100" lt="9" ts="1700000000000" s="true" lb="Home" rc="200" rm="OK">
              <httpSample t="60" ts="1700000000000" s="false" lb="redirect" rc="302" rm="Found"/>
              <assertionResult><name>Ok</name><failure>false</failure></assertionResult>
            </httpSample>
            <sample t="500" ts="1700000000500" s="false" lb="Buy" rm="Number of samples in transaction : 2, number of failing samples : 1">
              <httpSample t="300" ts="1700000000500" s="false" lb="Login" rc="500" rm="FAIL">
                <httpSample t="1" ts="1700000000500" s="true" lb="picture"/>
              </httpSample>
              <sample t="200" ts="1700000001000" s="true" rm="Number of samples in transaction : 1, number of failing samples : 0">
                <httpSample t="200" ts="1700000001000" s="true" lb="Pay"/>
              </sample>
            </sample>
            <sample t="1000" ts="1700000003000" s="true" lb="Script"/>
            </testResults>
            """;

    @Test
    void csvIsCountedWithNearestRanks() throws IOException {
        assertThat(JMETER.facts(CSV))
                .containsExactly(
                        entry("requests", 4L),
                        entry("failed", 1L),
                        entry("errorRate", 0.25),
                        entry("meanMs", 400.0),
                        entry("p50Ms", 200.0),
                        entry("p90Ms", 1000.0),
                        entry("p95Ms", 1000.0),
                        entry("p99Ms", 1000.0),
                        entry("maxMs", 1000.0),
                        entry("requestsPerSecond", 1.0));
        assertThat(JMETER.read(CSV).measuredAt()).contains(Instant.ofEpochMilli(1700000004000L));
    }

    @Test
    void subSamplesAndTransactionsAreNoRequestsButSamplesBelowATransactionAre() throws IOException {
        assertThat(JMETER.facts(XML)).isEqualTo(JMETER.facts(CSV));
    }

    @Test
    void transactionControllerRowsDoNotCountTwice() throws IOException {
        assertThat(JMETER.facts(CSV
                        + "1700000000000,600,Buy,200,\"Number of samples in transaction : 2, number of failing samples : 1\","
                        + "Users 1-1,,false,1\n"))
                .isEqualTo(JMETER.facts(CSV));
    }

    @Test
    void onlyTransactionControllersIsVacuousAndSaysWhy() throws IOException {
        Outcome outcome = JMETER.read("""
                elapsed,success,responseMessage
                600,true,"Number of samples in transaction : 2, number of failing samples : 0"
                """);
        assertThat(outcome.state()).isEqualTo(EvidenceState.VACUOUS);
        assertThat(outcome.message()).contains("Generate parent sample");
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeStamp,elapsed,success\n", "<testResults version=\"1.2\"/>"})
    void noRequestIsVacuousWithItsCounts(String file) throws IOException {
        Outcome outcome = JMETER.read(file);
        assertThat(outcome.state()).isEqualTo(EvidenceState.VACUOUS);
        assertThat(outcome.message()).contains("no request");
        assertThat(outcome.facts())
                .isEqualTo(
                        Facts.builder().count("requests", 0).count("failed", 0).build());
    }

    @Test
    void quotedFieldsHoldLineBreaksAndDoubledQuotes() throws IOException {
        assertThat(JMETER.facts("""
                timeStamp,elapsed,label,success
                1,10,"no such element: {""method"":""id""}
                          *** Element info, with a comma",true
                2,20,plain "quotes" inside,false
                """)).containsEntry("requests", 2L).containsEntry("failed", 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "|", "^"})
    void theSeparatorIsFoundInTheHeader(String separator) throws IOException {
        assertThat(JMETER.facts(CSV.replace("HYPERLINK(\"http://x\")", "1").replace(",", separator)))
                .containsEntry("requests", 4L)
                .containsEntry("p50Ms", 200.0);
    }

    @Test
    void columnsMayStandInAnyOrderAndMoreMayFollow() throws IOException {
        assertThat(JMETER.facts("\"success\",\"elapsed\",\"variable\"\nfalse,5,x,y\ntrue,7,\n"))
                .containsEntry("requests", 2L)
                .containsEntry("failed", 1L)
                .doesNotContainKey("requestsPerSecond");
    }

    @ParameterizedTest
    @CsvSource({
        "2014-02-24 07:42:21.256, 2014-02-24 07:42:22.256, 1.9900497512437811",
        "2014/02/24 07:42:21.256, 2014/02/24 07:42:22.256, 1.9900497512437811",
        "2001/20/20 12:05:05.123, 2001/20/20 12:05:06.123,",
        "1393227741256,           2014/02/24 07:42:22.256,",
        "yesterday,               today,",
    })
    void timesMayBeFormattedAndAnInvalidOneOnlyCostsTheRate(String first, String second, Double rate)
            throws IOException {
        Outcome outcome = JMETER.read("timeStamp,elapsed,success\n%s,5,true\n%s,5,true\n".formatted(first, second));
        assertThat(outcome.state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(outcome.facts().count("requests")).contains(2L);
        assertThat(outcome.facts().asMap().get("requestsPerSecond")).isEqualTo(rate);
        assertThat(outcome.measuredAt()).as("a formatted time names no zone").isEmpty();
        assertThat(outcome.measuredAtWithoutZone().isPresent()).isEqualTo(rate != null);
    }

    @Test
    void filesOfOneTestAddUpSampleBySample() throws IOException {
        assertThat(JMETER.facts(CSV, XML))
                .containsEntry("requests", 8L)
                .containsEntry("failed", 2L)
                .containsEntry("p50Ms", 200.0)
                .containsEntry("requestsPerSecond", 2.0);
    }

    @Test
    void contentDecidesNotTheName() throws IOException {
        assertThat(JMETER.facts("  \n\n" + XML)).containsEntry("requests", 4L);
        assertThat(JMETER.recognises(XML)).isTrue();
        assertThat(JMETER.recognises(" \n" + XML)).isTrue();
        assertThat(JMETER.recognises(CSV)).isTrue();
        assertThat(JMETER.recognises("name;elapsed;success")).isTrue();
        assertThat(JMETER.recognises("elapsed,responsetime\n")).isFalse();
        assertThat(JMETER.recognises("1393227741256,1425,Home,200,OK,Users,text,true\n"))
                .isTrue();
        assertThat(JMETER.recognises("1393227741256,1425\n")).isFalse();
        assertThat(JMETER.recognises("<testsuite/>")).isFalse();
    }

    @Test
    void byteOrderMarksAreUnderstood() throws IOException {
        assertThat(JMETER.facts("\uFEFF" + CSV)).containsEntry("requests", 4L);
        assertThat(JMETER.readBytes(("\uFEFF" + CSV).getBytes(StandardCharsets.UTF_16LE))
                        .facts()
                        .count("requests"))
                .contains(4L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "``                                                    ~ an empty file",
                "`  `                                                  ~ a blank file",
                "<html><body>504</body></html>                         ~ an HTML page",
                "{\"metrics\": {}}                                     ~ was expected|it looks like a JSON object",
                "<testsuite/>                                          ~ looks like a report of the format junit",
                "<results/>                                            ~ root element should be <testResults>",
                "1393227741256,1425,Home,200,OK,Users,text,true        ~ f:1: the first line names no column 'elapsed'",
                "timeStamp,label,success\\n1,a,true                    ~ f:1: the first line names no column 'elapsed'",
                "timeStamp,elapsed,label\\n1,5,a                       ~ f:1: the first line names no column 'success'",
                "elapsed,success,success\\n5,true,true                 ~ names the column 'success' twice",
                "elapsed,success\\n5,true\\n7,\"tr                     ~ f:3: this is no CSV",
                "elapsed,success\\n5,true\\n7                          ~ f:3: the row has 1 fields",
                "elapsed,success\\n-5,true                             ~ f:2: elapsed should be whole milliseconds but is '-5'",
                "elapsed,success\\n5.5,true                            ~ elapsed should be whole milliseconds",
                "elapsed,success\\nNaN,true                            ~ elapsed should be whole milliseconds",
                "elapsed,success\\n=1-1,true                           ~ elapsed should be whole milliseconds but is '=1-1'",
                "elapsed,success\\n99999999999999999999,true           ~ elapsed should be whole milliseconds",
                "elapsed,success\\n5,                                  ~ success should be true or false but is ''",
                "elapsed,success\\n5,ja                                ~ success should be true or false but is 'ja'",
                "elapsed,success,SampleCount\\n5,true,20               ~ stands for 20 requests",
                "<testResults><sample s=\"true\"/></testResults>       ~ has no attribute t",
                "<testResults><sample t=\"5\"/></testResults>          ~ has no attribute s",
                "<testResults><sample t=\"5\" s=\"x\"/></testResults>  ~ s should be true or false but is 'x'",
                "<testResults><sample t=\"-5\" s=\"true\"/></testResults> ~ t should be a count",
                "<testResults><sample t=\"5\" s=\"true\" sc=\"9\"/></testResults> ~ stands for 9 requests",
                "<testResults><sample t=\"5\" s=\"true\"/>             ~ f:1:",
            })
    void whatIsNoResultIsUnreadableWithItsPlace(String file, String message) {
        assertThat(JMETER.problem(file.replace("\\n", "\n"))).containsPattern(message);
    }

    @Test
    void anEntityIsRefused() {
        assertThat(JMETER.problem("<!DOCTYPE testResults [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                        + "<testResults><sample t=\"5\" s=\"true\" lb=\"&x;\"/></testResults>"))
                .contains("entit");
    }

    @Test
    void hostileFilesAreUnreadableAndNothingWorse() throws IOException {
        JMETER.assertEveryTruncationUnreadable(XML);
        JMETER.assertEveryChangedByteIsHandled(CSV);
        JMETER.assertEveryChangedByteIsHandled(XML);
        assertThat(JMETER.problem("elapsed,success,label\n5,true,\"" + "x".repeat(3_000_000) + "\"\n"))
                .contains("f:2: this is no CSV");
        assertThat(JMETER.problem("elapsed,success" + ",x".repeat(100_000) + "\n5,true\n"))
                .contains("fields");
        assertThat(JMETER.problem("<testResults>"
                        + "<sample t=\"1\" s=\"true\" rm=\"Number of samples in transaction : 1\">".repeat(100_000)))
                .contains("nested");
    }

    @Test
    void manyRowsAreCountedExactly() throws IOException {
        StringBuilder rows = new StringBuilder("timeStamp,elapsed,success\n");
        IntStream.rangeClosed(1, 100_000)
                .forEach(i -> rows.append(1700000000000L + i)
                        .append(',')
                        .append(i % 1000)
                        .append(",true\n"));
        assertThat(JMETER.facts(rows.toString()))
                .containsEntry("requests", 100_000L)
                .containsEntry("p50Ms", 499.0)
                .containsEntry("p99Ms", 989.0);
    }
}
