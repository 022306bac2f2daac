package io.jenkins.plugins.releasereadiness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attestations, waivers and debt through the tool, as a release would meet them. */
class RegistersTest {
    private static final String QUESTIONS = """
            version: 1
            name: small
            categories: {data: {weight: 1}}
            questions:
              data.backup: {category: data, text: Backup?, severity: low}
              data.recovery: {category: data, text: Recovery?, severity: low}
              data.quality: {category: data, text: Quality?, severity: low}
              data.migration: {category: data, text: Migration?, severity: low}
            attestations: [answers.yml]
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private Fields score(String policy, String answers, int code) throws IOException {
        Files.writeString(folder.resolve("readiness.yml"), QUESTIONS + policy);
        Files.writeString(folder.resolve("answers.yml"), answers);
        int ended = Main.run(
                new PrintWriter(out),
                new PrintWriter(new StringWriter()),
                "score",
                "--json",
                "--now",
                "2026-03-02T09:00:00Z",
                "--workspace",
                folder.toString());
        assertThat(ended).isEqualTo(code);
        return Fields.of(Json.read(out.toString()), "");
    }

    private static String answers(String... questions) {
        StringBuilder file = new StringBuilder("attestations:\n");
        for (String question : questions) {
            file.append("  - {question: data.")
                    .append(question)
                    .append(", answer: yes, by: dan, at: 2026-03-01T09:00:00Z, reason: tried}\n");
        }
        return file.toString();
    }

    private static String answer(Fields card, String question) {
        return card.objects("questions").stream()
                .filter(each -> each.text("id").equals("data." + question))
                .map(each -> each.text("answer"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyWaiversWithASecondPersonInTimeAndWithinTheLimitCount() throws IOException {
        Fields card = score("""
                        thresholds: {overall: 40, maxWaivers: 1}
                        waivers:
                          - {question: data.backup, reason: r, owner: bob, approvedBy: carol, expires: 2026-03-02T09:00:00Z}
                          - {question: data.recovery, reason: r, owner: bob, expires: 2026-12-31}
                          - {question: data.quality, reason: r, owner: bob, approvedBy: carol, expires: 2026-12-31}
                          - {question: data.migration, reason: r, owner: bob, approvedBy: carol, expires: 2026-12-31}
                        """, answers("backup"), ExitCode.NOT_READY);

        assertThat(answer(card, "quality")).isEqualTo("waived");
        assertThat(answer(card, "recovery")).isEqualTo("unknown");
        assertThat(answer(card, "migration")).isEqualTo("unknown");
        assertThat(card.count("waiversUsed")).isEqualTo(1);
        assertThat(card.texts("notes"))
                .containsExactly(
                        "the waiver of data.backup is void: it expired at 2026-03-02 09:00:00 UTC",
                        "the waiver of data.recovery is void: no second person approved it",
                        "the waiver of data.migration is void: this release may use 1 waiver and has used them");
        // one of three that count is proven; the waived one is left out
        assertThat(card.number("scoreLow"))
                .isBetween(new java.math.BigDecimal("33.33"), new java.math.BigDecimal("33.34"));
    }

    @Test
    void wherePoliciesWantConfirmedWaiversTheToolCountsNone() throws IOException {
        Fields card = score("""
                        thresholds: {confirmedWaivers: true}
                        waivers:
                          - {question: data.quality, reason: r, owner: bob, approvedBy: carol, expires: 2026-12-31}
                        """, answers("backup"), ExitCode.NOT_READY);

        assertThat(answer(card, "quality")).isEqualTo("unknown");
    }

    @Test
    void debtIsListedUntilItsDayAndBlocksAfterIt() throws IOException {
        String debt = """
                debt:
                  - {id: provider, text: One provider, strategic: true, rationale: r, owner: bob, payOff: %s}
                """;
        String all = answers("backup", "recovery", "quality", "migration");

        assertThat(score(debt.formatted("2026-03-02"), all, ExitCode.OK).text("recommendation"))
                .isEqualTo("READY");
        out.getBuffer().setLength(0);
        Fields overdue = score(debt.formatted("2026-03-01"), all, ExitCode.NOT_READY);
        assertThat(overdue.text("recommendation")).isEqualTo("BLOCKED");
        assertThat(overdue.objects("blockers").get(0).text("why")).startsWith("overdue since 2026-03-01");
    }
}
