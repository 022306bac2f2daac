package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.counts;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.json;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.read;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.SarifLogs.RULES;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.SarifLogs.log;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.SarifLogs.results;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SarifReaderTest {
    private final SarifReader reader = new SarifReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'level': 'error'}|high 1, total 1",
                "{'level': 'warning'}|medium 1, total 1",
                "{'level': 'note'}|low 1, total 1",
                "{'level': 'none'}|info 1, total 1",
                "{'level': 'fatal'}|unknown 1, total 1",
                "{}|medium 1, total 1",
                "{'level': null}|medium 1, total 1",
            })
    void levelsOfResultsWithoutRule(String result, String counts) throws IOException {
        assertThat(counts(read(reader, results(result)))).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'ruleId': 'A'}|high 1, total 1",
                "{'ruleId': 'A/sub/part'}|high 1, total 1",
                "{'ruleIndex': 1}|low 1, total 1",
                "{'rule': {'id': 'A'}}|high 1, total 1",
                "{'rule': {'index': 0}}|high 1, total 1",
                "{'ruleId': 'B', 'level': 'error'}|high 1, total 1",
                "{'ruleId': 'C'}|medium 1, total 1",
                "{'ruleId': 'unheard-of'}|medium 1, total 1",
                "{'ruleIndex': 99}|medium 1, total 1",
                "{'ruleIndex': -1, 'ruleId': 'A'}|high 1, total 1",
                "{'ruleId': 'A', 'ruleIndex': 1}|high 1, total 1",
                "{'ruleId': 'unheard-of', 'ruleIndex': 1}|low 1, total 1",
            })
    void aMissingLevelIsThatOfTheRuleByIdOrByIndex(String result, String counts) throws IOException {
        assertThat(counts(read(reader, results(result)))).isEqualTo(counts);
    }

    @Test
    void rulesOfExtensionsAreFound() throws IOException {
        String tool = """
                'tool': {'driver': {'name': 'x', 'rules': [{'id': 'D', 'defaultConfiguration': {'level': 'error'}}]},
                 'extensions': [{'name': 'empty'},
                  {'name': 'ext', 'guid': 'g', 'rules': [{'id': 'E', 'guid': 'e', 'defaultConfiguration': {'level': 'note'}}]}]}""";
        for (String result : new String[] {
            "{'ruleId': 'E'}",
            "{'rule': {'guid': 'e'}}",
            "{'rule': {'index': 0, 'toolComponent': {'index': 1}}}",
            "{'ruleIndex': 0, 'rule': {'toolComponent': {'name': 'ext'}}}",
            "{'rule': {'index': 0, 'toolComponent': {'guid': 'g'}}}",
            "{'rule': {'id': 'E', 'index': 0, 'toolComponent': {'index': 7}}}"
        }) {
            assertThat(counts(read(reader, log("{" + tool + ", 'results': [" + result + "]}"))))
                    .as(result)
                    .isEqualTo("low 1, total 1");
        }
    }

    @Test
    void theToolMayStandAfterTheResults() throws IOException {
        String results = "'results': [{'ruleId': 'A'}, {'ruleIndex': 1}, {'ruleId': 'S'}, {'ruleId': 'A'},"
                + " {'ruleId': 'A', 'level': 'note'}, {'ruleId': 'A', 'suppressions': [{'kind': 'inSource'}]}]";

        String before = counts(read(reader, log("{" + RULES + ", " + results + "}")));
        String after = counts(read(reader, log("{" + results + ", " + RULES + "}")));

        assertThat(after)
                .isEqualTo("critical 1, high 2, low 2, total 5, suppressed 1")
                .isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"9.0\"', critical",
        "'\"8.9\"', high",
        "'\"7\"', high",
        "'\"6.9\"', medium",
        "'\"4.0\"', medium",
        "'\"3.9\"', low",
        "'\"0.1\"', low",
        "'\"10.0\"', critical",
        "9.8, critical",
    })
    void securitySeverityOfTheRuleDecides(String value, String severity) throws IOException {
        assertThat(counts(securitySeverity(value))).isEqualTo(severity + " 1, total 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"0.0\"",
                "\"10.1\"",
                "\"-1\"",
                "\"HIGH\"",
                "\"\"",
                "\"NaN\"",
                "\"7.5f\"",
                "\"0x1p3\"",
                "\"1e1\"",
                "\"8,5\"",
                "null",
                "true",
                "{}",
                "[]"
            })
    void aSecuritySeverityThatIsNoNumberUpToTenLeavesItToTheLevel(String value) throws IOException {
        assertThat(counts(securitySeverity(value))).isEqualTo("low 1, total 1");
    }

    private Outcome securitySeverity(String value) throws IOException {
        return read(
                reader,
                log("{'tool': {'driver': {'name': 'x', 'rules': [{'id': 'R', 'properties': {'security-severity': "
                        + value + "}}]}}, 'results': [{'ruleId': 'R', 'level': 'note'}]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pass|``",
                "notApplicable|``",
                "open|info 1, total 1",
                "review|info 1, total 1",
                "informational|info 1, total 1",
                "fail|high 1, total 1",
                "FAIL|high 1, total 1",
            })
    void kindsThatAreNoFindings(String kind, String counts) throws IOException {
        Outcome outcome = read(reader, results("{'kind': '" + kind + "', 'level': 'error', 'ruleId': 'A'}"));
        assertThat(counts(outcome)).isEqualTo(counts);
        assertThat(outcome.state()).isEqualTo(EvidenceState.PRESENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|medium 1, total 1",
                "null|medium 1, total 1",
                "[{'kind': 'inSource'}]|suppressed 1",
                "[{'status': null}]|suppressed 1",
                "[{'status': 'accepted'}]|suppressed 1",
                "[{'status': 'accepted'}, {'kind': 'external'}]|suppressed 1",
                "[{'status': 'underReview'}]|medium 1, total 1",
                "[{'status': 'rejected'}]|medium 1, total 1",
                "[{'status': 'accepted'}, {'status': 'rejected'}]|medium 1, total 1",
                "[{'status': 'rejected'}, {'status': 'accepted'}]|medium 1, total 1",
            })
    void suppressedOnlyIfEverySuppressionIsAccepted(String suppressions, String counts) throws IOException {
        assertThat(counts(read(reader, results("{'suppressions': " + suppressions + "}"))))
                .isEqualTo(counts);
    }

    @Test
    void whatIsGoneSinceTheBaselineDoesNotCount() throws IOException {
        String results = "{'baselineState': 'absent', 'level': 'error'},"
                + " {'baselineState': 'absent', 'suppressions': [{}]},"
                + " {'baselineState': 'new'}, {'baselineState': 'unchanged'}, {'baselineState': 'updated'},"
                + " {'baselineState': 'existing'}";
        assertThat(counts(read(reader, results(results)))).isEqualTo("medium 4, total 4");
    }

    @Test
    void oneResultIsOneFindingWhateverItsLocationsAndItsDoubles() throws IOException {
        String result = "{'ruleId': 'A', 'message': {'text': 'm'}, 'occurrenceCount': 7, 'locations':"
                + " [{'physicalLocation': {'artifactLocation': {'index': 99}}}, {}, {}],"
                + " 'partialFingerprints': {'a': {'nested': [1]}}}";
        assertThat(counts(read(reader, results(result + "," + result)))).isEqualTo("high 2, total 2");
    }

    @Test
    void aVexStatementAboutTheRuleSuppresses() throws IOException {
        String vex = json("{'@context': 'https://openvex.dev/ns/v0.2.0', 'statements':"
                + " [{'vulnerability': {'name': 'CVE-1'}, 'status': 'not_affected'}]}");
        assertThat(counts(read(reader, Reports.vex(vex), results("{'ruleId': 'CVE-1'}, {'ruleId': 'CVE-2'}"))))
                .isEqualTo("medium 1, total 1, suppressed 1");
    }
}
