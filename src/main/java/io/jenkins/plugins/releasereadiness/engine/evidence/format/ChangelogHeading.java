package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A heading that begins with a version.
 *
 * @param version the first version it names
 * @param level 1 to 6
 * @param name what stands before the version, for example the product's name; empty if nothing does
 * @param date ISO date it holds; empty if none
 */
record ChangelogHeading(ReleaseVersion version, int level, String name, String date) {
    private static final Pattern UNRELEASED = Pattern.compile("\\bunreleased\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKUP = Pattern.compile("(?:<[^<>]*>|[^\\p{L}\\p{N}<])*");
    private static final Pattern NAME = Pattern.compile(
            "(\\p{L}[\\p{L}\\p{N}._@/+-]*(?:[ \\t]+\\p{L}[\\p{L}\\p{N}._@/+-]*){0,2}?)[ \\t@:`*_\\[(]+(?=[vV]?\\d)");
    private static final Pattern GENERIC = Pattern.compile("(?:version|release|ver|rel)\\.?", Pattern.CASE_INSENSITIVE);

    /** Behind a version that follows a name: then it is the title of a whole file. */
    private static final Pattern TITLE = Pattern.compile("\\b(?:change\\s?log|history)\\b", Pattern.CASE_INSENSITIVE);

    /** Some changelogs put the date before the version. Written with dots it could be a version itself. */
    private static final Pattern LEADING_DATE =
            Pattern.compile("\\d{4}([-/])\\d{1,2}\\1\\d{1,2}[\\s,:–—|-]+|\\d{4}\\.\\d{1,2}\\.\\d{1,2},\\s+(?=[vV])");

    private static final Pattern ISO_DATE = Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\d\\b");

    /** Whether the heading is that of changes not released yet. */
    static boolean unreleased(String text) {
        return UNRELEASED.matcher(text).find();
    }

    /** The heading as that of a release, if it is one. */
    static Optional<ChangelogHeading> of(MarkdownOutline.Block heading) {
        String text = heading.text();
        if (unreleased(text)) {
            return Optional.empty();
        }
        Matcher markup = MARKUP.matcher(text);
        int begin = markup.lookingAt() ? markup.end() : 0;
        Matcher leading =
                LEADING_DATE.matcher(text).region(begin, text.length()).useTransparentBounds(true);
        int from = leading.lookingAt() ? leading.end() : begin;
        Optional<ReleaseVersion.Found> bare = ReleaseVersion.at(text, from);
        if (bare.isPresent()) {
            return Optional.of(of(heading, bare.get(), ""));
        }
        Matcher name = NAME.matcher(text).region(from, text.length());
        if (!name.lookingAt()) {
            return Optional.empty();
        }
        return ReleaseVersion.at(text, name.end())
                .filter(found -> !TITLE.matcher(text.substring(found.end())).find())
                .map(found -> of(heading, found, GENERIC.matcher(name.group(1)).matches() ? "" : name.group(1)));
    }

    private static ChangelogHeading of(MarkdownOutline.Block heading, ReleaseVersion.Found found, String name) {
        Matcher date = ISO_DATE.matcher(heading.text());
        return new ChangelogHeading(
                found.version(), heading.level(), name.toLowerCase(Locale.ROOT), date.find() ? date.group() : "");
    }

    /** Whether nothing but perhaps a word like "Version" stands before the version. */
    boolean bare() {
        return name.isEmpty();
    }
}
