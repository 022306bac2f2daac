package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.assertUnreadable;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.counts;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.head;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.json;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CycloneDxReaderTest {
    private static final String SUBJECT =
            "'metadata': {'timestamp': '2024-05-01T10:00:00+02:00', 'component': {'name': 'app'}}";

    private final CycloneDxReader reader = new CycloneDxReader();

    private static String bom(String members) {
        return json("{'bomFormat': 'CycloneDX', 'specVersion': '1.6', 'version': 1, " + members + "}");
    }

    private static String vulnerability(String members) {
        return bom("'vulnerabilities': [{'id': 'CVE-1'" + members + "}]");
    }

    @Test
    void nestedComponentsCountAndTheSubjectDoesNot() throws IOException {
        Outcome outcome = read(
                reader,
                bom(SUBJECT + ", 'components': [{'name': 'a', 'components': [{'name': 'b', 'components':"
                        + " [{'name': 'c'}]}]}, {'name': 'd'}]"));
        assertThat(outcome.state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(counts(outcome)).isEqualTo("components 4");
        assertThat(outcome.facts().count("total")).contains(0L);
    }

    @Test
    void componentsNestedInTheSubjectCount() throws IOException {
        assertThat(counts(
                        read(reader, bom("'metadata': {'component': {'name': 'app', 'components': [{'name': 'a'}]}}"))))
                .isEqualTo("components 1");
    }

    @Test
    void toolsAndServicesAreNoComponents() throws IOException {
        Outcome outcome = read(
                reader,
                bom("'metadata': {'tools': {'components': [{'name': 't'}]}, 'component': {'name': 'app'}},"
                        + " 'services': [{'name': 's', 'services': [{'name': 't'}]}],"
                        + " 'formulation': [{'components': [{'name': 'f'}]}]"));
        assertThat(outcome.state()).isEqualTo(EvidenceState.VACUOUS);
        assertThat(outcome.facts().count("components")).contains(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", 'components': []", ", 'components': null, 'vulnerabilities': []"})
    void onlyASubjectIsVacuous(String members) throws IOException {
        assertThat(read(reader, bom(SUBJECT + members)).state()).isEqualTo(EvidenceState.VACUOUS);
    }

    @Test
    void vulnerabilitiesWithoutComponentsArePresent() throws IOException {
        Outcome outcome = read(reader, vulnerability(", 'ratings': [{'severity': 'high'}]"));
        assertThat(outcome.state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(counts(outcome)).isEqualTo("high 1, total 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'severity': 'critical'}|critical",
                "{'severity': 'none'}|info",
                "{'severity': 'info'}|info",
                "{'severity': 'unknown'}|unknown",
                "{'severity': 'unknown', 'score': 9.8, 'method': 'CVSSv31'}|unknown",
                "{'score': 9.8, 'method': 'CVSSv31'}|critical",
                "{'score': 7.5}|high",
                "{'score': 0, 'method': 'CVSSv4'}|info",
                "{'method': 'OWASP', 'score': 9}|unknown",
                "{'score': null, 'severity': null}|unknown",
                "{'severity': 'low', 'score': 9.8}|low",
                "{'severity': 'low'}, {'severity': 'high'}, {'severity': 'medium'}|high",
                "{'severity': 'low'}, {'score': 9.1}|critical",
                "{'severity': 'unknown'}, {'severity': 'low'}|low",
                "{}|unknown",
                "``|unknown",
            })
    void theHighestRatingCounts(String ratings, String fact) throws IOException {
        assertThat(counts(read(reader, vulnerability(", 'ratings': [" + ratings + "]"))))
                .isEqualTo(fact + " 1, total 1");
    }

    @Test
    void noRatingIsUnknown() throws IOException {
        assertThat(counts(read(reader, vulnerability("")))).isEqualTo("unknown 1, total 1");
    }

    @ParameterizedTest
    @CsvSource({
        "not_affected, true",
        "resolved, true",
        "resolved_with_pedigree, true",
        "false_positive, true",
        "exploitable, false",
        "in_triage, false",
        "something, false",
    })
    void theAnalysisSuppresses(String state, boolean suppressed) throws IOException {
        assertThat(counts(read(
                        reader,
                        vulnerability(", 'ratings': [{'severity': 'high'}], 'analysis': {'state': '" + state + "'}"))))
                .isEqualTo(suppressed ? "suppressed 1" : "high 1, total 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", 'analysis': null", ", 'analysis': {}", ", 'analysis': {'response': ['update']}"})
    void aMissingAnalysisIsInTriageAndCounts(String analysis) throws IOException {
        assertThat(counts(read(reader, vulnerability(analysis)))).isEqualTo("unknown 1, total 1");
    }

    @Test
    void oneFindingPerVulnerabilityWhateverItAffects() throws IOException {
        assertThat(counts(read(
                        reader, vulnerability(", 'affects': [{'ref': 'a'}, {'ref': 'b'}, {'ref': 'urn:cdx:s/1#c'}]"))))
                .isEqualTo("unknown 1, total 1");
    }

    @Test
    void vulnerabilitiesInsideComponentsCount() throws IOException {
        assertThat(counts(read(
                        reader,
                        bom("'components': [{'name': 'a', 'vulnerabilities': [{'ref': 'r', 'ratings':"
                                + " [{'score': {'base': 9.1, 'impact': 5}, 'method': 'CVSSv3'}]}]}]"))))
                .isEqualTo("critical 1, total 1, components 1");
    }

    @Test
    void vexStatementsMustCoverEverythingThatIsAffected() throws IOException {
        String vex = json("{'@context': 'https://openvex.dev/ns/v0.2.0', 'statements': [{'vulnerability':"
                + " {'name': 'CVE-1'}, 'products': [{'@id': 'pkg:npm/a'}], 'status': 'not_affected'},"
                + " {'vulnerability': {'name': 'CVE-9'}, 'status': 'fixed'}]}");
        String report = bom(
                "'components': [{'bom-ref': 'A x', 'purl': 'pkg:npm/a@1'}, {'bom-ref': 'B', 'purl': 'pkg:npm/b@1'}],"
                        + " 'vulnerabilities': [{'id': 'CVE-1', 'affects': [{'ref': 'A x'}]},"
                        + " {'id': 'CVE-1', 'affects': [{'ref': 'urn:cdx:f08a6ccd/1#A%20x'}]},"
                        + " {'id': 'CVE-1', 'affects': [{'ref': 'pkg:npm/a@1'}]},"
                        + " {'id': 'GHSA-1', 'references': [{'id': 'CVE-1'}], 'affects': [{'ref': 'A x'}]},"
                        + " {'id': 'CVE-9', 'affects': [{'ref': 'B'}]},"
                        + " {'id': 'CVE-1', 'affects': [{'ref': 'A x'}, {'ref': 'B'}]},"
                        + " {'id': 'CVE-1', 'affects': [{'ref': 'urn:cdx:f08a6ccd/1#%zz'}]},"
                        + " {'id': 'CVE-1'}, {}]");
        ReadOptions options = Reports.vex(vex);
        assertThat(counts(read(reader, options, report))).isEqualTo("unknown 4, total 4, suppressed 5, components 2");
    }

    @Test
    void theReportsOwnTimeIsThatOfItsMetadata() throws IOException {
        assertThat(read(reader, bom(SUBJECT)).measuredAt()).contains(Instant.parse("2024-05-01T08:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'components': {}",
                "'components': ''",
                "'components': [1]",
                "'components': [{'components': {}}]",
                "'metadata': []",
                "'vulnerabilities': {}",
                "'vulnerabilities': ['CVE-1']",
                "'vulnerabilities': [{'ratings': {}}]",
                "'vulnerabilities': [{'ratings': [{'score': '9.8'}]}]",
                "'vulnerabilities': [{'ratings': [{'score': 1e999}]}]",
                "'vulnerabilities': [{'ratings': [{'severity': 1}]}]",
                "'vulnerabilities': [{'analysis': []}]",
                "'components': [], 'components': []",
            })
    void wrongTypesAndDoublesAreUnreadable(String members) {
        assertUnreadable(reader, bom(members));
    }

    @Test
    void componentsNestedTooDeepAreUnreadable() {
        assertUnreadable(reader, bom("'components': [" + "{'components': [".repeat(1000)))
                .hasMessageContaining("goes beyond what a report may hold");
    }

    @Test
    void whatIsSomethingElseIsNamed() {
        assertUnreadable(reader, json("{'components': []}")).hasMessageContaining("not a CycloneDX document");
        assertUnreadable(reader, json("{'bomFormat': 'SPDX', 'components': []}"));
        assertUnreadable(reader, json("{'@context': 'https://openvex.dev/ns', 'vulnerabilities': 3}"))
                .hasMessageContaining("a report of the format openvex");
        assertUnreadable(reader, "[]");
    }

    @Test
    void aTruncatedDocumentIsUnreadable() throws IOException {
        Reports.assertTruncationIsNeverARight(
                reader, bom("'components': [{'name': 'a'}], 'vulnerabilities': [{'ratings': [{'score': 7.5}]}]"));
    }

    @Test
    void itIsRecognisedByItsBeginning() {
        assertThat(reader.recognises(head(bom("'components': []")))).isTrue();
        assertThat(reader.recognises(head(json("{'components': []}")))).isFalse();
    }
}
