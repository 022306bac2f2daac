package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.EMPTY_RUN_IS_CLEAN;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.Reports.assertUnreadable;
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
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that prove nothing or contradict themselves (evidence rules 13 to 15). */
class SarifRunsTest {
    private final SarifReader reader = new SarifReader();

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
}
