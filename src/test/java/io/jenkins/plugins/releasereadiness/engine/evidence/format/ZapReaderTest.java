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
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZapReaderTest {
    private final ZapReader reader = new ZapReader();

    private static String report(String version, String sites) {
        return json("{'@programName': 'ZAP', '@version': '" + version + "', '@generated': 'Sun, 17 May 2026 03:34:41',"
                + " 'site': [" + sites + "]}");
    }

    private static String site(String alerts) {
        return "{'@name': 'http://localhost', '@host': 'localhost', 'alerts': [" + alerts + "]}";
    }

    private static String alert(String plugin, String risk, String confidence) {
        return "{'pluginid': '" + plugin + "', 'alertRef': '" + plugin + "-1', 'alert': 'a', 'riskcode': '" + risk
                + "', 'confidence': '" + confidence + "', 'riskdesc': 'High (High)', 'instances': [{}, {}],"
                + " 'count': '9'}";
    }

    @ParameterizedTest
    @CsvSource({"3, high", "2, medium", "1, low", "0, info", "4, unknown", "-1, unknown", "'', unknown"})
    void risksAreTexts(String risk, String fact) throws IOException {
        assertThat(counts(read(reader, report("2.14.0", site(alert("1", risk, "2"))))))
                .isEqualTo(fact + " 1, total 1");
    }

    @Test
    void risksMayBeNumbersAndMayBeMissing() throws IOException {
        assertThat(counts(read(reader, report("2.14.0", site("{'riskcode': 3, 'confidence': 2}, {}")))))
                .isEqualTo("high 1, unknown 1, total 2");
    }

    @Test
    void confidence0IsAFalsePositiveAndSuppressed() throws IOException {
        assertThat(counts(read(reader, report("2.14.0", site(alert("1", "3", "0") + "," + alert("2", "3", "1"))))))
                .isEqualTo("high 1, total 1, suppressed 1");
    }

    @Test
    void oneFindingPerAlertItemPerSiteWhateverItsInstances() throws IOException {
        String alert = alert("1", "2", "2");
        assertThat(counts(read(reader, report("2.14.0", site(alert + "," + alert) + "," + site(alert)))))
                .isEqualTo("medium 3, total 3");
    }

    @ParameterizedTest
    @CsvSource({
        "2.3.1, 1",
        "2.3, 1",
        "1.4.1, 1",
        "2.4.0, 2",
        "2.10.0, 2",
        "2.17.0, 2",
        "3.0.0, 2",
        "D-2021-03-29, 2",
        "Dev Build, 2",
    })
    void before24EqualItemsOfASiteMerge(String version, int findings) throws IOException {
        String items = alert("1", "2", "2") + "," + alert("1", "2", "1");
        String late = json("{'site': [" + site(items) + "], '@version': '" + version + "'}");
        String counts = "medium " + findings + ", total " + findings;
        assertThat(counts(read(reader, report(version, site(items))))).isEqualTo(counts);
        assertThat(counts(read(reader, late))).isEqualTo(counts);
    }

    @Test
    void mergedItemsHaveTheHighestRiskThatIsNoFalsePositive() throws IOException {
        String items = String.join(
                ",",
                alert("1", "3", "0"),
                alert("1", "1", "2"),
                alert("1", "2", "2"),
                alert("1", "0", "0"),
                alert("2", "3", "0"),
                alert("2", "3", "0"));
        assertThat(counts(read(reader, report("2.3.1", site(items) + "," + site(alert("1", "1", "1"))))))
                .isEqualTo("medium 1, low 1, total 2, suppressed 1");
    }

    @Test
    void aSingleSiteMayBeAnObject() throws IOException {
        assertThat(counts(read(reader, json("{'@version': '2.8.0', 'site': " + site(alert("1", "3", "2")) + "}"))))
                .isEqualTo("high 1, total 1");
    }

    @Test
    void aSiteWithoutAlertsIsPresentAndClean() throws IOException {
        for (String site : new String[] {site(""), "{'@name': 'x'}", "{'@name': 'x', 'alerts': null}"}) {
            Outcome outcome = read(reader, report("2.14.0", site));
            assertThat(outcome.state()).isEqualTo(EvidenceState.PRESENT);
            assertThat(outcome.facts().count("total")).contains(0L);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'@programName': 'ZAP', 'site': []}",
                "{'@programName': 'ZAP', 'site': null}",
                "{'@programName': 'ZAP', '@version': '2.17.0', '@generated': 'x'}",
            })
    void noSiteIsVacuous(String report) throws IOException {
        Outcome outcome = read(reader, json(report));
        assertThat(outcome.state()).isEqualTo(EvidenceState.VACUOUS);
        assertThat(outcome.message()).contains("no site");
        assertThat(outcome.facts().count("total")).contains(0L);
    }

    @Test
    void theReportsOwnTimeIsCreatedElseGenerated() throws IOException {
        assertThat(read(reader, report("2.14.0", "")).measuredAtWithoutZone())
                .contains(LocalDateTime.parse("2026-05-17T03:34:41"));
        assertThat(read(
                                reader,
                                json("{'@programName': 'ZAP', 'created': '2026-05-17T01:34:41.5Z',"
                                        + " '@generated': 'Sun, 17 May 2026 03:34:41', 'site': []}"))
                        .measuredAt())
                .contains(Instant.parse("2026-05-17T01:34:41.5Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'site': 'x'",
                "'site': 0",
                "'site': [1]",
                "'site': [{'alerts': {}}]",
                "'site': [{'alerts': 'none'}]",
                "'site': [{'alerts': [1]}]",
                "'site': [{'alerts': [{'riskcode': 'high'}]}]",
                "'site': [{'alerts': [{'riskcode': 1.5}]}]",
                "'site': [{'alerts': [{'riskcode': 99999999999}]}]",
                "'site': [{'alerts': [{'riskcode': []}]}]",
                "'site': [{'alerts': [{'confidence': {}}]}]",
                "'site': [{'alerts': [{'confidence': true}]}]",
                "'site': [], 'site': []",
            })
    void wrongTypesAndDoublesAreUnreadable(String members) {
        assertUnreadable(reader, json("{'@programName': 'ZAP', " + members + "}"));
    }

    @Test
    void whatIsSomethingElseIsNamed() {
        assertUnreadable(reader, json("{'@version': '1'}")).hasMessageContaining("not a ZAP report");
        assertUnreadable(reader, json("{'version': '2.1.0', 'runs': [{'tool': {}}], 'site': 3}"))
                .hasMessageContaining("a report of the format sarif");
        assertUnreadable(reader, "[]");
        assertUnreadable(reader, "text").hasMessageContaining("text that begins with");
    }

    @Test
    void aTruncatedReportIsUnreadable() throws IOException {
        Reports.assertTruncationIsNeverARight(reader, report("2.14.0", site(alert("1", "3", "2"))) + "\n");
    }

    @Test
    void itIsRecognisedByItsBeginning() {
        assertThat(reader.recognises(head(report("2.14.0", "")))).isTrue();
        assertThat(reader.recognises(head(json("{'@version': '2.8.0', '@generated': 'x', 'site': ["))))
                .isTrue();
        assertThat(reader.recognises(head("<?xml version=\"1.0\"?><OWASPZAPReport version=\"2.9.0\">")))
                .isTrue();
        assertThat(reader.recognises(head(json("{'site': 'x'}")))).isFalse();
        assertThat(reader.recognises(head("<report/>"))).isFalse();
    }
}
