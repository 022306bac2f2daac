package io.jenkins.plugins.releasereadiness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Scores and gates compared with the bundle of an earlier release. */
class ReferenceOptionTest extends HistoryScene {
    @Test
    void aRelativeCriterionIsMissingWithoutHistoryAndDecidedWithIt() throws IOException {
        Path policy = policy("relative.yml", "unit.total >= -10%");
        Path earlier = release("earlier", 10, policy);

        assertThat(run("score", "--workspace", workspace(9), "--policy", policy, "--now", NOW, "--json"))
                .isEqualTo(ExitCode.NOT_READY);
        assertThat(json().objects("questions").get(0).text("state")).isEqualTo("missing");
        assertThat(json().objects("questions").get(0).text("explanation"))
                .isEqualTo("no approved release to compare with");
        assertThat(json().object("sinceLastApproved").has("against")).isFalse();

        assertThat(run(
                        "score",
                        "--workspace",
                        workspace(9),
                        "--policy",
                        policy,
                        "--now",
                        NOW,
                        "--reference",
                        earlier,
                        "--json"))
                .isEqualTo(ExitCode.OK);
        assertThat(json().objects("questions").get(0).text("explanation"))
                .isEqualTo("unit.total: 9 >= 9 (last approved release: 10)");
        assertThat(json().object("sinceLastApproved").object("score").number("before"))
                .isEqualByComparingTo("0");

        assertThat(run(
                        "gate",
                        "tests",
                        "--workspace",
                        workspace(8),
                        "--policy",
                        policy,
                        "--now",
                        NOW,
                        "--reference",
                        earlier))
                .isEqualTo(ExitCode.NOT_READY);
        assertThat(out.toString())
                .contains("unit.total: 8 < 9 (last approved release: 10)")
                .contains("whose record holds no approval");
    }

    @Test
    void theComparisonIsInTheBundleAndVerifies() throws IOException {
        Path policy = policy("relative.yml", "unit.total >= +1");
        Path earlier = release("earlier", 3, policy);
        Path later = folder.resolve("later");
        run(
                "score",
                "--workspace",
                workspace(4),
                "--policy",
                policy,
                "--now",
                NOW,
                "--reference",
                earlier,
                "--out",
                later);

        assertThat(run("verify", later)).as(out.toString()).isEqualTo(ExitCode.OK);
        assertThat(later.resolve("production-readiness-report.md"))
                .content()
                .contains("Since the last approved release");
        String report = Files.readString(later.resolve("production-readiness-report.json"));
        assertThat(report).contains("\"sinceLastApproved\"").contains("\"ledgerHead\"");
        assertThat(DocumentSchema.errors("production-readiness-report", report)).isEmpty();
    }

    @Test
    void aBundleThatCannotBeComparedWithIsNamed() throws IOException {
        Path policy = policy("p.yml", "unit.total >= 1");
        Path earlier = release("earlier", 3, policy);
        Path ledger = earlier.resolve("ledger.jsonl");
        Files.writeString(ledger, Files.readString(ledger).replace("\"total\":3", "\"total\":1"));

        assertThat(run("score", "--workspace", workspace(4), "--policy", policy, "--now", NOW, "--reference", earlier))
                .isEqualTo(ExitCode.VERIFICATION_FAILED);
        assertThat(err.toString()).contains(earlier.toString()).contains("is no intact bundle");
        assertThat(run("score", "--workspace", workspace(4), "--reference", folder.resolve("nowhere")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("nowhere").contains("name the folder of a bundle");
    }
}
