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

class LighthouseReaderTest {
    private static final ReaderProbe LIGHTHOUSE = new ReaderProbe(new LighthouseReader());

    private static final String AUDITS = """
            {"image-alt": {"score": 0, "scoreDisplayMode": "binary",
                           "details": {"items": [], "debugData": {"type": "debugdata", "impact": "critical"}}},
             "label": {"score": 1, "scoreDisplayMode": "binary", "details": {"debugData": {"impact": "critical"}}},
             "contrast": {"details": {"debugData": {"impact": "serious"}}, "score": 0},
             "audio": {"score": null, "scoreDisplayMode": "notApplicable"},
             "first-paint": {"score": 0.2, "details": {"debugData": {"impact": "critical"}}}}
            """;

    private static final String CATEGORIES = """
            {"performance": {"score": 0.29, "auditRefs": [{"id": "first-paint", "weight": 10}]},
             "accessibility": {"score": 0.71, "auditRefs": [{"id": "image-alt", "weight": 10}, {"id": "label"},
                               {"id": "contrast"}, {"id": "audio"}]},
             "pwa": {"score": null, "auditRefs": []}}
            """;

    private static String page(String audits, String categories) {
        return "{\"lighthouseVersion\": \"13.4.1\", \"fetchTime\": \"2026-05-06T10:00:00.000Z\", \"runWarnings\": [],"
                + " \"audits\": " + audits + ", \"categories\": " + categories + "}";
    }

    private static String accessibility(String audit) {
        return page(
                "{\"a\": " + audit + "}", "{\"accessibility\": {\"score\": null, \"auditRefs\": [{\"id\": \"a\"}]}}");
    }

    private static String flow(String... pages) {
        StringBuilder steps = new StringBuilder();
        for (String page : pages) {
            steps.append(steps.isEmpty() ? "" : ",")
                    .append("{\"name\": \"x\", \"lhr\": ")
                    .append(page)
                    .append("}");
        }
        return "{\"steps\": [" + steps + "], \"name\": \"flow\"}";
    }

    private static final String PAGE = page(AUDITS, CATEGORIES);

    @Test
    void failedAuditsOfTheCategoryAccessibilityAndAllScores() throws IOException {
        assertThat(LIGHTHOUSE.facts(PAGE))
                .containsExactly(
                        entry("critical", 1L),
                        entry("serious", 1L),
                        entry("moderate", 0L),
                        entry("minor", 0L),
                        entry("total", 2L),
                        entry("score.accessibility", 71.0),
                        entry("score.performance", 29.0));
        assertThat(LIGHTHOUSE.read(PAGE).measuredAt()).contains(Instant.parse("2026-05-06T10:00:00Z"));
    }

    @Test
    void categoriesMayStandBeforeAudits() throws IOException {
        assertThat(LIGHTHOUSE.facts("{\"categories\": " + CATEGORIES + ", \"audits\": " + AUDITS
                        + ", \"lighthouseVersion\": \"13\"}"))
                .isEqualTo(LIGHTHOUSE.facts(PAGE));
    }

    @Test
    void withoutAnyImpactOnlyTheTotalIsKnown() throws IOException {
        assertThat(LIGHTHOUSE.facts(accessibility("{\"score\": 0}"))).containsExactly(entry("total", 1L));
    }

    @Test
    void withoutAnyFailureEveryImpactIsZero() throws IOException {
        assertThat(LIGHTHOUSE.facts(accessibility("{\"score\": 1}")))
                .containsEntry("critical", 0L)
                .containsEntry("total", 0L);
    }

    @Test
    void anAuditThatBrokeOffHasNotPassed() throws IOException {
        assertThat(LIGHTHOUSE.facts(accessibility("{\"score\": null, \"scoreDisplayMode\": \"error\"}")))
                .containsEntry("total", 1L);
    }

    @Test
    void withoutTheCategoryAccessibilityThereAreOnlyScores() throws IOException {
        assertThat(LIGHTHOUSE.facts(page("{}", "{\"seo\": {\"score\": 1}}")))
                .containsExactly(entry("score.seo", 100.0));
    }

    @Test
    void nothingMeasuredIsVacuous() throws IOException {
        Outcome outcome = LIGHTHOUSE.read(accessibility("{\"score\": null, \"scoreDisplayMode\": \"manual\"}"));
        assertThat(outcome.state()).isEqualTo(EvidenceState.VACUOUS);
        assertThat(outcome.facts().count("total")).contains(0L);
        assertThat(LIGHTHOUSE.read("{\"steps\": []}").state()).isEqualTo(EvidenceState.VACUOUS);
    }

    @Test
    void aUserFlowHasTheLowestScoresAndTheWorstStep() throws IOException {
        String minor = page(
                "{\"a\": {\"score\": 0, \"details\": {\"debugData\": {\"impact\": \"minor\"}}}, \"b\": {\"score\": 0},"
                        + " \"c\": {\"score\": 0}}",
                "{\"accessibility\": {\"score\": 0.9, \"auditRefs\": [{\"id\": \"a\"}, {\"id\": \"b\"}, {\"id\": \"c\"}]},"
                        + " \"performance\": {\"score\": 0.1}}");
        String timespan = page("{}", "{\"performance\": {\"score\": null}, \"best-practices\": {\"score\": 0.5}}");
        assertThat(LIGHTHOUSE.facts(flow(PAGE, minor, timespan)))
                .containsExactly(
                        entry("critical", 1L),
                        entry("serious", 1L),
                        entry("moderate", 0L),
                        entry("minor", 0L),
                        entry("total", 2L),
                        entry("score.accessibility", 71.0),
                        entry("score.best-practices", 50.0),
                        entry("score.performance", 10.0));
    }

    @Test
    void severalReportsAddUpTheirFailuresAndKeepTheLowestScores() throws IOException {
        assertThat(LIGHTHOUSE.facts(PAGE, PAGE.replace("0.71", "0.5")))
                .containsEntry("total", 4L)
                .containsEntry("score.accessibility", 50.0);
    }

    @Test
    void aRuntimeErrorIsUnreadable() {
        assertThat(LIGHTHOUSE.problem("{\"lighthouseVersion\": \"13\", \"runtimeError\": {\"code\": \"NO_FCP\","
                        + " \"message\": \"The page did not paint\"}}"))
                .contains("could not audit the page: NO_FCP: The page did not paint");
        assertThat(LIGHTHOUSE.problem(flow(
                        PAGE,
                        PAGE.replace(
                                "\"audits\"",
                                "\"runtimeError\": {\"code\": \"PAGE_HUNG\", \"message\": \"\"}, \"audits\""))))
                .contains("could not audit the page: PAGE_HUNG");
    }

    @Test
    void oldReportsWriteAnErrorThatIsNone() throws IOException {
        assertThat(LIGHTHOUSE.facts(PAGE.replace(
                        "\"audits\"", "\"runtimeError\": {\"code\": \"NO_ERROR\", \"message\": \"\"}, \"audits\"")))
                .containsEntry("total", 2L);
    }

    @Test
    void warningsOfTheRunAreShown() throws IOException {
        assertThat(LIGHTHOUSE
                        .read(PAGE.replace("\"runWarnings\": []", "\"runWarnings\": [\"stored data\\nmay affect\"]"))
                        .message())
                .isEqualTo("Lighthouse warns: stored data?may affect");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"accessibility\": {\"score\": 71}}                                   | the score should be from 0 to 1",
                "{\"accessibility\": {\"score\": -1}}                                   | the score is negative",
                "{\"accessibility\": {\"score\": \"1\"}}                                | should be a number",
                "{\"accessibility\": {\"auditRefs\": [{\"id\": \"x\"}]}}                | refers to the audit 'x', which is missing",
                "{\"accessibility\": {\"auditRefs\": {}}}                               | auditRefs should be a list",
                "{\"a b\": {\"score\": 1}}                                              | 'a b' is no id of a category",
                "[]                                                                     | categories should be an object",
            })
    void whatDoesNotMakeSenseIsUnreadable(String categories, String message) {
        assertThat(LIGHTHOUSE.problem(page("{}", categories))).contains("f:1:").contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                   | an empty file",
                "{\"audits\": {}, \"categories\": {}} | is not a Lighthouse report",
                "{\"lighthouseVersion\": \"13\"}      | is not a Lighthouse report",
                "{\"steps\": [{}]}                    | the step has no Lighthouse result",
                "<html></html>                        | an HTML page",
            })
    void whatIsNoReportIsUnreadable(String file, String message) {
        assertThat(LIGHTHOUSE.problem(file)).contains(message);
    }

    @Test
    void moreAuditsThanAnyVersionHasAreRefused() {
        StringBuilder audits = new StringBuilder("{");
        for (int i = 0; i <= 10_000; i++) {
            audits.append(i == 0 ? "" : ",").append('"').append(i).append("\":{}");
        }
        assertThat(LIGHTHOUSE.problem(page(audits + "}", "{}"))).contains("more than 10000 audits");
    }

    @Test
    void reportsAndFlowsAreRecognised() {
        assertThat(LIGHTHOUSE.recognises(PAGE)).isTrue();
        assertThat(LIGHTHOUSE.recognises(flow(PAGE))).isTrue();
        assertThat(LIGHTHOUSE.recognises("{\"steps\": []}")).isFalse();
    }

    @Test
    void hostileFilesAreUnreadableAndNothingWorse() throws IOException {
        LIGHTHOUSE.assertEveryTruncationUnreadable(PAGE);
        LIGHTHOUSE.assertEveryChangedByteIsHandled(PAGE);
        assertThat(LIGHTHOUSE.problem("{\"audits\":" + "[".repeat(100_000))).contains("f:1:");
    }
}
