package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.EMPTY_RUN_IS_CLEAN;
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

class SarifReaderTest {
    private static final String RULES = """
            'tool': {'driver': {'name': 'x', 'rules': [
                {'id': 'A', 'defaultConfiguration': {'level': 'error'}},
                {'id': 'B', 'defaultConfiguration': {'level': 'note'}},
                {'id': 'C'},
                {'id': 'S', 'defaultConfiguration': {'level': 'note'}, 'properties': {'security-severity': '9.1'}}]}}""";

    private final SarifReader reader = new SarifReader();

    private static String log(String runs) {
        return json("{'$schema': 'https://json.schemastore.org/sarif-2.1.0.json', 'version': '2.1.0', 'runs': [" + runs
                + "]}");
    }

    /** A run of a tool with rules and these results. */
    private static String results(String results) {
        return log("{" + RULES + ", 'results': [" + results + "]}");
    }

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'tool': {'driver': {'name': 'x'}}, 'results': []}",
                "{'tool': {'driver': {'name': 'x'}}, 'results': null}",
                "{'tool': {'driver': {'name': 'x', 'rules': []}, 'extensions': [{'name': 'e', 'rules': []}]}}",
                "{'tool': {'driver': {'name': 'x'}}, 'results': [], 'invocations': [{}], 'artifacts': []}"
            })
    void aRunWithoutRulesAndResultsIsVacuousUnlessThePolicyTakesItAsClean(String run) throws IOException {
        Outcome outcome = read(reader, log(run));
        assertThat(outcome.state()).isEqualTo(EvidenceState.VACUOUS);
        assertThat(outcome.message()).contains("emptyRunIsClean: true");
        assertThat(outcome.facts().count("total")).contains(0L);

        Outcome clean = read(reader, EMPTY_RUN_IS_CLEAN, log(run));
        assertThat(clean.state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(clean.message()).contains("emptyRunIsClean");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'artifacts': [{'location': {'uri': 'a'}}]",
                "'invocations': [{'executionSuccessful': true}]",
                "'tool': {'driver': {'name': 'x', 'rules': [{'id': 'A'}]}}",
                "'tool': {'driver': {'name': 'x'}, 'extensions': [{'rules': [{'id': 'A'}]}]}",
                "'tool': {'driver': {'name': 'x'}}, 'results': [{'kind': 'pass'}]"
            })
    void aRunThatTellsWhatItLookedAtIsPresent(String member) throws IOException {
        Outcome outcome = read(reader, log("{" + member + "}"));
        assertThat(outcome.state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(outcome.message()).isEmpty();
        assertThat(outcome.facts().count("total")).contains(0L);
    }

    @Test
    void severalRunsAreVacuousOnlyIfAllAre() throws IOException {
        String empty = "{'tool': {'driver': {'name': 'x'}}, 'results': []}";
        String full = "{'tool': {'driver': {'name': 'y'}}, 'results': [{'level': 'error'}]}";

        assertThat(read(reader, log(empty + "," + full)).state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(read(reader, log(empty), log(full)).state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(read(reader, log(empty + "," + empty)).state()).isEqualTo(EvidenceState.VACUOUS);
    }

    @Test
    void noRunIsVacuousAndNoListOfRunsUnreadable() throws IOException {
        assertThat(read(reader, EMPTY_RUN_IS_CLEAN, log("")).state()).isEqualTo(EvidenceState.VACUOUS);
        assertUnreadable(reader, json("{'version': '2.1.0', 'runs': null}")).hasMessageContaining("\"runs\" is null");
        assertUnreadable(reader, json("{'version': '2.1.0', '$schema': 'sarif'}"));
        assertUnreadable(reader, json("{'version': '2.1.0', 'runs': {}}"))
                .hasMessageContaining("\"runs\" should be a list but is an object");
        assertUnreadable(reader, json("{'version': '2.1.0', 'runs': [null]}"));
    }

    @Test
    void aToolThatDidNotFinishContradictsItself() throws IOException {
        Outcome outcome = read(
                reader,
                log("{" + RULES + ", 'results': [{'ruleId': 'A'}], 'invocations': [{'executionSuccessful': true},"
                        + " {'executionSuccessful': false, 'exitCode': 1}]}"));
        assertThat(outcome.state()).isEqualTo(EvidenceState.CONTRADICTED);
        assertThat(outcome.message()).contains("executionSuccessful: false");
        assertThat(counts(outcome)).isEqualTo("high 1, total 1");
    }

    @Test
    void contradictedComesBeforeVacuous() throws IOException {
        assertThat(read(reader, log("{'results': [], 'invocations': [{'executionSuccessful': false}]}"))
                        .state())
                .isEqualTo(EvidenceState.CONTRADICTED);
    }

    @ParameterizedTest
    @CsvSource({
        "4.4.0, 3, PRESENT",
        "4.8.3, 1, PRESENT",
        "4.7.3, 4, CONTRADICTED",
        "4.7.3, 7, CONTRADICTED",
        "4.8.4, 1, CONTRADICTED",
        "4.9.0, 3, CONTRADICTED",
        "5.0.0, 1, CONTRADICTED",
    })
    void spotBugsBefore2024TookBugsForFailure(String version, int exitCode, EvidenceState state) throws IOException {
        assertThat(read(
                                reader,
                                log("{'invocations': [{'executionSuccessful': false, 'exitCode': " + exitCode
                                        + "}], 'results': [{}], 'tool': {'driver': {'name': 'SpotBugs', 'version': '"
                                        + version + "'}}}"))
                        .state())
                .isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'1.0.0'", "'2.0.0'", "'2.1'", "'2.2.0'", "null", "2.1"})
    void otherVersionsAreUnreadable(String version) {
        assertUnreadable(reader, json("{'version': " + version + ", 'runs': []}"))
                .hasMessageContaining("2.1.x");
        assertUnreadable(reader, json("{'runs': [], 'version': " + version + "}"))
                .hasMessageContaining("2.1.x");
    }

    @Test
    void noVersionIsUnreadable() {
        assertUnreadable(reader, json("{'runs': []}")).hasMessageContaining("without a version");
    }

    @Test
    void previewsOf210AreRead() throws IOException {
        assertThat(read(reader, json("{'version': '2.1.0-rtm.5', 'runs': []}")).state())
                .isEqualTo(EvidenceState.VACUOUS);
    }

    @Test
    void resultsThatStandElsewhereAreUnreadable() throws IOException {
        assertUnreadable(
                        reader,
                        log("{" + RULES + ", 'externalPropertyFileReferences': {'results': [{'itemCount': 3}]}}"))
                .hasMessageContaining("external properties");
        assertUnreadable(
                reader, json("{'version': '2.1.0', 'runs': [], 'inlineExternalProperties': [{'results': [{}]}]}"));
        assertThat(read(reader, log("{" + RULES + ", 'externalPropertyFileReferences': {'taxonomies': [{}]}}"))
                        .state())
                .isEqualTo(EvidenceState.PRESENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'results': {}}",
                "{'results': 'none'}",
                "{'results': 0}",
                "{'results': [1]}",
                "{'results': [{'suppressions': {}}]}",
                "{'results': [{'suppressions': [true]}]}",
                "{'results': [{'ruleIndex': 'a'}]}",
                "{'artifacts': {}}",
                "{'invocations': {}}",
                "{'invocations': [{'executionSuccessful': 'yes'}]}",
                "{'invocations': [{'exitCode': '0'}]}",
                "{'tool': {'driver': {'rules': {}}}}",
                "{'tool': {'extensions': {}}}",
                "{'results': [], 'results': []}",
                "{'results': [{'message': {'text': 'a', 'text': 'b'}}]}",
                "{'results': [{'rank': NaN}]}",
            })
    void wrongTypesAndDoublesAreUnreadable(String run) {
        assertUnreadable(reader, log(run));
    }

    @Test
    void theReportsOwnTimeIsTheEndOfItsLastInvocation() throws IOException {
        String runs = "{" + RULES + ", 'invocations': [{'startTimeUtc': '2024-05-01T10:00:00Z', 'endTimeUtc':"
                + " '2024-05-01T10:05:00.5Z'}, {'endTimeUtc': '2024-05-01T09:00:00Z'}, {'endTimeUtc': 'soon'}]}";
        assertThat(read(reader, log(runs)).measuredAt()).contains(Instant.parse("2024-05-01T10:05:00.5Z"));
        assertThat(read(reader, log("{" + RULES + "}")).measuredAt()).isEmpty();
    }

    @Test
    void severalFilesAddUp() throws IOException {
        assertThat(counts(read(reader, results("{'ruleId': 'A'}"), results("{'ruleId': 'B'}, {'ruleId': 'S'}"))))
                .isEqualTo("critical 1, high 1, low 1, total 3");
    }

    @Test
    void aVexStatementAboutTheRuleSuppresses() throws IOException {
        String vex = json("{'@context': 'https://openvex.dev/ns/v0.2.0', 'statements':"
                + " [{'vulnerability': {'name': 'CVE-1'}, 'status': 'not_affected'}]}");
        assertThat(counts(read(reader, Reports.vex(vex), results("{'ruleId': 'CVE-1'}, {'ruleId': 'CVE-2'}"))))
                .isEqualTo("medium 1, total 1, suppressed 1");
    }

    @Test
    void aByteOrderMarkIsUnderstood() throws IOException {
        assertThat(counts(read(reader, "\uFEFF" + results("{}")))).isEqualTo("medium 1, total 1");
    }

    @Test
    void aTruncatedReportIsUnreadable() throws IOException {
        Reports.assertTruncationIsNeverARight(
                reader,
                results("{'ruleId': 'A', 'suppressions': [{'status': 'accepted'}]}, {'level': 'error'}") + "\n ");
    }

    @Test
    void whatIsSomethingElseIsNamed() {
        assertUnreadable(reader, "").hasMessageContaining("an empty file");
        assertUnreadable(reader, "<html><body>502</body></html>").hasMessageContaining("an HTML page");
        assertUnreadable(reader, json("{'SchemaVersion': 2, 'ArtifactName': 'x', 'Results': []}"))
                .hasMessageContaining("it looks like a report of the format trivy");
        assertUnreadable(reader, json("{'runs': 3, 'matches': [{'vulnerability': {}}]}"))
                .hasMessageContaining("it looks like a report of the format grype");
        assertUnreadable(reader, json("{'a': 1}")).hasMessageContaining("a JSON object with the members \"a\"");
        assertUnreadable(reader, "[]").hasMessageContaining("a JSON list");
        assertUnreadable(reader, "null").hasMessageContaining("not a SARIF report");
    }

    @Test
    void hostileDepthEndsAsUnreadable() {
        assertUnreadable(reader, log("{'results': [{'properties': " + "[".repeat(5000)))
                .hasMessageContaining("goes beyond what a report may hold");
    }

    @Test
    void itIsRecognisedByItsBeginning() {
        assertThat(reader.recognises(head(log("")))).isTrue();
        assertThat(reader.recognises(head(json("{'version': '2.1.0', 'runs': ["))))
                .isTrue();
        assertThat(reader.recognises(head(json("{'runs': [{'tool': {'driver'"))))
                .isTrue();
        assertThat(reader.recognises(head(json("{'runs': 3}")))).isFalse();
        assertThat(reader.recognises(head(json("[{'runs': []}]")))).isFalse();
        assertThat(reader.recognises(head("<sarif/>"))).isFalse();
    }
}
