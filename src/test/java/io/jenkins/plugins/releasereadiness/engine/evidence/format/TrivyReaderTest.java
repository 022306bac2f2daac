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

class TrivyReaderTest {
    private final TrivyReader reader = new TrivyReader();

    private static String report(String results) {
        return json("{'SchemaVersion': 2, 'CreatedAt': '2024-05-01T10:00:00.123456789+02:00', 'ArtifactName': 'app',"
                + " 'ArtifactType': 'container_image', 'Results': [" + results + "]}");
    }

    private static String result(String members) {
        return report("{'Target': 'a', 'Class': 'os-pkgs', " + members + "}");
    }

    private static String vulnerabilities(String vulnerabilities) {
        return result("'Vulnerabilities': [" + vulnerabilities + "]");
    }

    @Test
    void everySeverityHasItsOwnCount() throws IOException {
        assertThat(counts(read(
                        reader,
                        vulnerabilities("{'Severity': 'CRITICAL'}, {'Severity': 'HIGH'}, {'Severity': 'MEDIUM'},"
                                + " {'Severity': 'LOW'}, {'Severity': 'UNKNOWN'}, {}"))))
                .isEqualTo("critical 1, high 1, medium 1, low 1, unknown 2, total 6");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'CVSS': {'nvd': {'V2Score': 10, 'V3Score': 5.5}, 'ghsa': {'V3Score': 7.1}}}|high 1, total 1",
                "{'CVSS': {'nvd': {'V3Score': 9.9, 'V40Score': 2}}}|low 1, total 1",
                "{'CVSS': {'nvd': {'V2Score': 4}}, 'Severity': null}|medium 1, total 1",
                "{'CVSS': {'nvd': {'V3Score': 9.9}}, 'Severity': 'UNKNOWN'}|unknown 1, total 1",
                "{'Severity': 'LOW', 'CVSS': {'nvd': {'V3Score': 9.9}}}|low 1, total 1",
                "{'CVSS': null}|unknown 1, total 1",
            })
    void aScoreCountsOnlyWhereThereIsNoWord(String vulnerability, String counts) throws IOException {
        assertThat(counts(read(reader, vulnerabilities(vulnerability)))).isEqualTo(counts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "affected",
                "fixed",
                "will_not_fix",
                "fix_deferred",
                "end_of_life",
                "under_investigation",
                "not_affected"
            })
    void noStatusOfAVulnerabilitySuppressesIt(String status) throws IOException {
        assertThat(counts(read(reader, vulnerabilities("{'Severity': 'HIGH', 'Status': '" + status + "'}"))))
                .isEqualTo("high 1, total 1");
    }

    @Test
    void failedMisconfigurationsSecretsAndLicensesCountToo() throws IOException {
        assertThat(counts(read(
                        reader,
                        result("'Misconfigurations': [{'Status': 'FAIL', 'Severity': 'HIGH'},"
                                + " {'Status': 'PASS', 'Severity': 'CRITICAL'},"
                                + " {'Status': 'EXCEPTION', 'Severity': 'CRITICAL'}, {'Severity': 'LOW'}],"
                                + " 'Secrets': [{'Severity': 'CRITICAL'}], 'Licenses': [{'Severity': 'MEDIUM'}]"))))
                .isEqualTo("critical 1, high 1, medium 1, low 1, total 4");
    }

    @Test
    void modifiedFindingsAreSuppressed() throws IOException {
        assertThat(counts(read(
                        reader,
                        result("'Vulnerabilities': [{'Severity': 'HIGH'}], 'ExperimentalModifiedFindings':"
                                + " [{'Type': 'vulnerability', 'Finding': {'Severity': 'CRITICAL'}}, {}]"))))
                .isEqualTo("high 1, total 1, suppressed 2");
    }

    @Test
    void theSameVulnerabilityOfSeveralPackagesCountsForEach() throws IOException {
        String finding = "{'VulnerabilityID': 'CVE-1', 'PkgName': 'a', 'Severity': 'HIGH'}";
        assertThat(counts(read(reader, vulnerabilities(finding + "," + finding))))
                .isEqualTo("high 2, total 2");
    }

    @Test
    void aResultWithoutVulnerabilitiesFoundNone() throws IOException {
        for (String report :
                new String[] {result("'Type': 'debian'"), result("'Vulnerabilities': null"), vulnerabilities("")}) {
            Outcome outcome = read(reader, report);
            assertThat(outcome.state()).isEqualTo(EvidenceState.PRESENT);
            assertThat(counts(outcome)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                " null\n",
                "[]",
                "{'SchemaVersion': 2, 'ArtifactName': 'a'}",
                "{'SchemaVersion': 2, 'ArtifactName': 'a', 'Results': null}",
                "{'SchemaVersion': 2, 'ArtifactName': 'a', 'Results': []}",
                "{'ClusterName': 'c'}",
                "{'ClusterName': 'c', 'Resources': [{'Kind': 'Pod', 'Name': 'p'}]}",
            })
    void noResultsIsVacuous(String report) throws IOException {
        Outcome outcome = read(reader, json(report));
        assertThat(outcome.state()).isEqualTo(EvidenceState.VACUOUS);
        assertThat(outcome.facts().count("total")).contains(0L);
        assertThat(outcome.message()).contains("no results");
    }

    @Test
    void theLegacyListIsRead() throws IOException {
        assertThat(counts(read(
                        reader,
                        json("[{'Target': 'a', 'Type': 'debian', 'Vulnerabilities': [{'Severity': 'HIGH'}]},"
                                + " {'Target': 'b', 'Vulnerabilities': null}]"))))
                .isEqualTo("high 1, total 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Resources': [{'Kind': 'Pod', 'Name': 'p', 'Results': [@]}, {'Kind': 'Pod', 'Name': 'q'}]",
                "'Findings': [{'Kind': 'Pod', 'Name': 'p', 'Results': [@]}]",
                "'Vulnerabilities': [{'Kind': 'Pod', 'Name': 'p', 'Results': [@]}], 'Misconfigurations': null",
                "'Misconfigurations': [{'Kind': 'Pod', 'Name': 'p', 'Results': [@]}]"
            })
    void resourcesOfAClusterHaveResults(String members) throws IOException {
        String result = "{'Target': 't', 'Vulnerabilities': [{'Severity': 'HIGH'}],"
                + " 'Misconfigurations': [{'Status': 'FAIL', 'Severity': 'LOW'}]}";
        String report = json("{'ClusterName': 'c', " + members.replace("@", result) + "}");
        assertThat(counts(read(reader, report))).isEqualTo("high 1, low 1, total 2");
    }

    @Test
    void aResourceThatCouldNotBeScannedContradicts() throws IOException {
        Outcome outcome = read(
                reader,
                json("{'ClusterName': 'c', 'Resources': [{'Name': 'ok', 'Results': [{'Target': 't'}], 'Error': ''},"
                        + " {'Name': 'web', 'Error': 'image not found'}]}"));
        assertThat(outcome.state()).isEqualTo(EvidenceState.CONTRADICTED);
        assertThat(outcome.message()).contains("web");
    }

    @Test
    void vexStatementsSuppressByVulnerabilityAndPackage() throws IOException {
        String vex = json(
                "{'@context': 'https://openvex.dev/ns/v0.2.0', 'statements': ["
                        + "{'vulnerability': {'name': 'CVE-1'}, 'products': [{'@id': 'pkg:deb/debian/a'}], 'status': 'fixed'}]}");
        String report = vulnerabilities(
                "{'VulnerabilityID': 'CVE-1', 'PkgIdentifier': {'PURL': 'pkg:deb/debian/a@1?arch=x'}, 'Severity':"
                        + " 'HIGH'}, {'VulnerabilityID': 'CVE-1', 'PkgIdentifier': {'PURL': 'pkg:deb/debian/b@1'},"
                        + " 'Severity': 'LOW'}, {'VulnerabilityID': 'CVE-2', 'PkgIdentifier': {'PURL':"
                        + " 'pkg:deb/debian/a@1'}, 'Severity': 'LOW'}, {'VulnerabilityID': 'CVE-1', 'Severity': 'LOW'}");
        assertThat(counts(read(reader, Reports.vex(vex), report))).isEqualTo("low 3, total 3, suppressed 1");
    }

    @Test
    void theReportsOwnTimeIsCreatedAt() throws IOException {
        assertThat(read(reader, report("{'Target': 'a'}")).measuredAt())
                .contains(Instant.parse("2024-05-01T08:00:00.123456789Z"));
        assertThat(read(reader, "null").measuredAt()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Vulnerabilities': {}",
                "'Vulnerabilities': 'none'",
                "'Vulnerabilities': 0",
                "'Vulnerabilities': [1]",
                "'Vulnerabilities': [null]",
                "'Vulnerabilities': [{'Severity': 3}]",
                "'Vulnerabilities': [{'CVSS': {'nvd': {'V3Score': '9.8'}}}]",
                "'Vulnerabilities': [{'CVSS': {'nvd': {'V3Score': 1e400}}}]",
                "'Vulnerabilities': [{'Severity': 'HIGH', 'Severity': 'LOW'}]",
                "'Misconfigurations': {}",
                "'Secrets': false",
                "'Licenses': ''",
                "'ExperimentalModifiedFindings': {}",
            })
    void wrongTypesAndDoublesAreUnreadable(String member) {
        assertUnreadable(reader, result(member));
    }

    @Test
    void anUnknownSchemaIsUnreadable() {
        assertUnreadable(reader, json("{'SchemaVersion': 3, 'ArtifactName': 'a', 'Results': []}"))
                .hasMessageContaining("schema");
        assertUnreadable(reader, json("{'SchemaVersion': 'two', 'ArtifactName': 'a', 'Results': []}"));
    }

    @Test
    void whatIsSomethingElseIsNamed() {
        assertUnreadable(reader, json("{'version': '2.1.0', '$schema': 'sarif', 'runs': []}"))
                .hasMessageContaining("it looks like a report of the format sarif");
        assertUnreadable(reader, json("{'Results': []}")).hasMessageContaining("the members \"Results\"");
        assertUnreadable(reader, json("{'Vulnerabilities': []}")).hasMessageContaining("not a Trivy report");
        assertUnreadable(reader, json("[{'id': 1}]")).hasMessageContaining("a JSON list of objects");
        assertUnreadable(reader, json("[1, 2]")).hasMessageContaining("a JSON list");
        assertUnreadable(reader, json("{}")).hasMessageContaining("a JSON object without members");
        assertUnreadable(reader, "nullable").hasMessageContaining("not JSON");
        assertUnreadable(reader, "");
        assertUnreadable(reader, "<xml/>").hasMessageContaining("XML");
    }

    @Test
    void aTruncatedReportIsUnreadable() throws IOException {
        Reports.assertTruncationIsNeverARight(
                reader, vulnerabilities("{'Severity': 'HIGH', 'CVSS': {'nvd': {'V3Score': 7.5}}}, {}") + "\n");
        Reports.assertTruncationIsNeverARight(reader, json("[{'Target': 'a', 'Vulnerabilities': [{}]}]"));
    }

    @Test
    void itIsRecognisedByItsBeginning() {
        assertThat(reader.recognises(head(report("")))).isTrue();
        assertThat(reader.recognises(head(json("[{'Target': 'a'")))).isFalse();
        assertThat(reader.recognises(head(json("[{'Target': 'a', 'Type': 'b', "))))
                .isTrue();
        assertThat(reader.recognises(head(json("{'ClusterName': 'c', 'Resources': ["))))
                .isTrue();
        assertThat(reader.recognises(head(json("{'Results': []}")))).isFalse();
        assertThat(reader.recognises(head("null"))).isTrue();
        assertThat(reader.recognises(head("nullable"))).isFalse();
        assertThat(reader.recognises(head("[]"))).isFalse();
    }
}
