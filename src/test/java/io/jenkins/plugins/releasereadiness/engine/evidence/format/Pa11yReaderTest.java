package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Pa11yReaderTest {
    private static final ReaderProbe PA11Y = new ReaderProbe(new Pa11yReader());

    private static String issue(String type, String extras) {
        return """
                {"code": "WCAG2AA.Principle3.Guideline3_1.3_1_1.H57.2", "type": "%s", "typeCode": 1,
                 "message": "The html element should have a lang attribute.", "context": "<html>...</html>",
                 "selector": "html", "runner": "htmlcs", "runnerExtras": %s}
                """.formatted(type, extras);
    }

    private static final String LIST = "[" + issue("error", "{}") + "," + issue("error", "{\"impact\": \"critical\"}")
            + "," + issue("warning", "{}") + "," + issue("notice", "{}") + "]";

    private static final String CI =
            "{\"total\": 3, \"passes\": 1, \"errors\": 99, \"results\": {\"http://localhost/a\": " + LIST
                    + ", \"http://localhost/b\": []}}";

    @Test
    void theTypeTellsTheImpactUnlessTheRunnerSaysMore() throws IOException {
        assertThat(PA11Y.facts(LIST))
                .containsExactly(
                        entry("critical", 1L),
                        entry("serious", 1L),
                        entry("moderate", 1L),
                        entry("minor", 1L),
                        entry("total", 4L));
    }

    @Test
    void anUnknownImpactDoesNotReplaceTheType() throws IOException {
        assertThat(PA11Y.facts("[" + issue("error", "{\"impact\": \"odd\"}") + ","
                        + issue("notice", "{\"impact\": null}") + "," + issue("error", "null") + "]"))
                .containsEntry("serious", 2L)
                .containsEntry("minor", 1L);
    }

    @Test
    void pa11yCiCountsPagesInItsTotalsSoIssuesAreCounted() throws IOException {
        assertThat(PA11Y.facts(CI)).isEqualTo(PA11Y.facts(LIST));
    }

    @Test
    void theResultOfTheApiIsRead() throws IOException {
        assertThat(PA11Y.facts(
                        "{\"documentTitle\": \"x\", \"pageUrl\": \"http://localhost\", \"issues\": " + LIST + "}"))
                .containsEntry("total", 4L);
    }

    @Test
    void aCleanPageIsPresentWithoutIssues() throws IOException {
        assertThat(PA11Y.facts("[]")).containsEntry("total", 0L);
        assertThat(PA11Y.facts("{\"results\": {\"http://localhost/\": []}}")).containsEntry("total", 0L);
    }

    @Test
    void noPageIsVacuous() throws IOException {
        Outcome outcome = PA11Y.read("{\"total\": 0, \"passes\": 0, \"errors\": 0, \"results\": {}}");
        assertThat(outcome.state()).isEqualTo(EvidenceState.VACUOUS);
        assertThat(outcome.facts().count("total")).contains(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"message\": \"net::ERR_FILE_NOT_FOUND\"}", "{}"})
    void aPageThatDidNotLoadIsUnreadable(String error) {
        assertThat(PA11Y.problem("{\"total\": 2, \"passes\": 1, \"errors\": 0, \"results\": {\"http://a/\": [],"
                        + " \"http://b/\": [" + error + "]}}"))
                .contains("f:1:", "the page http://b/ was not tested");
    }

    @Test
    void severalFilesAddUp() throws IOException {
        assertThat(PA11Y.facts(LIST, CI)).containsEntry("total", 8L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                             | an empty file",
                "[1]                                            | an issue should be an object",
                "[{\"code\": \"x\"}]                            | error, warning or notice but is missing",
                "[{\"code\": \"x\", \"type\": \"fatal\"}]       | error, warning or notice but is 'fatal'",
                "[{\"code\": \"x\", \"type\": 1}]               | the type should be a text",
                "{\"results\": []}                              | results should be an object",
                "{\"results\": {\"a\": {}}}                     | the issues of the page a should be a list",
                "{\"results\": {\"a\": [], \"a\": []}}          | comes twice",
                "{\"total\": 3}                                 | is not a pa11y report",
            })
    void whatIsNoReportIsUnreadable(String file, String message) {
        assertThat(PA11Y.problem(file)).contains(message);
    }

    @Test
    void reportsAreRecognisedByTheirBeginning() {
        assertThat(PA11Y.recognises(LIST)).isTrue();
        assertThat(PA11Y.recognises(CI)).isTrue();
        assertThat(PA11Y.recognises("[]")).isFalse();
        assertThat(PA11Y.recognises("{\"violations\": [], \"passes\": []}")).isFalse();
    }

    @Test
    void hostileFilesAreUnreadableAndNothingWorse() throws IOException {
        PA11Y.assertEveryTruncationUnreadable(CI);
        PA11Y.assertEveryChangedByteIsHandled(LIST);
        assertThat(PA11Y.problem("[".repeat(100_000))).contains("f:1:");
    }
}
