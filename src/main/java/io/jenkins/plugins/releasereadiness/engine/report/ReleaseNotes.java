package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.release.ChangeGroup;
import io.jenkins.plugins.releasereadiness.engine.release.ChangelogRelease;
import io.jenkins.plugins.releasereadiness.engine.release.Changes;
import io.jenkins.plugins.releasereadiness.engine.release.Commit;
import java.util.List;
import java.util.Optional;

/**
 * {@code release-notes.md}. In each group stand the changelog's entries for this version, which people wrote for people;
 * where it has none, the commits.
 */
public final class ReleaseNotes {
    /** Said where there is nothing to tell. */
    static final String UNKNOWN = "Nobody told what changed: neither commits nor a changelog were given.";

    private static final String NONE = "None.";

    private final ReleaseRecord record;
    private final Changes changes;
    private final Optional<ChangelogRelease> changelog;

    private ReleaseNotes(ReleaseRecord record) {
        this.record = record;
        this.changes = record.changes().of(record.release().version());
        this.changelog = changes.changelog();
    }

    public static Document of(ReleaseRecord record) {
        return new Document("release-notes.md", new ReleaseNotes(record).write());
    }

    private String write() {
        Markdown text =
                new Markdown().heading(1, "Release notes: " + record.release().title());
        if (changes.unknown()) {
            text.paragraph(UNKNOWN);
        }
        for (ChangeGroup group : ChangeGroup.values()) {
            List<String> entries = group == ChangeGroup.HIGHLIGHTS ? highlights() : entries(group);
            group(text, group.title(), entries);
        }
        group(text, "Contributors", contributors());
        long silent = changes.commits().stream()
                .filter(commit -> !commit.conventional() && !commit.breaking())
                .count();
        if (silent > 0) {
            text.paragraph(silent + (silent == 1 ? " commit does" : " commits do")
                    + " not follow Conventional Commits and " + (silent == 1 ? "stands" : "stand") + " in no group.");
        }
        if (changes.more() > 0) {
            text.paragraph(changes.more() + " further commits are not listed.");
        }
        return text.toString();
    }

    private static void group(Markdown text, String title, List<String> entries) {
        text.heading(2, title);
        if (entries.isEmpty()) {
            text.paragraph(NONE);
        } else {
            text.items(entries);
        }
    }

    /** What the changelog calls so, else the numbers at a glance. */
    private List<String> highlights() {
        List<String> written = written(ChangeGroup.HIGHLIGHTS);
        if (!written.isEmpty()) {
            return written;
        }
        return List.of(ChangeGroup.BREAKING, ChangeGroup.FEATURES, ChangeGroup.FIXES).stream()
                .filter(group -> !entries(group).isEmpty())
                .map(group -> group.title() + ": " + entries(group).size())
                .toList();
    }

    private List<String> entries(ChangeGroup group) {
        List<String> written = written(group);
        return written.isEmpty()
                ? changes.commits().stream()
                        .filter(commit -> ChangeGroup.of(commit).equals(Optional.of(group)))
                        .map(ReleaseNotes::line)
                        .toList()
                : written;
    }

    private List<String> written(ChangeGroup group) {
        return changelog.stream()
                .flatMap(release -> release.entries().stream())
                .filter(entry -> entry.group() == group)
                .map(ChangelogRelease.Entry::text)
                .toList();
    }

    /** A commit for people, for example {@code api: add paging (0123456789)}. */
    static String line(Commit commit) {
        String scope = commit.scope().isEmpty() ? "" : commit.scope() + ": ";
        return scope + commit.subject() + (commit.id().isEmpty() ? "" : " (" + commit.abbreviated() + ")");
    }

    private List<String> contributors() {
        return changes.commits().stream()
                .map(Commit::author)
                .filter(author -> !author.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
