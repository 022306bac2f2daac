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

class AxeReaderTest {
    private static final ReaderProbe AXE = new ReaderProbe(new AxeReader());

    private static final String PAGE = """
            {"testEngine": {"name": "axe-core", "version": "4.12.1"}, "timestamp": "2026-05-06T10:00:00.000Z",
             "url": "http://localhost/",
             "violations": [
               {"id": "image-alt", "impact": "critical", "nodes": [
                 {"impact": "critical", "html": "<img>"}, {"impact": "critical"}, {"impact": "minor"}]},
               {"nodes": [{"html": "<a>"}, {"impact": null}], "id": "link-name", "impact": "serious"},
               {"id": "odd", "impact": null, "nodes": [{"impact": null}]}],
             "passes": [{"id": "title", "impact": null, "nodes": [{"impact": null}]}],
             "incomplete": [{"id": "color-contrast", "impact": "serious", "nodes": [{}, {}]}],
             "inapplicable": []}
            """;

    private static String page(String violations, String passes, String incomplete, String inapplicable) {
        return "{\"violations\": [" + violations + "], \"passes\": [" + passes + "], \"incomplete\": [" + incomplete
                + "], \"inapplicable\": [" + inapplicable + "]}";
    }

    @Test
    void elementsAreCountedNotRules() throws IOException {
        assertThat(AXE.facts(PAGE))
                .containsExactly(
                        entry("critical", 2L),
                        entry("serious", 2L),
                        entry("moderate", 0L),
                        entry("minor", 1L),
                        entry("total", 6L),
                        entry("incomplete", 2L));
    }

    @Test
    void anElementWithoutImpactHasThatOfItsRuleWhereverThatStands() throws IOException {
        assertThat(AXE.facts(page("{\"nodes\": [{}], \"impact\": \"minor\"}", "", "", "")))
                .containsEntry("minor", 1L);
        assertThat(AXE.facts(page("{\"impact\": \"minor\", \"nodes\": [{}]}", "", "", "")))
                .containsEntry("minor", 1L);
    }

    @Test
    void noImpactAtAllCountsInTheTotalOnly() throws IOException {
        assertThat(AXE.facts(page("{\"nodes\": [{}]}", "", "", "")))
                .containsEntry("total", 1L)
                .containsEntry("critical", 0L);
    }

    @Test
    void aViolatedRuleWithoutElementsCountsOnce() throws IOException {
        assertThat(AXE.facts(page("{\"impact\": \"serious\", \"nodes\": []}", "", "", "")))
                .containsEntry("serious", 1L)
                .containsEntry("total", 1L);
    }

    @Test
    void incompleteIsReportedAndNoPass() throws IOException {
        assertThat(AXE.facts(page("", "", "{\"nodes\": [{}, {}, {}]}", "")))
                .containsEntry("incomplete", 3L)
                .containsEntry("total", 0L);
    }

    @Test
    void pagesOfTheToolsListAddUp() throws IOException {
        assertThat(AXE.facts("[" + PAGE + "," + PAGE + "]")).containsEntry("total", 12L);
        assertThat(AXE.facts(PAGE, PAGE)).containsEntry("total", 12L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"violations\": []}",
                "{\"violations\": [], \"passes\": [], \"incomplete\": [], \"inapplicable\": [{\"id\": \"audio\"}]}",
                "{\"violations\": null}",
            })
    void noRuleEvaluatedIsVacuous(String file) throws IOException {
        Outcome outcome = AXE.read(file);
        assertThat(outcome.state()).isEqualTo(EvidenceState.VACUOUS);
        assertThat(outcome.facts().count("total")).contains(0L);
        assertThat(outcome.message()).contains("no rule was evaluated");
    }

    @Test
    void theReportsOwnTimeIsTaken() throws IOException {
        assertThat(AXE.read(PAGE).measuredAt()).contains(Instant.parse("2026-05-06T10:00:00Z"));
        String older = PAGE.replace("2026-05-06", "2026-05-05");
        assertThat(AXE.read(PAGE, older).measuredAt()).contains(Instant.parse("2026-05-05T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\": \"title\", \"pageLevel\": false, \"violations\": [{\"node\": {}}]}]",
                "[{\"id\": \"title\", \"violations\": []}]",
                "[{\"id\": \"title\", \"impact\": \"serious\", \"nodes\": [{}]}]",
                "{\"raw\": [], \"env\": {}}",
            })
    void theRawReporterIsUnreadableAndTheRightOneNamed(String file) {
        assertThat(AXE.problem(file)).contains("reporter 'raw'", "reporter 'v2'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"violations\": {}}                                   | violations should be a list",
                "{\"violations\": [1]}                                  | should be an object but is a number",
                "{\"violations\": [{\"nodes\": {}}]}                    | nodes should be a list",
                "{\"violations\": [{\"nodes\": [{\"impact\": 3}]}]}     | the impact should be a text",
                "{\"violations\": [], \"violations\": []}               | comes twice",
                "{\"passes\": [{}]}                                     | not an axe result",
                "{\"total\": 1}                                         | not an axe result",
                "[1]                                                    | should be an object",
                "<html></html>                                          | an HTML page",
                "``                                                     | an empty file",
            })
    void whatIsNoResultIsUnreadable(String file, String message) {
        assertThat(AXE.problem(file)).contains(message);
    }

    @Test
    void resultsAreRecognisedByTheirBeginning() {
        assertThat(AXE.recognises(PAGE)).isTrue();
        assertThat(AXE.recognises("[" + PAGE + "]")).isTrue();
        assertThat(AXE.recognises("[{\"inapplicable\": [{\"id\": \"audio\", \"nodes\": []"))
                .isTrue();
        assertThat(AXE.recognises("{\"total\": 3, \"passes\": 1, \"errors\": 2, \"results\": {}}"))
                .isFalse();
        assertThat(AXE.recognises("[]")).isFalse();
    }

    @Test
    void hostileFilesAreUnreadableAndNothingWorse() throws IOException {
        AXE.assertEveryTruncationUnreadable(PAGE);
        AXE.assertEveryChangedByteIsHandled(PAGE);
        assertThat(AXE.problem("{\"violations\":" + "[".repeat(100_000))).contains("f:1:");
    }
}
