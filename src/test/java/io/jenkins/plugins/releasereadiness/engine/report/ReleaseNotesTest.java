package io.jenkins.plugins.releasereadiness.engine.report;

import static io.jenkins.plugins.releasereadiness.engine.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.DirectoryBundleStore;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.MemoryLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.record.RecordFolder;
import io.jenkins.plugins.releasereadiness.engine.record.RecordWriter;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.release.ChangelogRelease;
import io.jenkins.plugins.releasereadiness.engine.release.Changes;
import io.jenkins.plugins.releasereadiness.engine.release.Commit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseNotesTest {
    private static final List<Commit> COMMITS = List.of(
            Commit.of("aaaaaaaaaaaa", "Alice", "feat(api): add paging"),
            Commit.of("bbbbbbbbbbbb", "Bob", "fix: keep the cart"),
            Commit.of("cccccccccccc", "Alice", "perf: cache prices"),
            Commit.of("dddddddddddd", "Bob", "refactor!: drop the old endpoint"),
            Commit.of("eeeeeeeeeeee", "bot", "build(deps): bump x from 1 to 2"),
            Commit.of("ffffffffffff", "Carol", "docs: explain paging"),
            Commit.of("999999999999", "Carol", "tidy up <b>here</b>"));

    @TempDir
    private Path folder;

    private ReleaseRecord record(Changes changes) throws IOException {
        Ledger ledger = Ledger.open(new MemoryLedgerStore(), Clock.fixed(NOW, ZoneOffset.UTC));
        RecordWriter writer =
                new RecordWriter(ledger, BundleWriter.copyingLedger(ledger, new DirectoryBundleStore(folder)));
        writer.started(
                "alice",
                "release-readiness 1",
                new Release(
                        "shop",
                        Optional.of("1.4.0"),
                        Optional.empty(),
                        "shop #42",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()));
        writer.changes("alice", changes);
        return RecordFolder.fold(ledger.entries());
    }

    private static Optional<ChangelogRelease> changelog(String text) throws IOException {
        return ChangelogRelease.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The lines under a heading. */
    private static List<String> under(String notes, String heading) {
        return notes.lines()
                .dropWhile(line -> !line.equals("## " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> !line.isBlank())
                .toList();
    }

    @Test
    void commitsStandInTheGroupsOfTheSpecification() throws IOException {
        String notes = ReleaseNotes.of(record(Changes.of("git log", COMMITS, Optional.empty())))
                .text();

        assertThat(notes.lines().filter(line -> line.startsWith("## ")))
                .containsExactly(
                        "## Highlights",
                        "## New features",
                        "## Improvements",
                        "## Bug fixes",
                        "## Breaking changes",
                        "## Dependencies",
                        "## Contributors");
        assertThat(under(notes, "Highlights"))
                .containsExactly("- Breaking changes: 1", "- New features: 1", "- Bug fixes: 1");
        assertThat(under(notes, "New features")).containsExactly("- api: add paging (aaaaaaaaaa)");
        assertThat(under(notes, "Improvements")).containsExactly("- cache prices (cccccccccc)");
        assertThat(under(notes, "Bug fixes")).containsExactly("- keep the cart (bbbbbbbbbb)");
        assertThat(under(notes, "Breaking changes")).containsExactly("- drop the old endpoint (dddddddddd)");
        assertThat(under(notes, "Dependencies")).containsExactly("- deps: bump x from 1 to 2 (eeeeeeeeee)");
        assertThat(under(notes, "Contributors"))
                .startsWith("- Alice", "- Bob", "- Carol", "- bot")
                .last()
                .asString()
                .startsWith("1 commit does not follow Conventional Commits");
        assertThat(notes).doesNotContain("explain paging").doesNotContain("<b>");
    }

    @Test
    void theChangelogGoesBeforeTheCommitsGroupByGroup() throws IOException {
        String notes = ReleaseNotes.of(record(Changes.of(
                        "git log",
                        COMMITS,
                        changelog("## 1.4.0\n### Highlights\n- Long lists load at once\n### Added\n- Paging of lists\n"
                                + "### Security\n- Escape names\n### Removed\n- The old endpoint\n"))))
                .text();

        assertThat(under(notes, "Highlights")).containsExactly("- Long lists load at once");
        assertThat(under(notes, "New features")).containsExactly("- Paging of lists");
        assertThat(under(notes, "Bug fixes")).containsExactly("- Escape names");
        assertThat(under(notes, "Breaking changes")).containsExactly("- The old endpoint");
        assertThat(under(notes, "Improvements")).containsExactly("- cache prices (cccccccccc)");
    }

    @Test
    void aChangelogOfAnotherVersionTellsNothingOfThisOne() throws IOException {
        String notes = ReleaseNotes.of(record(Changes.of("", List.of(), changelog("## 1.3.2\n### Added\n- Old\n"))))
                .text();

        assertThat(under(notes, "New features")).containsExactly("None.");
    }

    @Test
    void withoutAnyChangeKnownThatIsSaidInNotesAndManifest() throws IOException {
        ReleaseRecord record = record(Changes.UNKNOWN);

        assertThat(ReleaseNotes.of(record).text()).contains("Nobody told what changed");
        assertThat(new ReleaseDocuments(record).manifest().text())
                .contains("Nobody told what changed")
                .contains("No earlier approved release to compare with.");
    }

    @Test
    void theManifestListsScopeAndCommits() throws IOException {
        String manifest = new ReleaseDocuments(record(Changes.of("git log", COMMITS, Optional.empty())))
                .manifest()
                .text();

        assertThat(manifest)
                .contains("- Commits: 7, from git log")
                .contains("Asks for at least a major version")
                .contains("| dddddddddd | Bob | breaking: drop the old endpoint |");
    }
}
