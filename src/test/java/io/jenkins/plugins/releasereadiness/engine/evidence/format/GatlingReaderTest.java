package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatlingReaderTest {
    private static final ReaderProbe GATLING = new ReaderProbe(new GatlingReader());

    private static final String GLOBAL = """
            {"name": "Global Information",
             "numberOfRequests": {"total": 40, "ok": 30, "ko": 10},
             "minResponseTime": {"total": 87, "ok": 87, "ko": 90},
             "maxResponseTime": {"total": 344, "ok": 344, "ko": 100},
             "meanResponseTime": {"total": 256, "ok": 256, "ko": 95},
             "standardDeviation": {"total": 120, "ok": 120, "ko": 0},
             "percentiles1": {"total": 237, "ok": 337, "ko": 0},
             "percentiles2": {"total": 241, "ok": 341, "ko": 0},
             "percentiles3": {"total": 243, "ok": 343, "ko": 0},
             "percentiles4": {"total": 244, "ok": 344, "ko": 0},
             "group1": {"name": "t < 800 ms", "count": 3, "percentage": 100},
             "meanNumberOfRequestsPerSecond": {"total": 0.5, "ok": 0.5, "ko": 0}}
            """;

    private static final String STATS =
            "{\"type\": \"GROUP\", \"name\": \"Global Information\", \"path\": \"\", \"stats\": "
                    + GLOBAL + ", \"contents\": {\"req_1\": {\"type\": \"REQUEST\", \"stats\": "
                    + GLOBAL.replace("40", "999") + "}}}";

    @Test
    void theTotalsOfAllRequestsAreRead() throws IOException {
        assertThat(GATLING.facts(GLOBAL))
                .containsExactly(
                        entry("requests", 40L),
                        entry("failed", 10L),
                        entry("errorRate", 0.25),
                        entry("meanMs", 256.0),
                        entry("p50Ms", 237.0),
                        entry("p95Ms", 243.0),
                        entry("p99Ms", 244.0),
                        entry("maxMs", 344.0),
                        entry("requestsPerSecond", 0.5));
    }

    @Test
    void statsJsonSaysTheSameAndItsContentsDoNotCountTwice() throws IOException {
        assertThat(GATLING.facts(STATS)).isEqualTo(GATLING.facts(GLOBAL));
    }

    @Test
    void numbersMayBeTextsAndADashIsNone() throws IOException {
        String texts = GLOBAL.replaceAll(": (\\d[\\d.]*)", ": \"$1\"");
        assertThat(GATLING.facts(texts)).isEqualTo(GATLING.facts(GLOBAL));
        assertThat(GATLING.facts(texts.replace("\"244\"", "\"-\"").replace("\"344\"", "\"-\"")))
                .doesNotContainKeys("p99Ms", "maxMs");
        assertThat(GATLING.facts("""
                {"numberOfRequests": {"total": "3", "ok": "3", "ko": "-"}}
                """)).containsEntry("failed", 0L);
    }

    @Test
    void thePolicyMayTellWhatThePercentilesAre() throws IOException {
        ReaderProbe told = new ReaderProbe(
                new GatlingReader(), new ReadOptions(false, false, List.of(50, 90, 95, 99), Optional.empty()));
        assertThat(told.facts(GLOBAL))
                .containsEntry("p50Ms", 237.0)
                .containsEntry("p90Ms", 241.0)
                .containsEntry("p95Ms", 243.0)
                .containsEntry("p99Ms", 244.0);
    }

    @Test
    void withOnlyTwoPercentilesTheyAre95And99() throws IOException {
        String two = GLOBAL.replaceAll("\"percentiles[34]\": \\{[^}]*},\\s*", "");
        assertThat(GATLING.facts(two))
                .containsEntry("p95Ms", 237.0)
                .containsEntry("p99Ms", 241.0)
                .doesNotContainKeys("p50Ms", "p90Ms");
    }

    @Test
    void thereAreNoThresholds() throws IOException {
        assertThat(GATLING.facts(GLOBAL)).doesNotContainKey("thresholdsFailed");
    }

    @Test
    void noRequestIsVacuousWithItsCounts() throws IOException {
        Outcome outcome = GATLING.read("""
                {"numberOfRequests": {"total": 0, "ok": 0, "ko": 0}, "meanResponseTime": {"total": 0}}
                """);
        assertThat(outcome.state()).isEqualTo(EvidenceState.VACUOUS);
        assertThat(outcome.facts())
                .isEqualTo(
                        Facts.builder().count("requests", 0).count("failed", 0).build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var stats = {\n    type: \"GROUP\",\nname: \"Global Information\"",
                "{\"simulation\": \"a.B\", \"simulationId\": \"b\", \"assertions\": []}",
                "<testsuite name=\"a.B\" tests=\"0\" errors=\"0\" failures=\"0\" time=\"0\"></testsuite>",
                "RUN\ta.B\tb\t1589789493311\t \t3.3.1\n",
                "\u0000\u0000\u00003.13.0",
            })
    void otherFilesOfGatlingAreUnreadableAndTheRightOneNamed(String file) {
        assertThat(GATLING.problem(file)).contains("js/stats.json or js/global_stats.json", "3.13.4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                              | an empty file",
                "<html>                                                          | an HTML page",
                "{\"numberOfRequests\": 3}                                       | should be an object",
                "{\"numberOfRequests\": {\"total\": 5, \"ok\": 3, \"ko\": 1}}    | counts 5 in total but 3 ok and 1 ko",
                "{\"numberOfRequests\": {\"total\": -1}}                         | should be a count",
                "{\"numberOfRequests\": {\"total\": \"x\"}}                      | should be a number but is a text",
                "{\"numberOfRequests\": {\"total\": \"1.5\"}}                    | should be whole",
                "{\"numberOfRequests\": {\"total\": \"1e9\"}}                    | should be a number but is a text",
                "{\"numberOfRequests\": {\"total\": 1, \"total\": 1}}            | comes twice",
                "{\"meanResponseTime\": {\"total\": -7}}                         | is negative",
                "{\"stats\": {}}                                                 | is not Gatling's",
                "{}                                                              | is not Gatling's",
            })
    void whatDoesNotMakeSenseIsUnreadable(String file, String message) {
        assertThat(GATLING.problem(file)).contains(message);
    }

    @Test
    void bothFilesAreRecognised() {
        assertThat(GATLING.recognises(GLOBAL)).isTrue();
        assertThat(GATLING.recognises(STATS)).isTrue();
        assertThat(GATLING.recognises("{\"stats\": {}}")).isFalse();
    }

    @Test
    void hostileFilesAreUnreadableAndNothingWorse() throws IOException {
        GATLING.assertEveryTruncationUnreadable(GLOBAL);
        GATLING.assertEveryChangedByteIsHandled(GLOBAL);
        assertThat(GATLING.problem("{\"stats\":".repeat(100_000))).contains("f:1:");
    }

    @Test
    void textNumbersOfVersion2MayHaveManyDecimals() throws IOException {
        assertThat(GATLING.facts(GLOBAL.replace("\"total\": 0.5", "\"total\": \"0.08333333333333333\"")))
                .contains(entry("requestsPerSecond", 0.08333333333333333));
    }
}
