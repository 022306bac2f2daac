package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentReportReaderTest {
    private static Outcome read(String... files) throws IOException {
        Reading reading = new DeploymentReportReader().open(ReadOptions.DEFAULTS);
        for (String file : files) {
            reading.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        }
        return reading.finish();
    }

    @Test
    void statusServicesAndTimesAreFacts() throws IOException {
        Outcome outcome = read(
                """
                {"status": "Succeeded", "startedAt": "2026-03-01T12:00:00Z", "finishedAt": "2026-03-01T13:06:00+01:00",
                 "services": [{"name": "cart", "status": "ok"}, {"name": "mail", "status": "success"}]}
                """);

        assertThat(outcome.state()).isEqualTo(EvidenceState.PRESENT);
        assertThat(outcome.facts().asMap())
                .isEqualTo(Map.of(
                        "status", "success",
                        "services", 2L,
                        "failedServices", 0L,
                        "startedAt", "2026-03-01T12:00:00Z",
                        "finishedAt", "2026-03-01T12:06:00Z"));
        assertThat(outcome.measuredAt()).contains(Instant.parse("2026-03-01T12:06:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"failure,failed", "ABORTED,failed", "deployed,success", "rolling,rolling"})
    void wordsForSuccessAndFailureAreOne(String word, String status) throws IOException {
        assertThat(read("{\"status\": \"" + word + "\"}").facts().text("status")).contains(status);
    }

    @Test
    void successWithAFailedServiceContradictsItself() throws IOException {
        assertThat(read("{\"status\": \"success\", \"services\": [{\"status\": \"failed\"}, {\"name\": \"x\"}]}"))
                .satisfies(outcome -> {
                    assertThat(outcome.state()).isEqualTo(EvidenceState.CONTRADICTED);
                    assertThat(outcome.facts().count("failedServices")).contains(2L);
                });
    }

    @Test
    void ofSeveralReportsTheWorseOneTells() throws IOException {
        assertThat(read("{\"status\": \"failed\"}", "{\"status\": \"success\"}")
                        .facts()
                        .text("status"))
                .contains("failed");
        assertThat(read("{\"status\": \"success\"}", "{\"status\": \"running\"}")
                        .facts()
                        .text("status"))
                .contains("running");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"services\": []}",
                "{\"status\": 1}",
                "{\"status\": null}",
                "{\"status\": \"success\", \"services\": {}}",
                "{\"status\": \"success\", \"status\": \"failed\"}",
                "{\"status\": \"success\", \"startedAt\": \"yesterday\"}",
                "{\"status\": \"success\"",
                "<html><body>502</body></html>"
            })
    void anythingElseIsUnreadable(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UnreadableException.class);
    }
}
