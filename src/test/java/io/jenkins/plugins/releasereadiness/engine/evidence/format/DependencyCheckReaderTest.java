package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.ALLOW_INCOMPLETE;
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

class DependencyCheckReaderTest {
    private final DependencyCheckReader reader = new DependencyCheckReader();

    private static String report(String exceptions, String dependencies) {
        return json("{'reportSchema': '1.1', 'scanInfo': {'engineVersion': '9.0.0', 'dataSource': [{'name': 'NVD',"
                + " 'timestamp': '2024-04-30T00:00:00Z'}]" + exceptions + "}, 'projectInfo': {'name': 'x',"
                + " 'reportDate': '2024-05-01T10:00:00.123Z'}, 'dependencies': [" + dependencies + "]}");
    }

    private static String vulnerability(String members) {
        return report("", "{'fileName': 'a.jar', 'vulnerabilities': [{'name': 'CVE-1'" + members + "}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "CRITICAL, critical",
        "HIGH, high",
        "moderate, medium",
        "Medium, medium",
        "low, low",
        "none, info",
        "Unknown, unknown",
    })
    void severities(String word, String fact) throws IOException {
        assertThat(counts(read(reader, vulnerability(", 'severity': '" + word + "'"))))
                .isEqualTo(fact + " 1, total 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|unknown 1, total 1",
                ", 'cvssv2': {'score': 10.0}|critical 1, total 1",
                ", 'cvssv2': {'score': 10.0}, 'cvssv3': {'baseScore': 6.5}|medium 1, total 1",
                ", 'cvssv4': {'baseScore': 2.1}, 'cvssv3': {'baseScore': 6.5}|low 1, total 1",
                ", 'severity': '', 'cvssv3': {'baseScore': 7.5}|high 1, total 1",
                ", 'unscored': 'true', 'severity': 'Unknown', 'cvssv3': {'baseScore': 7.5}|unknown 1, total 1",
                ", 'cvssv3': {'baseScore': 9.8}, 'severity': 'LOW'|low 1, total 1",
                ", 'cvssv3': null|unknown 1, total 1",
            })
    void aScoreCountsOnlyWhereThereIsNoWord(String members, String counts) throws IOException {
        assertThat(counts(read(reader, vulnerability(members)))).isEqualTo(counts);
    }

    @Test
    void suppressedVulnerabilitiesStandBeside() throws IOException {
        assertThat(counts(read(
                        reader,
                        report(
                                "",
                                "{'vulnerabilities': [{'severity': 'HIGH'}], 'suppressedVulnerabilities':"
                                        + " [{'severity': 'CRITICAL'}, {'severity': 'LOW'}]}, {}"))))
                .isEqualTo("high 1, total 1, suppressed 2");
    }

    @Test
    void relatedDependenciesDoNotCountAgain() throws IOException {
        assertThat(counts(read(
                        reader,
                        report(
                                "",
                                "{'relatedDependencies': [{'vulnerabilities': [{'severity': 'HIGH'}]}],"
                                        + " 'vulnerabilities': [{'severity': 'HIGH'}]}"))))
                .isEqualTo("high 1, total 1");
    }

    @Test
    void analysisExceptionsContradictUnlessThePolicyAllowsThem() throws IOException {
        String report = report(", 'analysisExceptions': [{'exception': {'message': 'no network'}}]", "{}");

        Outcome outcome = read(reader, report);
        assertThat(outcome.state()).isEqualTo(EvidenceState.CONTRADICTED);
        assertThat(outcome.message()).contains("allowIncomplete: true");
        assertThat(outcome.facts().count("total")).contains(0L);

        Outcome allowed = read(reader, ALLOW_INCOMPLETE, report);
        assertThat(allowed.state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(allowed.message()).contains("incomplete").contains("allowIncomplete: true");
    }

    @Test
    void emptyAnalysisExceptionsAreNone() throws IOException {
        assertThat(read(reader, report(", 'analysisExceptions': []", "{}")).state())
                .isEqualTo(EvidenceState.PRESENT);
        assertThat(read(reader, report(", 'analysisExceptions': null", "{}")).message())
                .isEmpty();
    }

    @Test
    void noDependenciesAreVacuous() throws IOException {
        for (String report : new String[] {
            report("", ""),
            json("{'reportSchema': '1.1', 'scanInfo': {}, 'dependencies': null}"),
            json("{'reportSchema': '1.1', 'scanInfo': {}}")
        }) {
            Outcome outcome = read(reader, report);
            assertThat(outcome.state()).isEqualTo(EvidenceState.VACUOUS);
            assertThat(outcome.facts().count("total")).contains(0L);
        }
    }

    @Test
    void contradictedComesBeforeVacuous() throws IOException {
        String report = report(", 'analysisExceptions': [{}]", "");
        assertThat(read(reader, report).state()).isEqualTo(EvidenceState.CONTRADICTED);
        assertThat(read(reader, ALLOW_INCOMPLETE, report).state()).isEqualTo(EvidenceState.VACUOUS);
    }

    @Test
    void vexStatementsSuppressByVulnerabilityAndPackage() throws IOException {
        String vex = json("{'@context': 'https://openvex.dev/ns/v0.2.0', 'statements': [{'vulnerability':"
                + " {'name': 'CVE-1'}, 'products': [{'@id': 'pkg:maven/g/a@1'}], 'status': 'not_affected'}]}");
        String report = report(
                "",
                "{'packages': [{'id': 'pkg:maven/g/a@1'}], 'vulnerabilities': [{'name': 'CVE-1'}, {'name': 'CVE-2'}]},"
                        + " {'packages': [{'id': 'pkg:maven/g/b@1'}], 'vulnerabilities': [{'name': 'CVE-1'}]}");
        assertThat(counts(read(reader, Reports.vex(vex), report))).isEqualTo("unknown 2, total 2, suppressed 1");
    }

    @Test
    void theReportsOwnTimeIsItsDate() throws IOException {
        assertThat(read(reader, report("", "{}")).measuredAt()).contains(Instant.parse("2024-05-01T10:00:00.123Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'reportSchema': '1.1', 'dependencies': {}}",
                "{'reportSchema': '1.1', 'dependencies': ''}",
                "{'reportSchema': '1.1', 'dependencies': [1]}",
                "{'reportSchema': '1.1', 'dependencies': [{'vulnerabilities': {}}]}",
                "{'reportSchema': '1.1', 'dependencies': [{'vulnerabilities': [{'severity': []}]}]}",
                "{'reportSchema': '1.1', 'dependencies': [{'vulnerabilities': [{'cvssv3': {'baseScore': '9'}}]}]}",
                "{'reportSchema': '1.1', 'dependencies': [{'vulnerabilities': [{'cvssv3': 9}]}]}",
                "{'reportSchema': '1.1', 'dependencies': [{'suppressedVulnerabilities': 2}]}",
                "{'reportSchema': '1.1', 'scanInfo': {'analysisExceptions': {}}}",
                "{'reportSchema': '1.1', 'dependencies': [], 'dependencies': []}",
            })
    void wrongTypesAndDoublesAreUnreadable(String report) {
        assertUnreadable(reader, json(report));
    }

    @Test
    void whatIsSomethingElseIsNamed() {
        assertUnreadable(reader, json("{'dependencies': []}")).hasMessageContaining("the members \"dependencies\"");
        assertUnreadable(reader, json("{'bomFormat': 'CycloneDX', 'dependencies': [{'vulnerabilities': 3}]}"))
                .hasMessageContaining("a report of the format cyclonedx");
        assertUnreadable(reader, "[]");
    }

    @Test
    void aTruncatedReportIsUnreadable() throws IOException {
        Reports.assertTruncationIsNeverARight(reader, vulnerability(", 'cvssv3': {'baseScore': 7.5}"));
    }

    @Test
    void itIsRecognisedByItsBeginning() {
        assertThat(reader.recognises(head(report("", "")))).isTrue();
        assertThat(reader.recognises(head(json("{'scanInfo': {'engineVersion': '1'}"))))
                .isTrue();
        assertThat(reader.recognises(head(json("{'dependencies': []}")))).isFalse();
    }
}
