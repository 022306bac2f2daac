package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException;
import java.util.regex.Pattern;

/** A changelog in Markdown, such as Keep a Changelog describes it (evidence rule 31). */
public final class ChangelogReader implements EvidenceReader {
    private static final Pattern NAME =
            Pattern.compile("(?i)(?:change[-_ ]?log|changes|history|news|release[-_ ]?notes)"
                    + "(?:(?:[-_.][\\w.-]*)?\\.(?:md|markdown)|\\.txt)?");
    private static final Pattern MARKUP =
            Pattern.compile("(?i)<(?:!--|(?:a|p|div|h[1-6]|img|br|hr|span|center|details|picture)\\b)");
    private static final Pattern TITLE = Pattern.compile("(?i)#{1,3}\\s[^\\n]*(?:change\\s?log|release notes)");

    private static final Pattern PARTS = Pattern.compile("\\d+\\.\\d+\\.\\d+");
    private static final Pattern JSON = Pattern.compile("\\[\\s*(?:[{\\[\"\\]]|$)|\\{");

    @Override
    public String format() {
        return "changelog";
    }

    @Override
    public SourceKind kind() {
        return SourceKind.RELEASE;
    }

    @Override
    public boolean recognises(Head head) {
        if (looksLikeJsonReport(head) || looksLikeXmlReport(head) || head.looksLikeHtml()) {
            return false;
        }
        return NAME.matcher(head.fileName()).matches()
                || TITLE.matcher(head.text()).lookingAt()
                || hasRelease(head);
    }

    /** Whether a heading is that of a release beyond doubt: sections of other documents can be numbered like 1.2. */
    private static boolean hasRelease(Head head) {
        try {
            return MarkdownOutline.of(head.text()).stream()
                    .filter(MarkdownOutline.Block::heading)
                    .flatMap(block -> ChangelogHeading.of(block).stream())
                    .anyMatch(heading -> heading.bare()
                            && PARTS.matcher(heading.version().text()).lookingAt());
        } catch (UnreadableException e) {
            return false;
        }
    }

    /** Whether it begins like JSON; Markdown may begin with a link, whose text stands in brackets too. */
    static boolean looksLikeJsonReport(Head head) {
        return head.looksLikeJson() && JSON.matcher(head.text()).lookingAt();
    }

    /** Whether it begins like XML, but not with a comment or one of the HTML elements that Markdown may begin with. */
    static boolean looksLikeXmlReport(Head head) {
        return head.looksLikeXml() && !MARKUP.matcher(head.text()).lookingAt();
    }

    @Override
    public Reading open(ReadOptions options) {
        return new ChangelogReading();
    }
}
