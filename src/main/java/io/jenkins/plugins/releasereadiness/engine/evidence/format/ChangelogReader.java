package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.EvidenceReader;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Head;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Reading;
import java.util.regex.Pattern;

/** A changelog in Markdown, such as Keep a Changelog describes it (evidence rule 31). */
public final class ChangelogReader implements EvidenceReader {
    private static final Pattern NAME = Pattern.compile(
            "(?i)(?:change[-_ ]?log|changes|history|news|release[-_ ]?notes)(?:\\.(?:md|markdown|txt))?");
    private static final Pattern MARKUP =
            Pattern.compile("(?i)<(?:!--|(?:a|p|div|h[1-6]|img|br|hr|span|center|details|picture)\\b)");
    private static final Pattern TITLE = Pattern.compile("(?i)#{1,3}\\s[^\\n]*(?:change\\s?log|release notes)");

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
        if (head.looksLikeJson() || looksLikeXmlReport(head) || head.looksLikeHtml()) {
            return false;
        }
        return NAME.matcher(head.fileName()).matches()
                || TITLE.matcher(head.text()).lookingAt();
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
