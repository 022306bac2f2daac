package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.assertUnreadable;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.counts;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.head;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.json;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CycloneDxXmlTest {
    private static final String SUBJECT = "<metadata><timestamp>2024-05-01T10:00:00+02:00</timestamp>"
            + "<tools><components><component/></components></tools><component><name>app</name></component></metadata>";

    private final CycloneDxReader reader = new CycloneDxReader();

    private static String bom(String children) {
        return "<?xml version=\"1.0\"?>\n<bom xmlns=\"http://cyclonedx.org/schema/bom/1.4\""
                + " xmlns:v=\"http://cyclonedx.org/schema/ext/vulnerability/1.0\" version=\"1\">" + children + "</bom>";
    }

    private static String vulnerability(String children) {
        return bom("<vulnerabilities><vulnerability><id>CVE-1</id>" + children + "</vulnerability></vulnerabilities>");
    }

    @Test
    void nestedComponentsCountAndTheSubjectDoesNot() throws IOException {
        Outcome outcome = read(
                reader,
                bom(SUBJECT + "<components><component><name>a</name><components><component/><component/></components>"
                        + "<pedigree><ancestors><component/></ancestors></pedigree></component></components>"));
        assertThat(counts(outcome)).isEqualTo("components 3");
        assertThat(outcome.measuredAt()).contains(Instant.parse("2024-05-01T08:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<components/>", "<services><service/></services><vulnerabilities/>"})
    void onlyASubjectOrServicesIsVacuous(String children) throws IOException {
        Outcome outcome = read(reader, bom(SUBJECT + children));
        assertThat(outcome.state()).isEqualTo(EvidenceState.VACUOUS);
        assertThat(outcome.facts().count("components")).contains(0L);
    }

    @ParameterizedTest
    @CsvSource({
        "<severity>high</severity>, high",
        "<score>9.8</score><method>CVSSv31</method>, critical",
        "<score>9.8</score><severity>low</severity>, low",
        "<score>9.8</score><severity>unknown</severity>, unknown",
        "<score>9</score><method>OWASP</method>, unknown",
        "<score/>, unknown",
        "'', unknown",
    })
    void ratings(String rating, String fact) throws IOException {
        assertThat(counts(read(
                        reader,
                        vulnerability("<ratings><rating/><rating><source><name>nvd</name></source>" + rating
                                + "</rating></ratings>"))))
                .isEqualTo(fact + " 1, total 1");
    }

    @ParameterizedTest
    @CsvSource({
        "not_affected, true",
        "resolved, true",
        "resolved_with_pedigree, true",
        "false_positive, true",
        "exploitable, false",
        "in_triage, false",
    })
    void theAnalysisSuppresses(String state, boolean suppressed) throws IOException {
        assertThat(counts(read(reader, vulnerability("<analysis><state> " + state + " </state></analysis>"))))
                .isEqualTo(suppressed ? "suppressed 1" : "unknown 1, total 1");
    }

    @Test
    void theExtensionOf10InsideComponentsCounts() throws IOException {
        assertThat(counts(read(
                        reader,
                        bom("<components><component bom-ref=\"r\"><purl>pkg:npm/a@1</purl><v:vulnerabilities>"
                                + "<v:vulnerability ref=\"r\"><v:id>CVE-1</v:id><v:ratings><v:rating><v:score><v:base>9.1"
                                + "</v:base><v:impact>5.0</v:impact></v:score><v:method>CVSSv3</v:method></v:rating>"
                                + "</v:ratings></v:vulnerability><v:vulnerability ref=\"r\"><v:id>CVE-2</v:id><v:ratings>"
                                + "<v:rating><v:severity>Medium</v:severity></v:rating></v:ratings></v:vulnerability>"
                                + "</v:vulnerabilities></component></components>"))))
                .isEqualTo("critical 1, medium 1, total 2, components 1");
    }

    @Test
    void vexStatementsSuppressByVulnerabilityAndComponent() throws IOException {
        String vex = json("{'@context': 'https://openvex.dev/ns/v0.2.0', 'statements': [{'vulnerability':"
                + " {'name': 'CVE-1'}, 'products': [{'@id': 'pkg:npm/a'}], 'status': 'fixed'}]}");
        String components = "<components><component bom-ref=\"A\"><purl>pkg:npm/a@1</purl></component>"
                + "<component bom-ref=\"B\"><purl>pkg:npm/b@1</purl></component></components>";
        String vulnerability = "<vulnerability><id>GHSA-1</id><references><reference><id>CVE-1</id></reference>"
                + "</references><affects><target><ref>%s</ref></target></affects></vulnerability>";
        assertThat(counts(read(
                        reader,
                        Reports.vex(vex),
                        bom(components + "<vulnerabilities>" + vulnerability.formatted("A")
                                + vulnerability.formatted("B") + "</vulnerabilities>"))))
                .isEqualTo("unknown 1, total 1, suppressed 1, components 2");
    }

    @Test
    void aDoctypeIsAllowedButNoEntity() throws IOException {
        String bom = bom("<components><component/></components>").replace("<bom", "<!DOCTYPE bom SYSTEM \"x\"><bom");
        assertThat(counts(read(reader, bom))).isEqualTo("components 1");
        assertUnreadable(
                reader, bom.replace("SYSTEM \"x\"", "[<!ENTITY a \"b\">]").replace("<component/>", "&a;"));
        assertUnreadable(reader, bom.replace("<component/>", "&a;"));
    }

    @Test
    void aScoreThatIsNoNumberIsUnreadable() {
        assertUnreadable(reader, vulnerability("<ratings><rating><score>high</score></rating></ratings>"));
        assertUnreadable(reader, vulnerability("<ratings><rating><score>NaN</score></rating></ratings>"));
    }

    @Test
    void whatIsSomethingElseIsNamed() {
        assertUnreadable(reader, "<bom xmlns=\"urn:other\"/>").hasMessageContaining("the root element <bom>");
        assertUnreadable(reader, "<OWASPZAPReport version=\"2.9.0\"/>")
                .hasMessageContaining("a report of the format zap");
        assertUnreadable(reader, "<html><body/></html>").hasMessageContaining("HTML");
    }

    @Test
    void aTruncatedDocumentIsUnreadable() throws IOException {
        Reports.assertTruncationIsNeverARight(
                reader, vulnerability("<ratings><rating><score>9.8</score></rating></ratings>") + "\n");
    }

    @Test
    void itIsRecognisedByItsRootAndItsNamespace() {
        assertThat(reader.recognises(head(bom("")))).isTrue();
        assertThat(reader.recognises(head("<bom/>"))).isFalse();
        assertThat(reader.recognises(head("<cdx:bom xmlns:cdx=\"http://cyclonedx.org/schema/bom/1.6\">")))
                .isTrue();
    }
}
