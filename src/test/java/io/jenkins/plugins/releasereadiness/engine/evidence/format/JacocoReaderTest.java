package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Evidence rules 11 and 12 for JaCoCo. */
class JacocoReaderTest {
    private static final ReaderProbe JACOCO = new ReaderProbe(new JacocoReader());

    private static final String REPORT = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?><!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" \
            "report.dtd"><report name="shop"><sessioninfo id="a" start="1778061600000" dump="1778061660000"/>\
            <sessioninfo id="b" start="1778061600000" dump="1778061720500"/>\
            <group name="cart"><package name="shop/cart">\
            <class name="shop/cart/Cart" sourcefilename="Cart.java"><method name="add" desc="()V" line="3">\
            <counter type="INSTRUCTION" missed="1" covered="9"/><counter type="BRANCH" missed="1" covered="1"/>\
            <counter type="LINE" missed="1" covered="2"/></method>\
            <counter type="BRANCH" missed="1" covered="1"/><counter type="LINE" missed="1" covered="2"/></class>\
            <class name="shop/cart/Item"><counter type="LINE" missed="0" covered="1"/></class>\
            <sourcefile name="Cart.java"><line nr="3" mi="0" ci="5" mb="1" cb="1"/><line nr="4" mi="1" ci="0" mb="0" cb="0"/>\
            <line nr="5" mi="0" ci="4" mb="0" cb="0"/><counter type="LINE" missed="1" covered="2"/></sourcefile>\
            <sourcefile name="Item.java"><line nr="2" mi="0" ci="1" mb="0" cb="0"/>\
            <counter type="LINE" missed="0" covered="1"/></sourcefile>\
            <counter type="BRANCH" missed="1" covered="1"/><counter type="LINE" missed="1" covered="3"/></package>\
            <counter type="BRANCH" missed="1" covered="1"/><counter type="LINE" missed="1" covered="3"/></group>\
            <counter type="INSTRUCTION" missed="1" covered="10"/><counter type="BRANCH" missed="1" covered="1"/>\
            <counter type="LINE" missed="1" covered="3"/><counter type="CLASS" missed="0" covered="2"/></report>
            """;

    @Test
    void theCountersOfTheReportCountOnce() throws Exception {
        Outcome outcome = JACOCO.read(REPORT);

        assertThat(outcome.facts().asMap())
                .containsEntry("line.covered", number("count(//line[@ci > 0])"))
                .containsEntry("line.total", number("count(//line)"))
                .containsEntry("line.percent", 75.0)
                .containsEntry("branch.covered", number("sum(//line/@cb)"))
                .containsEntry("branch.total", number("sum(//line/@cb) + sum(//line/@mb)"))
                .containsEntry("branch.percent", 50.0)
                .hasSize(6);
        assertThat(outcome.state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(outcome.message()).isEmpty();
        assertThat(outcome.measuredAt()).contains(Instant.parse("2026-05-06T10:02:00.500Z"));
    }

    @Test
    void withoutCountersOfTheReportGroupsAndPackagesAddUp() throws IOException {
        String packages = pack("LINE", 1, 3) + pack("LINE", 2, 2);
        assertThat(facts(packages)).isEqualTo("{line.covered=5, line.total=8, line.percent=62.5}");
        assertThat(facts("<group name='g'>" + packages + "</group>" + pack("LINE", 0, 2)))
                .isEqualTo("{line.covered=7, line.total=10, line.percent=70.0}");
        assertThat(facts("<group name='g'>" + packages + counter("LINE", 9, 1) + "</group>"))
                .isEqualTo("{line.covered=1, line.total=10, line.percent=10.0}");
        assertThat(facts("<group name='g'>" + packages + "</group>" + counter("LINE", 1, 1)))
                .isEqualTo("{line.covered=1, line.total=2, line.percent=50.0}");
    }

    @Test
    void noBranchCounterMeansNoBranchFacts() throws IOException {
        assertThat(facts(counter("LINE", 1, 3))).isEqualTo("{line.covered=3, line.total=4, line.percent=75.0}");
    }

    @Test
    void zeroOfZeroBranchesAreCountsWithoutPercent() throws IOException {
        assertThat(facts(counter("LINE", 1, 3) + counter("BRANCH", 0, 0)))
                .isEqualTo("{line.covered=3, line.total=4, line.percent=75.0, branch.covered=0, branch.total=0}");
    }

    @Test
    void nothingCoveredIsZeroPercentAndPresent() throws IOException {
        assertThat(facts(counter("LINE", 4, 0))).isEqualTo("{line.covered=0, line.total=4, line.percent=0.0}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<report/>|{line.covered=0, line.total=0}",
                "<report name='r'><sessioninfo id='a' start='1' dump='2'/></report>|{line.covered=0, line.total=0}",
                "<report><counter type='LINE' missed='0' covered='0'/></report>|{line.covered=0, line.total=0}",
                // Compiled without debug information.
                "<report><counter type='INSTRUCTION' missed='1' covered='2'/><counter type='BRANCH' missed='1' covered='1'/></report>"
                        + "|{line.covered=0, line.total=0, branch.covered=1, branch.total=2}"
            })
    void withoutLineCountersItIsVacuous(String report, String facts) throws IOException {
        Outcome outcome = JACOCO.read(report);
        assertThat(outcome.state()).isEqualTo(EvidenceState.VACUOUS);
        assertThat(outcome.facts().asMap().toString()).isEqualTo(facts);
        assertThat(outcome.message()).contains("0 lines instrumented");
    }

    @Test
    void severalFilesAddUp() throws IOException {
        String first = report(counter("LINE", 1, 3));
        String second = report(counter("LINE", 3, 1) + counter("BRANCH", 1, 1));
        assertThat(JACOCO.facts(first, second).toString())
                .isEqualTo("{line.covered=4, line.total=8, line.percent=50.0, branch.covered=1, branch.total=2,"
                        + " branch.percent=50.0}");
        assertThat(JACOCO.read(first, "<report/>").message()).isEqualTo("1 of 2 files tell of no line");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<counter type='LINE' missed='-1' covered='1'/>|missed should be a count",
                "<counter type='LINE' missed='1.5' covered='1'/>|missed should be a count",
                "<counter type='LINE' missed='1' covered='9007199254740993'/>|covered should be a count",
                "<counter type='LINE' missed='1' covered='9007199254740992'/>|more than 2^53",
                "<counter type='LINE' missed='1'/>|has no attribute covered",
                "<counter type='LINE' missed='1' covered='1'/><counter type='LINE' missed='1' covered='1'/>|two counters"
            })
    void impossibleCountersAreUnreadable(String counters, String message) {
        assertThat(JACOCO.problem(report(counters))).contains(message);
    }

    @Test
    void sumsBeyondTheLimitAreUnreadable() {
        String half = pack("LINE", 0, 1L << 52);
        assertThat(JACOCO.problem(report(half + half + pack("LINE", 0, 1)))).contains("more than 2^53");
        assertThat(JACOCO.problem(report(half), report(half), report(pack("LINE", 0, 1))))
                .contains("more than 2^53");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|an empty file",
                "<report><counter|the report is truncated",
                "<!DOCTYPE report SYSTEM 'report.dtd' [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><report name='&x;'/>|entities",
                "<report><finding/></report>|this is not a JaCoCo report",
                "<coverage line-rate='1'/>|this is not a JaCoCo report: it looks like a report of the format cobertura",
                "<other/>|XML with the root element <other>"
            })
    void whatIsNoJacocoReportIsNamed(String file, String message) {
        assertThat(JACOCO.problem(file)).contains(message);
    }

    @Test
    void pestersEmptyInternalSubsetIsAllowed() throws IOException {
        assertThat(JACOCO.facts("<?xml version='1.0' standalone='no'?>\n"
                                + "<!DOCTYPE report PUBLIC '-//JACOCO//DTD Report 1.1//EN' 'report.dtd'[]>\n"
                                + report(counter("LINE", 1, 3)))
                        .toString())
                .isEqualTo("{line.covered=3, line.total=4, line.percent=75.0}");
    }

    @Test
    void jacocoIsRecognisedByWhatItsReportHolds() {
        assertThat(JACOCO.recognises(REPORT)).isTrue();
        assertThat(JACOCO.recognises(report(counter("LINE", 1, 3)))).isTrue();
        assertThat(JACOCO.recognises("<report><finding/></report>")).isFalse();
        assertThat(JACOCO.recognises("<coverage/>")).isFalse();
    }

    @Test
    void truncatedReportsAreUnreadable() {
        JACOCO.assertEveryTruncationUnreadable(REPORT);
    }

    @Test
    void changedBytesDoNoHarm() throws IOException {
        JACOCO.assertEveryChangedByteIsHandled(REPORT);
    }

    /** Counts the lines themselves, where the reader takes the counters. */
    private static Long number(String expression) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        DocumentBuilder builder = factory.newDocumentBuilder();
        Document document = builder.parse(new InputSource(new StringReader(REPORT)));
        XPath xpath = XPathFactory.newInstance().newXPath();
        return ((Double) xpath.evaluate(expression, document, XPathConstants.NUMBER)).longValue();
    }

    private static String facts(String content) throws IOException {
        return JACOCO.facts(report(content)).toString();
    }

    private static String report(String content) {
        return "<report name='r'>" + content + "</report>";
    }

    private static String pack(String type, long missed, long covered) {
        return "<package name='p'><class name='c'>" + counter(type, 100, 100) + "</class>"
                + counter(type, missed, covered) + "</package>";
    }

    private static String counter(String type, long missed, long covered) {
        return "<counter type='" + type + "' missed='" + missed + "' covered='" + covered + "'/>";
    }
}
