package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evidence rules 11 and 12 for Cobertura; the numbers expected are counted by hand. */
class CoberturaReaderTest {
    private static final ReaderProbe COBERTURA = new ReaderProbe(new CoberturaReader());

    /** 3 of 5 lines, 3 of 6 branches; the totals of the root say 4 of 6 and 5 of 8. */
    private static final String REPORT = """
            <?xml version="1.0" ?>
            <!DOCTYPE coverage SYSTEM 'http://cobertura.sourceforge.net/xml/coverage-04.dtd'>
            <coverage line-rate="0.6667" branch-rate="NaN" lines-covered="4" lines-valid="6" branches-covered="5"
                branches-valid="8" complexity="0" version="7.0" timestamp="1778061600500">
              <sources><source>/home/build/src</source></sources>
              <packages><package name="shop" line-rate="0.6"><classes>
                <class name="Cart" filename="shop/Cart.py" line-rate="0.6">
                  <methods><method name="add" signature="()"><lines><line number="1" hits="5"/>
                    <line number="99" hits="0"/></lines></method></methods>
                  <lines>
                    <line number="1" hits="5"/>
                    <line number="2" hits="12345678901" branch="true" condition-coverage="50% (1/2)">
                      <conditions><condition number="0" type="jump" coverage="50%"/></conditions></line>
                    <line number="3" hits="0" branch="true"/>
                  </lines></class>
                <class name="Cart.Item" filename="shop/Cart.py">
                  <methods/>
                  <lines>
                    <line number="2" hits="0" branch="true" condition-coverage="0% (0/2)"/>
                    <line number="3" hits="0"/>
                    <line number="70" hits="1" branch="True" condition-coverage="50% (2/4)"/>
                  </lines></class>
                <class name="Item" filename="shop/Item.py"><methods/><lines><line number="1" hits="0"/></lines></class>
              </classes></package></packages>
            </coverage>
            """;

    @Test
    void plausibleTotalsAreTaken() throws IOException {
        Outcome outcome = COBERTURA.read(REPORT);

        assertThat(outcome.state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(outcome.facts().asMap().toString())
                .isEqualTo("{line.covered=4, line.total=6, line.percent=" + 100.0 * 4 / 6
                        + ", branch.covered=5, branch.total=8, branch.percent=62.5}");
        assertThat(outcome.measuredAt()).contains(Instant.parse("2026-05-06T10:00:00.500Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lines-covered=\"4\" lines-valid=\"6\"|",
                "lines-covered=\"4\"|",
                "lines-valid=\"6\"|",
                "lines-covered=\"4\"|lines-covered=\"7\"",
                "lines-covered=\"4\"|lines-covered=\"-4\"",
                "lines-covered=\"4\"|lines-covered=\"4.5\"",
                "lines-covered=\"4\"|lines-covered=\"NaN\"",
                "lines-covered=\"4\" lines-valid=\"6\"|lines-covered=\"0\" lines-valid=\"0\""
            })
    void implausibleTotalsOfLinesAreCountedByFileAndLine(String from, String to) throws IOException {
        assertThat(REPORT).contains(from);
        assertThat(COBERTURA.facts(REPORT.replace(from, to == null ? "" : to)).toString())
                .isEqualTo("{line.covered=3, line.total=5, line.percent=60.0,"
                        + " branch.covered=5, branch.total=8, branch.percent=62.5}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "branches-valid=\"8\"|",
                "branches-covered=\"5\"|",
                "branches-valid=\"8\"|branches-valid=\"4\"",
                "branches-valid=\"8\"|branches-valid=\"x\"",
                "branches-covered=\"5\"|branches-covered=\"0\" branches-void=\"\""
            })
    void implausibleTotalsOfBranchesAreCountedByFileAndLine(String from, String to) throws IOException {
        String changed =
                REPORT.replace("\n    branches-valid", " branches-valid").replace(from, to == null ? "" : to);
        if (changed.contains("branches-void")) {
            changed = changed.replace("branches-valid=\"8\"", "branches-valid=\"0\"");
        }
        assertThat(COBERTURA.facts(changed).toString())
                .isEqualTo("{line.covered=4, line.total=6, line.percent=" + 100.0 * 4 / 6
                        + ", branch.covered=3, branch.total=6, branch.percent=50.0}");
    }

    @Test
    void linesOfMethodsCountOnlyWhereTheClassListsNone() throws IOException {
        String methods = "<methods><method><lines>" + line(1, 1) + line(2, 0) + "</lines></method></methods>";
        assertThat(facts("", clazz("a", methods + "<lines>" + line(1, 1) + "</lines>")))
                .isEqualTo("{line.covered=1, line.total=1, line.percent=100.0}");
        assertThat(facts("", clazz("a", "<lines>" + line(1, 1) + "</lines>" + methods)))
                .isEqualTo("{line.covered=1, line.total=1, line.percent=100.0}");
        assertThat(facts("", clazz("a", methods + "<lines/>")))
                .isEqualTo("{line.covered=1, line.total=2, line.percent=50.0}");
    }

    @Test
    void duplicateClassesAreMergedAndOthersWithTheSameLinesNot() throws IOException {
        String lines = "<lines>" + line(1, 0) + line(2, 1) + "</lines>";
        assertThat(facts("", clazz("a", lines) + clazz("a", lines) + clazz("b", lines)))
                .isEqualTo("{line.covered=2, line.total=4, line.percent=50.0}");
    }

    @Test
    void manyScatteredLinesAreCounted() throws IOException {
        StringBuilder classes = new StringBuilder();
        for (int file = 0; file < 50; file++) {
            StringBuilder lines = new StringBuilder("<lines>");
            for (int number = 1; number <= 300; number++) {
                lines.append(line(number * 17L * (file + 1), number % 3));
            }
            classes.append(clazz("f" + file, lines + "</lines>"));
        }
        assertThat(facts("", classes + classes.toString()))
                .isEqualTo("{line.covered=10000, line.total=15000, line.percent=" + 100.0 * 10000 / 15000 + "}");
    }

    @Test
    void noBranchDataMeansNoBranchFacts() throws IOException {
        assertThat(facts("branch-rate='0'", clazz("a", "<lines>" + line(1, 1) + "</lines>")))
                .isEqualTo("{line.covered=1, line.total=1, line.percent=100.0}");
        assertThat(facts("branch-rate='1'", clazz("a", "<lines><line number='1' hits='1' branch='true'/></lines>")))
                .isEqualTo("{line.covered=1, line.total=1, line.percent=100.0}");
    }

    @Test
    void explicitZeroOfZeroBranchesAreCountsWithoutPercent() throws IOException {
        assertThat(facts("branches-covered='0' branches-valid='0'", clazz("a", "<lines>" + line(1, 1) + "</lines>")))
                .isEqualTo("{line.covered=1, line.total=1, line.percent=100.0, branch.covered=0, branch.total=0}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<coverage line-rate='1'/>|{line.covered=0, line.total=0}",
                "<coverage><packages/></coverage>|{line.covered=0, line.total=0}",
                "<coverage lines-covered='90' lines-valid='100' branches-covered='1' branches-valid='2'><packages/></coverage>"
                        + "|{line.covered=0, line.total=0, branch.covered=0, branch.total=0}",
                "<coverage line-rate='0'><packages><package><classes><class filename='a'><lines/></class></classes></package>"
                        + "</packages></coverage>|{line.covered=0, line.total=0}"
            })
    void totalsWithoutAnyLineAreVacuous(String report, String facts) throws IOException {
        Outcome outcome = COBERTURA.read(report);
        assertThat(outcome.state()).isEqualTo(EvidenceState.VACUOUS);
        assertThat(outcome.facts().asMap().toString()).isEqualTo(facts);
        assertThat(outcome.message()).contains("0 lines instrumented");
    }

    @Test
    void severalFilesAddUpEachForItself() throws IOException {
        String one = report("", clazz("a", "<lines>" + line(1, 1) + line(2, 0) + "</lines>"));
        assertThat(COBERTURA.facts(one, one, REPORT).toString())
                .isEqualTo("{line.covered=6, line.total=10, line.percent=60.0,"
                        + " branch.covered=5, branch.total=8, branch.percent=62.5}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<line number='1' hits='-1'/>|hits should be a count",
                "<line number='1' hits='0.5'/>|hits should be a count",
                "<line number='1'/>|has no attribute hits",
                "<line number='x' hits='1'/>|number should be a count",
                "<line hits='1'/>|has no attribute number",
                "<line number='1' hits='1' condition-coverage='150% (3/2)'/>|condition-coverage should be like",
                "<line number='1' hits='1' condition-coverage='x (a/2)'/>|condition-coverage should be like"
            })
    void impossibleLinesAreUnreadable(String line, String message) {
        assertThat(COBERTURA.problem(report("", clazz("a", "<lines>" + line + "</lines>"))))
                .contains(message);
    }

    @Test
    void branchesBeyondTheLimitAreUnreadable() {
        StringBuilder lines = new StringBuilder("<lines>");
        for (int i = 0; i < 3000; i++) {
            lines.append(
                    "<line number='" + i + "' hits='1' condition-coverage='(9007199254740992/9007199254740992)'/>");
        }
        assertThat(COBERTURA.problem(report("", clazz("a", lines + "</lines>"))))
                .contains("more than 2^53");
    }

    @ParameterizedTest
    @CsvSource({
        "1778061600, 2026-05-06T10:00:00Z",
        "1778061600500, 2026-05-06T10:00:00.500Z",
        "1778061600.25, 2026-05-06T10:00:00Z",
        "2026-05-06T10:00:00Z, 2026-05-06T10:00:00Z",
        "0,",
        "yesterday,"
    })
    void timestampsAreSecondsMillisecondsOrDates(String timestamp, Instant expected) throws IOException {
        assertThat(COBERTURA
                        .read(report("timestamp='" + timestamp + "'", clazz("a", "<lines>" + line(1, 1) + "</lines>")))
                        .measuredAt()
                        .orElse(null))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|an empty file",
                "<coverage line-rate='1'><packages>|the report is truncated",
                "<!DOCTYPE coverage [<!ENTITY x 'y'>]><coverage line-rate='1'/>|entities",
                "<coverage generated='1' clover='4.4'><project/></coverage>|this is not a Cobertura report",
                "<coverage version='1'><file path='a'/></coverage>|this is not a Cobertura report",
                "<testsuite/>|it looks like a report of the format junit",
                "<CoverageSession/>|XML with the root element <CoverageSession>"
            })
    void whatIsNoCoberturaReportIsNamed(String file, String message) {
        assertThat(COBERTURA.problem(file)).contains(message);
    }

    @Test
    void coberturaIsRecognisedAndOtherCoverageIsNot() {
        assertThat(COBERTURA.recognises(REPORT)).isTrue();
        assertThat(COBERTURA.recognises("<coverage><packages/></coverage>")).isTrue();
        assertThat(COBERTURA.recognises("<coverage clover='4.4'><project/></coverage>"))
                .isFalse();
        assertThat(COBERTURA.recognises("<report/>")).isFalse();
    }

    @Test
    void truncatedReportsAreUnreadable() {
        COBERTURA.assertEveryTruncationUnreadable(REPORT);
    }

    @Test
    void changedBytesDoNoHarm() throws IOException {
        COBERTURA.assertEveryChangedByteIsHandled(REPORT);
    }

    private static String facts(String attributes, String classes) throws IOException {
        return COBERTURA.facts(report(attributes, classes)).toString();
    }

    private static String report(String attributes, String classes) {
        return "<coverage line-rate='0' " + attributes + "><packages><package name='p'><classes>" + classes
                + "</classes></package></packages></coverage>";
    }

    private static String clazz(String file, String content) {
        return "<class name='c' filename='" + file + "'>" + content + "</class>";
    }

    private static String line(long number, long hits) {
        return "<line number='" + number + "' hits='" + hits + "'/>";
    }
}
