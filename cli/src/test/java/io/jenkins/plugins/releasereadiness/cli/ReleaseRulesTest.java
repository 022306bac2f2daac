package io.jenkins.plugins.releasereadiness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Version and changelog of the release that is scored. */
class ReleaseRulesTest extends HistoryScene {
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
}
