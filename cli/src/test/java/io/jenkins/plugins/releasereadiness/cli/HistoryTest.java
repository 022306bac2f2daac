package io.jenkins.plugins.releasereadiness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static final String NOW = "2026-03-02T09:00:00Z";

    @TempDir
    private Path folder;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    private int run(Object... args) {
        out = new StringWriter();
        err = new StringWriter();
        String[] words = Stream.of(args).map(Object::toString).toArray(String[]::new);
        return Main.run(new PrintWriter(out), new PrintWriter(err), words);
    }

    private Fields json() {
        return Fields.of(Json.read(out.toString()), "");
    }

    private Path policy(String name, String criterion) throws IOException {
        return Files.writeString(folder.resolve(name), """
                version: 1
                name: %s
                sources:
                  unit: {format: junit, files: "*.xml"}
                categories:
                  quality: {title: Quality, weight: 1}
                questions:
                  quality.tests: {category: quality, text: Enough tests?, severity: high, pass: ["%s"]}
                thresholds: {overall: 80}
                gates:
                  tests:
                    title: Tests
                    phase: readiness
                    whenItFails: Write tests.
                    checks:
                      enough: {text: Enough tests, severity: high, pass: ["%s"]}
                """.formatted(name, criterion, criterion));
    }

    /** Scores a workspace with so many tests and keeps the bundle. */
    private Path release(String name, int tests, Path policy) throws IOException {
        Path bundle = folder.resolve(name);
        run("score", "--workspace", workspace(tests), "--policy", policy, "--now", NOW, "--out", bundle);
        return bundle;
    }

    private Path workspace(int tests) throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("workspace-" + tests));
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < tests; i++) {
            cases.append("<testcase classname='a' name='t").append(i).append("' time='1'/>");
        }
        Path report = Files.writeString(workspace.resolve("a.xml"), "<testsuite name='a'>" + cases + "</testsuite>");
        Files.setLastModifiedTime(report, FileTime.from(Instant.parse(NOW)));
        return workspace;
    }

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
        assertThat(later.resolve("production-readiness-report.json")).content().contains("\"sinceLastApproved\"");
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

    @Test
    void aVersionThatDoesNotFitTheCommitsKeepsTheReleaseFromBeingReady() throws IOException {
        Path policy = policy("semver.yml", "unit.total >= 1");
        Files.writeString(policy, Files.readString(policy) + "release: {semver: true}\n");
        Path commits = Files.writeString(folder.resolve("commits.txt"), """
                commit 1111111111111111111111111111111111111111
                Author: Alice <alice@example.org>

                    feat: add paging
                """);
        Path bundle = folder.resolve("bundle");

        assertThat(run(
                        "score",
                        "--workspace",
                        workspace(1),
                        "--policy",
                        policy,
                        "--now",
                        NOW,
                        "--json",
                        "--commits",
                        commits,
                        "--release-version",
                        "1.3.3",
                        "--previous-version",
                        "1.3.2",
                        "--out",
                        bundle))
                .isEqualTo(ExitCode.NOT_READY);
        assertThat(json().text("recommendation")).isEqualTo("NEEDS WORK");
        assertThat(json().texts("reasons"))
                .singleElement()
                .asString()
                .contains("asks for at least a minor version: 1.4.0");
        assertThat(json().objects("blockers").get(0).text("subject")).isEqualTo("release.semver");
        assertThat(bundle.resolve("release-notes.md")).content().contains("- add paging");
        assertThat(run("verify", bundle)).as(out.toString()).isEqualTo(ExitCode.OK);

        assertThat(run(
                        "score",
                        "--workspace",
                        workspace(1),
                        "--policy",
                        policy,
                        "--now",
                        NOW,
                        "--commits",
                        commits,
                        "--release-version",
                        "1.4.0",
                        "--previous-version",
                        "1.3.2"))
                .isEqualTo(ExitCode.OK);
        Files.writeString(commits, "not git");
        assertThat(run("score", "--workspace", workspace(1), "--policy", policy, "--commits", commits))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("commits.txt: line 1");
    }

    @Test
    void theChangelogOfThePolicyIsEnoughForNotesAndRules() throws IOException {
        Path policy = policy("semver.yml", "unit.total >= 1");
        Files.writeString(policy, Files.readString(policy) + "release: {semver: true, changelog: CHANGELOG.md}\n");
        Path workspace = workspace(1);
        Files.writeString(workspace.resolve("CHANGELOG.md"), "## 1.4.0\n### Added\n- Paging\n## 1.3.2\n- Before\n");
        Path bundle = folder.resolve("bundle");

        assertThat(run(
                        "score",
                        "--workspace",
                        workspace,
                        "--policy",
                        policy,
                        "--now",
                        NOW,
                        "--release-version",
                        "1.4.0",
                        "--out",
                        bundle))
                .as(out.toString())
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("CHANGELOG.md has 1 entries for 1.4.0");
        assertThat(bundle.resolve("release-notes.md"))
                .content()
                .contains("- Paging")
                .doesNotContain("Before");
        assertThat(run(
                        "score",
                        "--workspace",
                        workspace,
                        "--policy",
                        policy,
                        "--now",
                        NOW,
                        "--release-version",
                        "1.5.0"))
                .isEqualTo(ExitCode.NOT_READY);
        assertThat(out.toString()).contains("the newest version in CHANGELOG.md is 1.4.0, not 1.5.0");
    }

    @Test
    void replayCountsWhatNewThresholdsWouldHaveBlocked() throws IOException {
        Path old = policy("old.yml", "unit.total >= 2");
        Path[] bundles = {
            release("one", 1, old), release("two", 2, old), release("five", 5, old), release("six", 6, old)
        };
        Path strict = policy("strict.yml", "unit.total >= 5");

        assertThat(run("replay", "--policy", strict, bundles[0], bundles[1], bundles[2], bundles[3]))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("Policy strict.yml would have blocked 2 of 4 releases: 1 newly blocked, 0 newly ready")
                .contains(bundles[1]
                        + ": old.yml, was READY (100), would be NEEDS WORK (0) because overall score 0 < 80");
        assertThat(run("replay", "--json", "--policy", strict, bundles[1])).isEqualTo(ExitCode.OK);
        assertThat(json().count("blocked")).isEqualTo(1);
        assertThat(json().objects("bundles").get(0).object("then").text("recommendation"))
                .isEqualTo("READY");
        assertThat(json().objects("bundles").get(0).object("now").text("recommendation"))
                .isEqualTo("NEEDS WORK");
        assertThat(json().objects("bundles").get(0).texts("reasons")).isNotEmpty();
    }

    @Test
    void replayNamesBrokenBundlesAndJudgesTheOthers() throws IOException {
        Path policy = policy("p.yml", "unit.total >= 1");
        Path good = release("good", 3, policy);
        Path bad = release("bad", 3, policy);
        Path ledger = bad.resolve("ledger.jsonl");
        Files.writeString(ledger, Files.readString(ledger).replace("\"total\":3", "\"total\":4"));

        assertThat(run("replay", "--policy", policy, bad, good, "--json")).isEqualTo(ExitCode.VERIFICATION_FAILED);
        assertThat(json().texts("broken")).singleElement().asString().contains(bad.toString(), "ledger.jsonl");
        assertThat(json().objects("bundles")).hasSize(1);
        assertThat(err.toString()).contains(bad.toString());
    }

    @Test
    void replayRefusesABadPolicyAndMissingBundles() throws IOException {
        Path policy = policy("p.yml", "unit.total >= 1");
        Path bad = Files.writeString(folder.resolve("bad.yml"), "version: 1\nnmae: x\n");

        assertThat(run("replay", "--policy", bad, folder)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("bad.yml:2:1").contains("did you mean");
        assertThat(run("replay", "--policy", policy, folder.resolve("nowhere"))).isEqualTo(ExitCode.USAGE);
        assertThat(run("replay", folder)).isEqualTo(ExitCode.USAGE);
        assertThat(run("replay", "--policy", policy)).isEqualTo(ExitCode.USAGE);
    }
}
