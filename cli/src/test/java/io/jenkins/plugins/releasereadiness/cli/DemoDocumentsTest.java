package io.jenkins.plugins.releasereadiness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.releasereadiness.engine.attest.TestKeys;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.report.PromisedFiles;
import io.jenkins.plugins.releasereadiness.engine.verify.MemoryBundleStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every demonstration leaves: all documents, in the published shape, and everywhere the same numbers. */
class DemoDocumentsTest {
    private static final Map<DemoScenario, MemoryBundleStore> BUNDLES = new EnumMap<>(DemoScenario.class);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void play() throws IOException {
        for (DemoScenario scenario : DemoScenario.values()) {
            Path place = folder.resolve(scenario.word());
            new DemoRelease(scenario, place, List.of(TestKeys.ed25519()), line -> {}).play();
            BUNDLES.put(scenario, MemoryBundleStore.of(place.resolve("bundle")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPromisedDocumentIsThere(DemoScenario scenario) {
        assertThat(BUNDLES.get(scenario).files.keySet()).containsExactlyInAnyOrderElementsOf(PromisedFiles.ALL);
    }

    @ParameterizedTest
    @EnumSource
    void jsonHasThePublishedShapeAndEndsWithOneNewline(DemoScenario scenario) {
        BUNDLES.get(scenario).files.forEach((name, content) -> {
            String text = new String(content, StandardCharsets.UTF_8);
            if (name.endsWith(".json")) {
                assertThat(DocumentSchema.errors(name.substring(0, name.length() - ".json".length()), text))
                        .as(name)
                        .isEmpty();
            }
            assertThat(text).as(name).endsWith("\n").doesNotEndWith("\n\n");
        });
        text(scenario, "ledger.jsonl")
                .lines()
                .forEach(line ->
                        assertThat(DocumentSchema.errors("ledger-entry", line)).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void jsonMarkdownAndHtmlTellTheSameNumbers(DemoScenario scenario) {
        Fields report = Fields.of(Json.read(text(scenario, "production-readiness-report.json")), "");
        Fields card = report.object("scorecard");
        String markdown = text(scenario, "production-readiness-report.md");
        String html = text(scenario, "production-readiness-report.html");

        String words = card.text("recommendation");
        assertThat(found(markdown, "Recommendation: ([A-Z ]+)\\.")).isEqualTo(words);
        assertThat(found(html, "Recommendation</span><b class=\"[a-z]+\">\\S+ ([A-Z ]+)</b>"))
                .isEqualTo(words);
        same(card, "scoreLow", found(markdown, "Score (\\S+) \\("), found(html, "<b>(\\S+) of \\S+ required"));
        same(card, "score", found(markdown, "verified (\\S+),"), found(html, "verified ([0-9.]+),"));
        same(card, "scoreHigh", found(markdown, "up to (\\S+)\\),"), found(html, "up to ([0-9.]+)<"));
        same(card, "threshold", found(markdown, "required (\\S+)\\. Worst"), found(html, "of (\\S+) required"));
        for (Fields category : card.objects("categories")) {
            String title = Pattern.quote(category.text("title").replace("&", "\\&"));
            String row = found(markdown, "\\| " + title + " (\\|.*)\\|");
            String[] cells = row.substring(1).split("\\|");
            assertThat(new BigDecimal(cells[1].trim()))
                    .isEqualByComparingTo(category.number("scoreLow").setScale(1, RoundingMode.DOWN));
            assertThat(cells[cells.length - 1].trim())
                    .isEqualTo(category.count("yes") + " of " + category.count("total"));
        }
        long yes = card.objects("questions").stream()
                .filter(question -> question.text("answer").equals("yes"))
                .count();
        assertThat(count(html, "<td><span class=\"tag good\">✓ yes</span></td>"))
                .isEqualTo(yes);
        assertThat(count(markdown, "| yes | ")).isGreaterThanOrEqualTo(yes);
        for (Fields gate : report.objects("gates")) {
            assertThat(markdown).contains(gate.text("title") + ": " + gate.text("outcome"));
            assertThat(html).contains(gate.text("outcome") + "</span></h3>");
        }
        Fields retrospective = Fields.of(Json.read(text(scenario, "retrospective-inputs.json")), "");
        assertThat(retrospective.number("score")).isEqualByComparingTo(card.number("scoreLow"));
        assertThat(text(scenario, "DEPLOYMENT-REPORT.md")).contains("Score: " + words + ", ");
    }

    @Test
    void theRetrospectiveOfARollbackTellsItsRecoveryTimeAndWhatIsLeftToDo() {
        Fields retrospective = Fields.of(Json.read(text(DemoScenario.ROLLBACK, "retrospective-inputs.json")), "");
        assertThat(retrospective.text("rollback")).startsWith("ROLLED_BACK at ");
        assertThat(retrospective.object("recovery").text("expectedAtMost")).isEqualTo("PT1H");
        assertThat(retrospective.object("recovery").text("taken")).startsWith("PT");
        assertThat(retrospective.texts("followUps"))
                .hasSize(1)
                .allSatisfy(item -> assertThat(item).startsWith("Find out and correct what happened to "));
        Fields good = Fields.of(Json.read(text(DemoScenario.GO, "retrospective-inputs.json")), "");
        assertThat(good.texts("followUps")).isEmpty();
        assertThat(good.has("recovery")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void successCriteriaAndHandOffAreTheSameInJsonMarkdownAndHtml(DemoScenario scenario) {
        Fields report = Fields.of(Json.read(text(scenario, "production-readiness-report.json")), "");
        String html = text(scenario, "production-readiness-report.html");
        List<Fields> groups = new ArrayList<>(report.objects("successCriteria"));
        groups.addAll(report.objects("handOff"));

        for (Fields group : groups) {
            String title = group.text("title") + ": ";
            for (String markdown : List.of("production-readiness-report.md", "DEPLOYMENT-REPORT.md")) {
                assertThat(text(scenario, markdown)).contains("### " + title + group.text("state"));
            }
            assertThat(found(html, "<h3>" + title + "<span class=\"tag [a-z]+\">\\S+ ([a-z ]+)</span></h3>"))
                    .isEqualTo(group.text("state"));
        }
        long items = groups.stream()
                .mapToLong(group -> group.objects("items").size())
                .sum();
        String deployment = text(scenario, "DEPLOYMENT-REPORT.md");
        long boxes = count(deployment, "- [ ] ") + count(deployment, "- [x] ");
        long rows = deployment
                .lines()
                .filter(line -> line.matches("\\| .* \\| (met|met with warnings|waived|missing|not met) \\| .*"))
                .count();
        assertThat(boxes + rows).isEqualTo(items).isGreaterThan(20);
    }

    @ParameterizedTest
    @CsvSource({
        "GO, 'met, met, met, met'",
        "NO_GO, 'not met, not met, not met, missing'",
        "ROLLBACK, 'met, met, met, not met'"
    })
    void howEachReleaseEnded(DemoScenario scenario, String states) {
        Fields success = Fields.of(Json.read(text(scenario, "retrospective-inputs.json")), "")
                .object("success");

        assertThat(Stream.of("functional", "technical", "user", "operational").map(success::text))
                .containsExactly(states.split(", "));
    }

    @ParameterizedTest
    @EnumSource
    void theHtmlReportNeedsNothingFromElsewhere(DemoScenario scenario) {
        assertThat(text(scenario, "production-readiness-report.html"))
                .doesNotContain("<script", "<link", "<img", "src=", "href=", "@import", "url(")
                .contains("@media print");
    }

    private static void same(Fields card, String member, String markdown, String html) {
        BigDecimal exact = card.number(member);
        assertThat(new BigDecimal(markdown)).as(member).isCloseTo(exact, within(new BigDecimal("0.1")));
        assertThat(html).as(member).isEqualTo(markdown);
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("'%s' in:%n%s", pattern, text).isTrue();
        return matcher.group(1);
    }

    private static long count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1L;
    }

    private static String text(DemoScenario scenario, String name) {
        return new String(BUNDLES.get(scenario).files.get(name), StandardCharsets.UTF_8);
    }
}
