package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Lookalike;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Peek;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The newest release of one changelog. */
final class ChangelogReading implements Reading {
    private static final String EXPECTED = "a changelog in Markdown";

    /** The whole outline is needed, because nothing else tells which end is the newest. */
    static final int MAX_BYTES = 8 << 20;

    private Changelog changelog;

    @Override
    public void read(InputStream bytes) throws IOException {
        if (changelog != null) {
            throw new UnreadableException("the source has more than one changelog; name one");
        }
        Peek peek = Peek.at(bytes);
        if (Lookalike.noReport(peek.head()).isPresent()
                || ChangelogReader.looksLikeJsonReport(peek.head())
                || ChangelogReader.looksLikeXmlReport(peek.head())) {
            throw Lookalike.refuse(EXPECTED, peek.head());
        }
        changelog = new Changelog(MarkdownOutline.of(BoundedText.read(peek.bytes(), MAX_BYTES)));
    }

    @Override
    public Outcome finish() {
        List<Changelog.Release> newest = changelog.newest();
        Facts.Builder facts = Facts.builder();
        if (newest.isEmpty()) {
            return Outcome.vacuous(
                    facts.count("entries", 0).count("breaking", 0).build(),
                    "no heading begins with a version; write one such as '## [1.2.0] - 2026-05-06'");
        }
        Changelog.Release release = newest.get(0);
        facts.text("version", release.heading().version().text());
        if (newest.size() > 1) {
            ReleaseVersion previous = newest.get(1).heading().version();
            facts.text("previousVersion", previous.text());
            release.heading().version().bumpSince(previous).ifPresent(bump -> facts.text("bump", bump));
        }
        Outcome outcome = Outcome.present(facts.count("entries", release.entries())
                .count("breaking", release.breaking())
                .build());
        return changelog.unreleased() == 0
                ? outcome
                : outcome.withMessage("the section 'Unreleased' holds " + changelog.unreleased()
                        + " entries that do not belong to version "
                        + release.heading().version().text());
    }
}
