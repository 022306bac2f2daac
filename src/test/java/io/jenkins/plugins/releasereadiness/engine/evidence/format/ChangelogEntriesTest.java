package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static io.jenkins.plugins.releasereadiness.engine.evidence.format.ChangelogSamples.CHANGELOG;
import static io.jenkins.plugins.releasereadiness.engine.evidence.format.ChangelogSamples.KEEP_A_CHANGELOG;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as an entry, and as a breaking one. */
class ChangelogEntriesTest {
    @Test
    void onlyTopLevelItemsAreEntries() throws IOException {
        assertThat(CHANGELOG.facts("""
                ## 1.2.0
                Text - with a dash.
                * star

                  second paragraph of star
                  1. nested
                     - nested deeper
                + plus
                1. one
                2) two
                \t- nested by a tab
                -no item
                - - -
                ```
                - in code
                ```
                """)).containsEntry("entries", 4L);
    }

    @Test
    void itemsMayBeIndentedTogether() throws IOException {
        assertThat(CHANGELOG.facts("1.2.0 / 2026-05-06\n===\n\n  * one\n    - detail\n  * two\n"))
                .containsEntry("entries", 2L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "- a breaking change                            | 1",
                "- BREAKING: a                                  | 1",
                "- a change\\n  that is breaking                | 1",
                "- a change\\n  - breaking only in detail       | 0",
                "- a non-breaking change                        | 0",
                "- groundbreaking                               | 0",
                "### ⚠ BREAKING CHANGES\\n- a\\n- b\\n### Fixed\\n- c | 2",
                "### Breaking\\n#### API\\n- a\\n### Other\\n- b | 1",
                "Breaking things ahead.\\n- a                   | 0",
            })
    void breakingStandsInTheItemItselfOrInAHeadingAboveIt(String section, long breaking) throws IOException {
        assertThat(CHANGELOG.facts("## 2.0.0\n" + section.replace("\\n", "\n") + "\n## 1.0.0\n- breaking\n"))
                .containsEntry("breaking", breaking);
    }

    @Test
    void groupsMayStandAtTheLevelOfAPatchRelease() throws IOException {
        assertThat(CHANGELOG.facts("""
                ### [1.0.1](https://example.org) (2026-05-06)

                ### Bug Fixes

                * one
                * two

                ## [1.0.0](https://example.org) (2026-05-01)

                * three
                """)).containsEntry("entries", 2L).containsEntry("bump", "patch");
    }

    @Test
    void whatFollowsTheReleasesIsNoEntry() throws IOException {
        assertThat(CHANGELOG.facts("## 1.2.0\n- a\n## Maintainers\n- alice\n")).containsEntry("entries", 1L);
    }

    @Test
    void entriesThatWaitForAReleaseAreSaid() throws IOException {
        assertThat(CHANGELOG.read("## Unreleased\n- a\n- b\n## 1.2.0\n- c\n").message())
                .isEqualTo("the section 'Unreleased' holds 2 entries that do not belong to version 1.2.0");
        assertThat(CHANGELOG.read(KEEP_A_CHANGELOG).message()).isEmpty();
    }
}
