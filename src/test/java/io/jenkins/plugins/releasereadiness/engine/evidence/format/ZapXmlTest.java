package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.assertUnreadable;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.counts;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import java.io.IOException;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZapXmlTest {
    private final ZapReader reader = new ZapReader();

    private static String report(String version, String sites) {
        return "<?xml version=\"1.0\"?><OWASPZAPReport version=\"" + version
                + "\" generated=\"Tue, 12 May 2020 20:59:12\">\n" + sites + "</OWASPZAPReport>";
    }

    private static String site(String items) {
        return "<site name=\"http://localhost\" ssl=\"false\"><alerts>" + items + "</alerts></site>";
    }

    private static String item(String plugin, String risk, String confidence) {
        return "<alertitem><pluginid>" + plugin + "</pluginid><alert>a</alert><name>a</name><riskcode>" + risk
                + "</riskcode><confidence>" + confidence + "</confidence><instances><instance><uri>u</uri></instance>"
                + "<instance/></instances><count>9</count></alertitem>";
    }

    @Test
    void oneFindingPerAlertItemPerSite() throws IOException {
        Outcome outcome = read(
                reader,
                report(
                        "2.10.0",
                        site(item("1", "3", "2") + item("1", "3", "2") + item("2", "0", "1"))
                                + site(item("1", "2", "3") + item("3", "1", "0"))));
        assertThat(counts(outcome)).isEqualTo("high 2, medium 1, info 1, total 4, suppressed 1");
        assertThat(outcome.measuredAtWithoutZone()).contains(LocalDateTime.parse("2020-05-12T20:59:12"));
    }

    @ParameterizedTest
    @CsvSource({"2.3.1, 1", "2.4.0, 2", "D-2021-03-29, 2"})
    void before24EqualItemsOfASiteMerge(String version, int findings) throws IOException {
        String items = item("1", "2", "2") + item("1", "2", "1").replace("confidence>", "reliability>");
        assertThat(counts(read(reader, report(version, site(items)))))
                .isEqualTo("medium " + findings + ", total " + findings);
    }

    @Test
    void beforeConfidenceThereWasReliability() throws IOException {
        String item = item("1", "3", "0").replace("confidence>", "reliability>");
        assertThat(counts(read(reader, report("2.3.1", site(item))))).isEqualTo("suppressed 1");
    }

    @Test
    void aSiteWithoutAlertsIsPresentAndNoSiteVacuous() throws IOException {
        assertThat(read(reader, report("2.9.0", site(""))).state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(read(reader, report("2.9.0", "<site/>")).state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(read(reader, report("2.9.0", "")).state()).isEqualTo(EvidenceState.VACUOUS);
    }

    @Test
    void controlCharactersThatWereQuotedAreForgiven() throws IOException {
        String report = report("2.9.0", site(item("1", "3", "2").replace("<uri>u", "<uri>\u0001")));
        assertThat(counts(read(reader, report))).isEqualTo("high 1, total 1");
    }

    @Test
    void aRiskThatIsNoNumberIsUnreadable() {
        assertUnreadable(reader, report("2.9.0", site(item("1", "high", "2"))));
        assertUnreadable(reader, report("2.9.0", site(item("1", "3", "very"))));
    }

    @Test
    void whatIsSomethingElseIsNamed() {
        assertUnreadable(reader, "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.4\"/>")
                .hasMessageContaining("a report of the format cyclonedx");
        assertUnreadable(reader, "<report/>").hasMessageContaining("the root element <report>");
    }

    @Test
    void aTruncatedReportIsUnreadable() throws IOException {
        Reports.assertTruncationIsNeverARight(reader, report("2.9.0", site(item("1", "3", "2"))) + "\n");
    }
}
