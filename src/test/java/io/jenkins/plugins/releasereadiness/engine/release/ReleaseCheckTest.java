package io.jenkins.plugins.releasereadiness.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.policy.ReleaseRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseCheckTest {
    private static final ReleaseRules SEMVER = new ReleaseRules(Optional.empty(), Optional.empty(), true, List.of());
    private static final ReleaseRules CHANGELOG =
            new ReleaseRules(Optional.empty(), Optional.of("CHANGELOG.md"), false, List.of());

    private static Changes commits(String... messages) {
        return Changes.of(
                "test",
                Stream.of(messages)
                        .map(message -> Commit.of("0123456789abcdef", "alice", message))
                        .toList(),
                Optional.empty());
    }

    private static Changes changelog(String text) throws IOException {
        return Changes.of(
                "", List.of(), ChangelogRelease.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static ReleaseFinding judge(ReleaseRules rules, String version, String previous, Changes changes) {
        return new ReleaseCheck(rules, Optional.ofNullable(version), Optional.ofNullable(previous), changes)
                .findings()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "1.4.0, 1.3.2, feat: a, true",
        "1.3.3, 1.3.2, feat: a, false",
        "1.3.3, 1.3.2, fix: a, true",
        "1.3.3, 1.3.2, tidy up, true",
        "1.4.0, 1.3.2, fix: a, true",
        "2.0.0, 1.3.2, feat!: a, true",
        "1.4.0, 1.3.2, feat!: a, false",
        "1.3.2, 1.3.2, fix: a, false",
        "1.3.1, 1.3.2, fix: a, false",
        "v1.4.0, v1.3.2, feat: a, true",
        "0.4.0, 0.3.2, feat!: a, true",
        "0.3.3, 0.3.2, feat!: a, false",
        "0.3.3, 0.3.2, feat: a, true",
        "1.0.0, 0.9.0, fix: a, true",
        "2.0.0-rc.1, 1.9.0, feat!: a, true",
        "2.0.0, 2.0.0-rc.1, feat!: a, true",
        "1.4.0-rc.1, 1.3.2, feat!: a, false",
        "1.4, 1.3.2, fix: a, false",
        "2026-03, 1.3.2, fix: a, false",
        "1.4.0, 1.3, fix: a, false",
    })
    void theVersionMustMoveAsFarAsTheChangesAsk(String version, String previous, String message, boolean kept) {
        assertThat(judge(SEMVER, version, previous, commits(message)))
                .as(judge(SEMVER, version, previous, commits(message)).why())
                .extracting(ReleaseFinding::kept)
                .isEqualTo(kept);
    }

    @Test
    void aVersionThatMovesTooLittleIsExplainedWithTheOneThatFits() {
        assertThat(judge(SEMVER, "1.3.3", "1.3.2", commits("fix: b", "feat: add paging"))
                        .why())
                .isEqualTo("1.3.2 → 1.3.3 is a patch version, but commit 0123456789 'add paging' asks for at least a"
                        + " minor version: 1.4.0");
    }

    @Test
    void whatIsNotKnownKeepsNoRuleButAFirstReleaseHasNothingToMoveFrom() {
        assertThat(judge(SEMVER, null, "1.3.2", commits("fix: a")).why()).contains("no version is announced");
        assertThat(judge(SEMVER, "1.4.0", "1.3.2", Changes.UNKNOWN).kept()).isFalse();
        assertThat(judge(SEMVER, "1.4.0", "1.3.2", Changes.UNKNOWN).why()).contains("nobody told what changed");
        assertThat(judge(SEMVER, "1.0.0", null, Changes.UNKNOWN).kept()).isTrue();
        assertThat(new ReleaseCheck(ReleaseRules.NONE, Optional.empty(), Optional.empty(), Changes.UNKNOWN).findings())
                .isEmpty();
    }

    @Test
    void theChangelogAloneTellsWhatTheVersionMustBe() throws IOException {
        String added =
                "# Changelog\n\n## [1.3.3] - 2026-03-02\n\n### Added\n- Paging\n\n## [1.3.2] - 2026-01-01\n- x\n";

        assertThat(judge(SEMVER, "1.3.3", null, changelog(added)).why())
                .isEqualTo("1.3.2 → 1.3.3 is a patch version, but changelog entry 'Paging' asks for at least a minor"
                        + " version: 1.4.0");
        assertThat(judge(SEMVER, "1.3.3", null, changelog(added.replace("### Added", "### Fixed")))
                        .kept())
                .isTrue();
        assertThat(judge(SEMVER, "1.3.3", null, changelog(added.replace("Paging", "**Breaking:** paging")))
                        .why())
                .contains("at least a major version: 2.0.0");
    }

    @Test
    void aChangelogOfAnotherVersionTellsNothingOfThisOneButWhatWasBefore() throws IOException {
        Changes older = changelog("## 1.4.0\n### Added\n- Paging\n");

        assertThat(judge(SEMVER, "1.4.1", null, older).why()).startsWith("nobody told what changed since 1.4.0");
        assertThat(judge(SEMVER, "1.4.1", null, Changes.of("", commits("fix: a").commits(), older.changelog()))
                        .kept())
                .isTrue();
    }

    @Test
    void theChangelogMustTellOfThisVersion() throws IOException {
        String text = "# Changelog\n\n## Unreleased\n- Not yet\n\n## 1.3.2\n- Something\n";

        assertThat(judge(CHANGELOG, "1.3.2", null, changelog(text)).why())
                .isEqualTo("CHANGELOG.md has 1 entries for 1.3.2");
        assertThat(judge(CHANGELOG, "v1.3.2", null, changelog(text)).kept()).isTrue();
        assertThat(judge(CHANGELOG, "1.4.0", null, changelog(text)).why())
                .isEqualTo("the newest version in CHANGELOG.md is 1.3.2, not 1.4.0; add a heading for it");
        assertThat(judge(CHANGELOG, "1.3.2", null, changelog("## 1.3.2\n\n## 1.3.1\n- a\n"))
                        .why())
                .isEqualTo("CHANGELOG.md has no entry for 1.3.2; write some");
        assertThat(judge(CHANGELOG, "1.3.2", null, Changes.UNKNOWN).kept()).isFalse();
        assertThat(judge(CHANGELOG, null, null, changelog(text)).kept()).isFalse();
    }
}
