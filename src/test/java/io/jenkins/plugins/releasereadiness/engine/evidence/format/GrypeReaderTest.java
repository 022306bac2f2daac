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

class GrypeReaderTest {
    private final GrypeReader reader = new GrypeReader();

    private static String report(String matches) {
        return json("{'matches': [" + matches + "], 'source': {'type': 'image'}, 'distro': {},"
                + " 'descriptor': {'name': 'grype', 'timestamp': '2024-05-01T10:00:00+02:00'}}");
    }

    private static String match(String vulnerability) {
        return "{'vulnerability': {" + vulnerability + "}, 'artifact': {'purl': 'pkg:npm/a@1'}}";
    }

    @ParameterizedTest
    @CsvSource({
        "Critical, critical",
        "High, high",
        "Medium, medium",
        "Low, low",
        "Negligible, info",
        "Unknown, unknown",
        "'', unknown",
    })
    void severities(String word, String fact) throws IOException {
        assertThat(counts(read(reader, report(match("'severity': '" + word + "'")))))
                .isEqualTo(fact + " 1, total 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'id': 'CVE-1'|unknown 1, total 1",
                "'severity': null, 'cvss': []|unknown 1, total 1",
                "'cvss': [{'metrics': {'baseScore': 5}}, {'metrics': {'baseScore': 9.1}}]|critical 1, total 1",
                "'severity': 'Unknown', 'cvss': [{'metrics': {'baseScore': 9.1}}]|unknown 1, total 1",
                "'cvss': [{'metrics': {'baseScore': 9.1}}], 'severity': 'Low'|low 1, total 1",
                "'cvss': null|unknown 1, total 1",
            })
    void aSeverityMayBeAbsent(String vulnerability, String counts) throws IOException {
        assertThat(counts(read(reader, report(match(vulnerability))))).isEqualTo(counts);
    }

    @Test
    void theRelatedVulnerabilityIsNotAnotherOne() throws IOException {
        assertThat(counts(read(
                        reader,
                        report("{'vulnerability': {'id': 'GHSA-1', 'severity': 'Low'}, 'relatedVulnerabilities':"
                                + " [{'id': 'CVE-1', 'severity': 'Critical'}]}"))))
                .isEqualTo("low 1, total 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fixed", "not-fixed", "wont-fix", "unknown", ""})
    void aFixThatExistsSuppressesNothing(String state) throws IOException {
        assertThat(counts(read(
                        reader,
                        report(match("'severity': 'High', 'fix': {'versions': [], 'state': '" + state + "'}")))))
                .isEqualTo("high 1, total 1");
    }

    @Test
    void ignoredMatchesAreSuppressed() throws IOException {
        assertThat(counts(read(
                        reader,
                        json("{'matches': [" + match("'severity': 'High'") + "], 'ignoredMatches': ["
                                + match("'severity': 'Critical'") + "], 'source': {}}"))))
                .isEqualTo("high 1, total 1, suppressed 1");
    }

    @Test
    void noMatchesArePresentAndClean() throws IOException {
        for (String report : new String[] {report(""), json("{'matches': null, 'source': {}}")}) {
            Outcome outcome = read(reader, report);
            assertThat(outcome.state()).isEqualTo(EvidenceState.PRESENT);
            assertThat(outcome.facts().count("total")).contains(0L);
        }
    }

    @Test
    void vexStatementsKnowAliases() throws IOException {
        String vex = json("{'@context': 'https://openvex.dev/ns/v0.2.0', 'statements': [{'vulnerability':"
                + " {'name': 'CVE-1'}, 'products': [{'@id': 'pkg:npm/a@1'}], 'status': 'not_affected'}]}");
        String report = report("{'vulnerability': {'id': 'GHSA-1', 'severity': 'High'}, 'relatedVulnerabilities':"
                + " [{'id': 'CVE-1'}], 'artifact': {'purl': 'pkg:npm/a@1'}}," + match("'id': 'CVE-9'"));
        assertThat(counts(read(reader, Reports.vex(vex), report))).isEqualTo("unknown 1, total 1, suppressed 1");
    }

    @Test
    void theReportsOwnTimeIsThatOfTheDescriptor() throws IOException {
        assertThat(read(reader, report("")).measuredAt()).contains(Instant.parse("2024-05-01T08:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'matches': {}}",
                "{'matches': 'none'}",
                "{'matches': 0}",
                "{'matches': [[]]}",
                "{'matches': [{}]}",
                "{'matches': [{'vulnerability': null}]}",
                "{'matches': [{'vulnerability': {'severity': 1}}]}",
                "{'matches': [{'vulnerability': {'cvss': {}}}]}",
                "{'matches': [{'vulnerability': {'cvss': [{'metrics': {'baseScore': 'high'}}]}}]}",
                "{'matches': [], 'matches': []}",
                "{'matches': [], 'ignoredMatches': {}}",
            })
    void wrongTypesAndDoublesAreUnreadable(String report) {
        assertUnreadable(reader, json(report));
    }

    @Test
    void whatIsSomethingElseIsNamed() {
        assertUnreadable(reader, json("{'source': {}}")).hasMessageContaining("not a Grype report");
        assertUnreadable(reader, json("{'bomFormat': 'CycloneDX', 'components': []}"))
                .hasMessageContaining("a report of the format cyclonedx");
        assertUnreadable(reader, json("[]")).hasMessageContaining("a JSON list");
        assertUnreadable(reader, "null").hasMessageContaining("not a Grype report");
    }

    @Test
    void aTruncatedReportIsUnreadable() throws IOException {
        Reports.assertTruncationIsNeverARight(reader, report(match("'severity': 'High'")) + " ");
    }

    @Test
    void itIsRecognisedByItsBeginning() {
        assertThat(reader.recognises(head(report("")))).isTrue();
        assertThat(reader.recognises(head(json("{'matches': [{'vulnerability': {'id': 'CVE"))))
                .isTrue();
        assertThat(reader.recognises(head(json("{'descriptor': {'name': 'grype', 'version': '1'}, 'matches': ["))))
                .isTrue();
        assertThat(reader.recognises(head(json("{'matches': []}")))).isFalse();
    }
}
