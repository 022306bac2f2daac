package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static io.jenkins.plugins.releasereadiness.engine.evidence.format.ChangelogSamples.CHANGELOG;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.ChangelogSamples.KEEP_A_CHANGELOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangelogReaderTest {
    @Test
    void theNewestReleaseAndItsEntriesAreRead() throws IOException {
        assertThat(CHANGELOG.facts(KEEP_A_CHANGELOG))
                .containsExactly(
                        entry("version", "1.2.0"),
                        entry("previousVersion", "1.1.9"),
                        entry("bump", "minor"),
                        entry("entries", 3L),
                        entry("breaking", 1L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "## 1.2.0                                              | 1.2.0",
                "# v1.2.0                                              | 1.2.0",
                "###### [1.2.0]                                        | 1.2.0",
                "## [v1.2.0](https://example.org/9.9.9) (2026-05-06)   | 1.2.0",
                "## **1.2.0** - codename                               | 1.2.0",
                "## <a name=\"9.9.9\"></a>1.2.0                        | 1.2.0",
                "## Version 1.2.0                                      | 1.2.0",
                "## Release v1.2.0 ##                                  | 1.2.0",
                "## MyProduct 1.2.0                                    | 1.2.0",
                "## My Product v1.2.0 (2026-05-06)                     | 1.2.0",
                "## @scope/package@1.2.0                               | 1.2.0",
                "# k6 v2.0.0 is here                                   | 2.0.0",
                "## 1.2.0 / 1.1.9                                      | 1.2.0",
                "1.2.0 / 2026-05-06\\n==================               | 1.2.0",
                "v1.2.0\\n---                                          | 1.2.0",
                "## 1.2.0-rc.1                                         | 1.2.0-rc.1",
                "## 1.2.0+build.5                                      | 1.2.0+build.5",
                "## 1.2.0-2026-05-06                                   | 1.2.0",
                "## 1.2.0.Final                                        | 1.2.0.Final",
                "## 2.5                                                | 2.5",
                "## 2.0b1 (2026-05-06)                                 | 2.0b1",
                "## 1.2.3.4                                            | 1.2.3.4",
                "## 2026-05-06, Version 1.2.0 (LTS), @alice            | 1.2.0",
                "## 2026.05.06, Version 1.2.0                          | 1.2.0",
                "### 2026/05/06 - 1.2.0                                | 1.2.0",
                "<a name=\"1.2.0\"></a>\\n# 1.2.0                       | 1.2.0",
                "## 🎉 1.2.0                                            | 1.2.0",
            })
    void aHeadingMayNameItsVersionInManyWays(String heading, String version) throws IOException {
        assertThat(CHANGELOG.facts("Text\n\n" + heading.replace("\\n", "\n") + "\n\n- entry\n"))
                .containsEntry("version", version)
                .containsEntry("entries", 1L)
                .doesNotContainKeys("previousVersion", "bump");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Unreleased",
                "## [Unreleased]\n\n- Bump 1.2.0",
                "## 2.0.0 (unreleased)",
                "## 06.05.2026",
                "## 2026-05-06",
                "## 1.2.x",
                "## Added",
                "## How to upgrade from an old release to version 1.2.0",
                "```\n## 1.2.0\n```",
                "~~~~ text\n## 1.2.0\n~~~\n## 1.1.0\n~~~~",
                "<!--\n## 1.2.0\n-->",
                "    ## 1.2.0",
                "#1.2.0",
                "####### 1.2.0",
                "---\nversion: 1.2.0\n---\n# Changes",
                "Version 1.2.0 is out.",
            })
    void whatIsNoReleaseIsVacuousWithItsCounts(String text) throws IOException {
        Outcome outcome = CHANGELOG.read("# Changelog\n".repeat(text.startsWith("---") ? 0 : 1) + text + "\n");
        assertThat(outcome.state()).as(outcome.facts().toString()).isEqualTo(EvidenceState.VACUOUS);
        assertThat(outcome.facts().count("entries")).contains(0L);
        assertThat(outcome.facts().count("breaking")).contains(0L);
        assertThat(outcome.message()).contains("## [1.2.0] - 2026-05-06");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "2.0.0,      1.9.9,      major",
                "1.3.0,      1.2.9,      minor",
                "1.2.10,     1.2.9,      patch",
                "1.10.0,     1.9.0,      minor",
                "1.2.0-rc.1, 1.1.0,      ",
                "1.2.0,      1.2.0-rc.1, ",
                "2.5,        2.4,        ",
                "1.2.0,      1.1,        ",
                "1.0.0,      2.0.0,      ",
                "1.0.0+2,    1.0.0+1,    ",
                "2026.05.06, 2026.05.01, ",
                "1.2.0.Final, 1.1.0.Final, ",
            })
    void theBumpIsAbsentWhereVersionsCannotTellIt(String version, String previous, String bump) throws IOException {
        assertThat(CHANGELOG.facts("## " + version + "\n## " + previous + "\n"))
                .containsEntry("version", version)
                .containsEntry("previousVersion", previous)
                .satisfies(facts -> assertThat(facts.get("bump")).isEqualTo(bump));
    }

    @Test
    void theSameVersionAgainIsNotThePreviousOne() throws IOException {
        assertThat(CHANGELOG.facts("## 1.2.0\n- a\n### 1.2.0 in detail\n- b\n## 1.1.0\n"))
                .containsEntry("previousVersion", "1.1.0");
    }

    @Test
    void anUpdatedDependencyIsNoRelease() throws IOException {
        assertThat(CHANGELOG.facts("## 1.2.0\n### Node 18.0.0\n- needed\n## 1.1.0\n"))
                .containsEntry("version", "1.2.0")
                .containsEntry("previousVersion", "1.1.0")
                .containsEntry("entries", 1L);
    }

    @Test
    void aTitleWithAVersionIsNoRelease() throws IOException {
        assertThat(CHANGELOG.facts("# Product 2.0 Changelog\n## Product 2.0.1\n- a\n## Product 2.0.0\n"))
                .containsEntry("version", "2.0.1")
                .containsEntry("bump", "patch");
    }

    @Test
    void aFileThatBeginsWithTheOldestIsReadFromItsEnd() throws IOException {
        assertThat(CHANGELOG.facts("## 1.0.0\n- a\n## 1.1.0\n- b\n- c\n## 1.2.0\n- d\n"))
                .containsEntry("version", "1.2.0")
                .containsEntry("previousVersion", "1.1.0")
                .containsEntry("entries", 1L);
        assertThat(CHANGELOG.facts("## 1.0.0 - 2025-01-01\n## 1.1.0 - 2026-01-01\n"))
                .containsEntry("version", "1.1.0");
    }

    @Test
    void aFileMayBeginWithMarkup() throws IOException {
        assertThat(CHANGELOG.facts("<!-- edited by hand -->\n# Changelog\n## 1.2.0\n"))
                .containsEntry("version", "1.2.0");
        assertThat(CHANGELOG.facts("<a name=\"1.2.0\"></a>\n# 1.2.0\n")).containsEntry("version", "1.2.0");
    }

    @Test
    void byteOrderMarksAndLineEndsOfAllSystemsAreUnderstood() throws IOException {
        assertThat(CHANGELOG.facts("\uFEFF" + KEEP_A_CHANGELOG.replace("\n", "\r\n")))
                .isEqualTo(CHANGELOG.facts(KEEP_A_CHANGELOG));
        assertThat(CHANGELOG
                        .readBytes(("\uFEFF" + KEEP_A_CHANGELOG).getBytes(StandardCharsets.UTF_16LE))
                        .facts()
                        .text("version"))
                .contains("1.2.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                | an empty file",
                "` `               | a blank file",
                "{\"a\": 1}        | a JSON object",
                "<testsuite/>      | is not a changelog",
                "<!DOCTYPE html>   | an HTML page",
            })
    void whatIsNoTextIsUnreadable(String file, String message) {
        assertThat(CHANGELOG.problem(file)).contains(message);
    }

    @Test
    void twoChangelogsAreNoOneSource() {
        assertThat(CHANGELOG.problem(KEEP_A_CHANGELOG, KEEP_A_CHANGELOG)).contains("more than one changelog");
    }

    @Test
    void hostileTextIsReadInLinearTimeOrRefused() throws IOException {
        assertThat(CHANGELOG.facts("## 1.0.0\n#" + " #".repeat(1_000_000) + "\n"))
                .containsEntry("entries", 0L);
        assertThat(CHANGELOG.facts("## 1.0.0\n" + "* a ".repeat(1_000_000) + "\n"))
                .containsEntry("entries", 1L);
        assertThat(CHANGELOG.facts("## 1.0.0\n# " + "<".repeat(1_000_000) + "\n"))
                .containsEntry("entries", 0L);
        assertThat(CHANGELOG.facts("## 1.0.0\n# a" + " a".repeat(1_000_000) + " 1.1.0\n"))
                .containsEntry("version", "1.0.0");
        assertThat(CHANGELOG.problem("- a\n".repeat(200_000))).contains("more than 100000 headings and list items");
        assertThat(CHANGELOG.problem("x".repeat(9 << 20))).contains("larger than 8388608 bytes");
        CHANGELOG.assertEveryChangedByteIsHandled(KEEP_A_CHANGELOG);
    }

    @Test
    void changelogsAreRecognisedByTitleOrName() {
        assertThat(CHANGELOG.recognises(KEEP_A_CHANGELOG)).isTrue();
        assertThat(CHANGELOG.recognises("# Readme")).isFalse();
        assertThat(CHANGELOG.recognises("{}")).isFalse();
        assertThat(new ChangelogReader()
                        .recognises(new io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head(
                                "HISTORY.md", "1.0\n===".getBytes(StandardCharsets.UTF_8))))
                .isTrue();
    }
}
