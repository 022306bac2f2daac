package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentReportReaderTest {
    private static final ReaderProbe DEPLOYMENT = new ReaderProbe(new DeploymentReportReader());

    private static final String REPORT = """
            {"environment": "staging", "version": "1.2.0", "status": "success",
             "services": [{"name": "api", "status": "healthy"}, {"name": "web", "status": "Deployed"}],
             "failedServices": 0, "startedAt": "2026-05-06T10:00:00Z", "finishedAt": "2026-05-06T12:05:00+02:00"}
            """;

    @Test
    void aReportIsRead() throws IOException {
        assertThat(DEPLOYMENT.facts(REPORT))
                .containsExactly(
                        entry("status", "success"),
                        entry("services", 2L),
                        entry("failedServices", 0L),
                        entry("startedAt", "2026-05-06T10:00:00Z"),
                        entry("finishedAt", "2026-05-06T10:05:00Z"));
        assertThat(DEPLOYMENT.read(REPORT).measuredAt()).contains(Instant.parse("2026-05-06T10:05:00Z"));
    }

    @Test
    void timesWithoutAZoneAreFactsAsTheyAreWritten() throws IOException {
        assertThat(DEPLOYMENT.facts("{\"status\": \"ok\", \"startedAt\": \"2026-05-06T10:00\","
                        + " \"finishedAt\": \"2026-05-06T10:05:00.5\"}"))
                .containsEntry("startedAt", "2026-05-06T10:00:00")
                .containsEntry("finishedAt", "2026-05-06T10:05:00.5");
    }

    @Test
    void startAndEndAreComparedOnlyWhereBothOrNeitherNameTheirZone() throws IOException {
        String report =
                "{\"status\": \"ok\", \"startedAt\": \"2026-05-06T10:00%s\", \"finishedAt\": \"2026-05-06T09:00%s\"}";
        assertThat(DEPLOYMENT.read(report.formatted(":00", ":00")).state()).isEqualTo(EvidenceState.CONTRADICTED);
        assertThat(DEPLOYMENT.read(report.formatted(":00Z", ":00")).state()).isEqualTo(EvidenceState.PRESENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"result\": \"partly\", \"components\": 2, \"failed_services\": [\"a\"], \"started_at\":"
                        + " \"2026-05-06T10:00:00Z\", \"end_time\": \"2026-05-06T11:00:00Z\"}",
                "{\"outcome\": \"Partly\", \"services\": [\"a\", \"b\"], \"failedServices\": 1, \"startTime\":"
                        + " \"2026-05-06T10:00:00Z\", \"completedAt\": \"2026-05-06T11:00:00Z\"}",
                "{\"deployment_status\": \"PARTLY\", \"services\": [{\"status\": \"up\"}, {\"status\": \"crashed\"}], \"started\":"
                        + " \"2026-05-06T10:00:00Z\", \"finished\": \"2026-05-06T11:00:00Z\"}",
            })
    void membersMayHaveTheNamesThatScriptsUse(String report) throws IOException {
        assertThat(DEPLOYMENT.facts(report))
                .containsExactly(
                        entry("status", "partly"),
                        entry("services", 2L),
                        entry("failedServices", 1L),
                        entry("startedAt", "2026-05-06T10:00:00Z"),
                        entry("finishedAt", "2026-05-06T11:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{\"status\": \"failed\"}, {\"status\": \"OK\"}]         | 1",
                "[{\"status\": \"pending\"}, {\"result\": \"unknown\"}]   | 2",
                "[{\"status\": \"up\"}]                                   | 0",
                "[{\"name\": \"a\"}, {\"status\": \"ok\"}]                | 1",
                "[\"a\"]                                                  |",
                "3                                                        |",
            })
    void aServiceThatDoesNotSayThatItIsWellHasFailed(String services, Long failed) throws IOException {
        assertThat(DEPLOYMENT
                        .facts("{\"status\": \"x\", \"services\": " + services + "}")
                        .get("failedServices"))
                .isEqualTo(failed);
    }

    @ParameterizedTest
    @CsvSource({"failure,failed", "ABORTED,failed", "deployed,success", "rolling,rolling", "' Rolled_Back ',rolled_back"
    })
    void wordsForSuccessAndFailureAreOne(String word, String status) throws IOException {
        assertThat(DEPLOYMENT.facts("{\"status\": \"" + word + "\"}")).containsExactly(entry("status", status));
    }

    @Test
    void noServiceIsVacuous() throws IOException {
        Outcome outcome = DEPLOYMENT.read("{\"status\": \"success\", \"services\": []}");
        assertThat(outcome.state()).isEqualTo(EvidenceState.VACUOUS);
        assertThat(outcome.facts().count("failedServices")).contains(0L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"failedServices\": 0, \"services\": [{\"status\": \"crashed\"}] | counts 0 failed services but lists 1",
                "\"services\": [{\"status\": \"failed\"}, {\"name\": \"x\"}]              | says success, but 2 services did not succeed",
                "\"failedServices\": [\"api\"]                                         | says success, but 1 services did not",
                "\"startedAt\": \"2026-05-06T10:00:00Z\", \"finishedAt\": \"2026-05-06T09:00:00Z\" | before it started",
            })
    void aReportThatContradictsItselfIsContradicted(String members, String message) throws IOException {
        Outcome outcome = DEPLOYMENT.read("{\"status\": \"success\", " + members + "}");
        assertThat(outcome.state()).isEqualTo(EvidenceState.CONTRADICTED);
        assertThat(outcome.message()).contains(message);
        assertThat(outcome.facts().text("status")).contains("success");
    }

    @Test
    void partsOfOneDeploymentAddUp() throws IOException {
        String other = "{\"status\": \"failed\", \"services\": 3, \"failedServices\": 1, \"startedAt\":"
                + " \"2026-05-06T09:00:00Z\", \"finishedAt\": \"2026-05-06T09:30:00Z\"}";
        assertThat(DEPLOYMENT.facts(REPORT, other))
                .containsExactly(
                        entry("status", "failed"),
                        entry("services", 5L),
                        entry("failedServices", 1L),
                        entry("startedAt", "2026-05-06T09:00:00Z"),
                        entry("finishedAt", "2026-05-06T10:05:00Z"));
    }

    @Test
    void ofSeveralReportsTheWorseOneTells() throws IOException {
        assertThat(DEPLOYMENT.facts("{\"status\": \"failed\"}", "{\"status\": \"success\"}"))
                .containsEntry("status", "failed");
        assertThat(DEPLOYMENT.facts("{\"status\": \"success\"}", "{\"status\": \"rolling\"}"))
                .containsEntry("status", "rolling");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                             | an empty file",
                "[]                                                             | the report should be an object",
                "{}                                                             | is not a deployment report",
                "{\"status\": \"\"}                                             | the status is empty",
                "{\"status\": null}                                             | the status is empty",
                "{\"status\": true}                                             | the status should be a text",
                "{\"status\": \"a\", \"result\": \"b\"}                         | 'result' gives status once more",
                "{\"status\": \"a\", \"status\": \"b\"}                         | comes twice",
                "{\"status\": \"a\", \"services\": -1}                          | services should be a count",
                "{\"status\": \"a\", \"services\": \"all\"}                     | services should be a list",
                "{\"status\": \"a\", \"services\": {}}                          | services should be a list",
                "<html><body>502</body></html>                                  | an HTML page",
                "{\"status\": \"a\", \"services\": 1, \"failedServices\": 2}    | 2 services failed but there are only 1",
                "{\"status\": \"a\", \"startedAt\": \"today\"}                  | should be a time such as",
                "{\"status\": \"a\", \"startedAt\": 1700000000}                 | startedAt should be a text",
            })
    void whatDoesNotMakeSenseIsUnreadable(String report, String message) {
        assertThat(DEPLOYMENT.problem(report)).contains(message);
    }

    @Test
    void reportsAreRecognisedByStatusAndServices() {
        assertThat(DEPLOYMENT.recognises(REPORT)).isTrue();
        assertThat(DEPLOYMENT.recognises("{\"status\": \"success\", \"data\": {}}"))
                .isFalse();
    }

    @Test
    void hostileFilesAreUnreadableAndNothingWorse() throws IOException {
        DEPLOYMENT.assertEveryTruncationUnreadable(REPORT);
        DEPLOYMENT.assertEveryChangedByteIsHandled(REPORT);
        assertThat(DEPLOYMENT.problem("{\"services\":" + "[".repeat(100_000))).contains("f:1:");
    }
}
