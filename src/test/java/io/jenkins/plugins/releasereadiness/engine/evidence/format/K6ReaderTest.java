package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class K6ReaderTest {
    private static final ReaderProbe K6 = new ReaderProbe(new K6Reader());

    private static final String HANDLE_SUMMARY = """
            {"root_group": {"checks": [], "groups": []},
             "options": {"summaryTrendStats": ["avg", "med", "max", "p(90)", "p(95)"], "summaryTimeUnit": "s"},
             "state": {"testRunDurationMs": 2000},
             "setup_data": {"token": "not to be kept"},
             "metrics": {
               "http_reqs": {"type": "counter", "contains": "default", "values": {"count": 200, "rate": 100.25}},
               "http_req_failed": {"type": "rate", "values": {"rate": 0.05, "passes": 10, "fails": 190},
                                   "thresholds": {"rate<0.01": {"ok": false}}},
               "http_req_duration": {"type": "trend", "contains": "time",
                                     "values": {"avg": 21.5, "min": 1, "med": 20.25, "max": 143.3, "p(90)": 26, "p(95)": 30},
                                     "thresholds": {"p(95)<500": {"ok": true}, "p(90)<20": {"ok": false}}},
               "http_req_duration{expected_response:true}": {"type": "trend", "values": {"avg": 1, "max": 2}},
               "checks": {"type": "rate", "values": {"rate": 1, "passes": 200, "fails": 0}},
               "temperature": {"type": "gauge", "values": {"value": -5, "min": -7, "max": 3}}}}
            """;

    private static final String SUMMARY_EXPORT = """
            {"metrics": {
               "http_reqs": {"count": 200, "rate": 100},
               "http_req_failed": {"passes": 10, "fails": 190, "value": 0.05, "thresholds": {"rate<0.01": true}},
               "http_req_duration": {"avg": 21.5, "min": 1, "med": 20.25, "max": 143.3, "p(90)": 26, "p(95)": 30,
                                     "thresholds": {"p(95)<500": false}}},
             "root_group": {"name": "", "groups": {}, "checks": {}}}
            """;

    private static final String MACHINE_READABLE = """
            {"config": {"duration": 4, "execution": "local", "script": "test.js"},
             "metadata": {"generatedAt": "2026-05-06T10:00:00.5+02:00", "k6Version": "1.5.0"},
             "results": {
               "checks": {"metrics": [{"contains": "default", "name": "checks_total", "type": "counter",
                                       "values": {"count": 3}}], "results": []},
               "metrics": [
                 {"contains": "default", "name": "http_req_failed", "type": "rate",
                  "values": {"matches": 10, "rate": 0.05, "total": 200}},
                 {"contains": "time", "name": "http_req_duration", "type": "trend",
                  "values": {"avg": 21.5, "max": 143.3, "med": 20.25, "min": 1, "p(90)": 26, "p(95)": 30}},
                 {"contains": "default", "name": "http_reqs", "type": "counter", "values": {"count": 200}},
                 {"contains": "default", "name": "drift", "type": "gauge", "values": {"max": 1, "min": -9, "value": -2}}]},
             "version": "1.0.0"}
            """;

    @Test
    void handleSummaryIsRead() throws IOException {
        assertThat(K6.facts(HANDLE_SUMMARY))
                .containsExactly(
                        entry("requests", 200L),
                        entry("failed", 10L),
                        entry("errorRate", 0.05),
                        entry("meanMs", 21.5),
                        entry("p50Ms", 20.25),
                        entry("p90Ms", 26.0),
                        entry("p95Ms", 30.0),
                        entry("maxMs", 143.3),
                        entry("requestsPerSecond", 100.25),
                        entry("thresholdsFailed", 2L));
    }

    @Test
    void inTheOlderExportAThresholdThatIsTrueFailed() throws IOException {
        assertThat(K6.facts(SUMMARY_EXPORT))
                .containsEntry("thresholdsFailed", 1L)
                .containsEntry("failed", 10L)
                .containsEntry("p95Ms", 30.0)
                .containsEntry("requestsPerSecond", 100.0);
    }

    @Test
    void theMachineReadableSummaryHasNoThresholds() throws IOException {
        assertThat(K6.facts(MACHINE_READABLE))
                .containsExactly(
                        entry("requests", 200L),
                        entry("failed", 10L),
                        entry("errorRate", 0.05),
                        entry("meanMs", 21.5),
                        entry("p50Ms", 20.25),
                        entry("p90Ms", 26.0),
                        entry("p95Ms", 30.0),
                        entry("maxMs", 143.3),
                        entry("requestsPerSecond", 50.0));
        assertThat(K6.read(MACHINE_READABLE).measuredAt()).contains(Instant.parse("2026-05-06T08:00:00.5Z"));
    }

    @Test
    void passesOfHttpReqFailedAreTheFailures() throws IOException {
        assertThat(K6.facts("""
                {"metrics": {"http_reqs": {"values": {"count": 5}},
                             "http_req_failed": {"values": {"passes": 5, "fails": 0, "rate": 1}}}}
                """)).containsEntry("failed", 5L).containsEntry("errorRate", 1.0);
    }

    @Test
    void noThresholdDefinedIsZeroFailed() throws IOException {
        assertThat(K6.facts("{\"metrics\": {\"http_reqs\": {\"values\": {\"count\": 5}}}}"))
                .containsExactly(entry("requests", 5L), entry("thresholdsFailed", 0L));
    }

    @Test
    void p99IsAbsentUnlessTheSummaryHasIt() throws IOException {
        assertThat(K6.facts(HANDLE_SUMMARY)).doesNotContainKey("p99Ms");
        assertThat(K6.facts(HANDLE_SUMMARY.replace("p(90)\": 26", "p(99)\": 99.5")))
                .containsEntry("p99Ms", 99.5)
                .doesNotContainKey("p90Ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"metrics\": {\"grpc_req_duration\": {\"type\": \"trend\", \"values\": {\"avg\": 3}}}}",
                "{\"metrics\": {\"http_reqs\": {\"type\": \"counter\", \"values\": {\"count\": 0, \"rate\": 0}}}}",
                "{\"metrics\": {}}",
            })
    void noHttpRequestIsVacuousAndSaysSo(String summary) throws IOException {
        Outcome outcome = K6.read(summary);
        assertThat(outcome.state()).isEqualTo(EvidenceState.VACUOUS);
        assertThat(outcome.message()).contains("no HTTP request");
        assertThat(outcome.facts())
                .isEqualTo(Facts.builder()
                        .count("requests", 0)
                        .count("failed", 0)
                        .count("thresholdsFailed", 0)
                        .build());
    }

    @Test
    void setupDataIsNotReadAndThatIsSaid() throws IOException {
        Outcome outcome = K6.read(HANDLE_SUMMARY);
        assertThat(outcome.message()).contains("setup_data");
        assertThat(outcome.toString()).doesNotContain("not to be kept");
        assertThat(K6.read(SUMMARY_EXPORT).message()).isEmpty();
    }

    @Test
    void severalSummariesAddUpWithoutPercentiles() throws IOException {
        assertThat(K6.facts(HANDLE_SUMMARY, SUMMARY_EXPORT))
                .containsExactly(
                        entry("requests", 400L),
                        entry("failed", 20L),
                        entry("errorRate", 0.05),
                        entry("meanMs", 21.5),
                        entry("maxMs", 143.3),
                        entry("thresholdsFailed", 3L));
    }

    @Test
    void thresholdsOfSeveralSummariesAreUnknownIfOneHasNone() throws IOException {
        assertThat(K6.facts(HANDLE_SUMMARY, MACHINE_READABLE)).doesNotContainKey("thresholdsFailed");
    }

    @Test
    void rawSamplesAreRefusedWithTheRightOption() {
        assertThat(K6.problem("""
                {"type":"Metric","data":{"type":"gauge"},"metric":"vus"}
                {"type":"Point","data":{"time":"2017-05-09T14:34:45+02:00","value":5,"tags":null},"metric":"vus"}
                """)).contains("raw samples of k6", "--summary-export");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"http_reqs\": {\"count\": -1}}                            | http_reqs.count should be a count",
                "{\"http_reqs\": {\"count\": 1.5}}                           | http_reqs.count should be a count",
                "{\"http_reqs\": {\"count\": 9007199254740993}}              | http_reqs.count should be a count",
                "{\"http_reqs\": {\"count\": \"7\"}}                         | should be a number but is a text",
                "{\"http_reqs\": {\"count\": NaN}}                           | not JSON",
                "{\"http_reqs\": {\"count\": 1, \"count\": 0}}               | comes twice",
                "{\"http_reqs\": []}                                         | should be an object but is a list",
                "{\"http_reqs\": {\"count\": 1}, \"http_req_failed\": {\"passes\": 2}}  | judges 2 requests",
                "{\"http_req_failed\": {\"passes\": 2}}                      | 2 failed requests but only 0",
                "{\"http_req_duration\": {\"avg\": -3}}                      | http_req_duration.avg is negative",
                "{\"http_req_duration\": {\"avg\": 1e999}}                   | too large",
                "{\"x\": {\"thresholds\": {\"a\": 1}}}                       | should be true or false",
                "{\"x\": {\"thresholds\": {\"a\": {}}}}                      | does not say whether it is ok",
            })
    void whatDoesNotMakeSenseIsUnreadable(String metrics, String message) {
        assertThat(K6.problem("{\"metrics\": " + metrics + "}"))
                .startsWith("f:")
                .contains(message);
    }

    @Test
    void aMetricListedTwiceIsUnreadable() {
        String metric = "{\"name\": \"http_reqs\", \"values\": {\"count\": 1}}";
        assertThat(K6.problem("{\"results\": {\"metrics\": [" + metric + "," + metric + "]}}"))
                .contains("comes twice");
        assertThat(K6.problem("{\"results\": {\"metrics\": [{\"values\": {\"count\": 1}}]}}"))
                .contains("before its name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"runs\": []}", "{\"results\": []}", "{}", "null", "[]", "<testsuite/>", ""})
    void otherFilesAreNoSummary(String file) {
        assertThat(K6.problem(file)).containsPattern("k6 summary|should be an object");
    }

    @Test
    void summariesAreRecognisedByTheirBeginning() {
        assertThat(K6.recognises(HANDLE_SUMMARY)).isTrue();
        assertThat(K6.recognises(SUMMARY_EXPORT)).isTrue();
        assertThat(K6.recognises(MACHINE_READABLE)).isTrue();
        assertThat(K6.recognises("{\"metrics\": {\"cpu\": 1}}")).isFalse();
        assertThat(K6.recognises("[]")).isFalse();
    }

    @Test
    void hostileFilesAreUnreadableAndNothingWorse() throws IOException {
        K6.assertEveryTruncationUnreadable(HANDLE_SUMMARY);
        K6.assertEveryTruncationUnreadable(MACHINE_READABLE);
        K6.assertEveryChangedByteIsHandled(SUMMARY_EXPORT);
        assertThat(K6.problem("{\"metrics\":" + "[".repeat(100_000))).contains("f:1:");
        assertThat(K6.problem("{\"metrics\":" + "{\"a\":".repeat(100_000))).contains("f:1:");
    }
}
