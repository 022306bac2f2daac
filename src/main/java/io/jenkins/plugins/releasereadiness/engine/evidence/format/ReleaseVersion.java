package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.semver4j.Semver;

/**
 * A version as a changelog names it.
 *
 * @param text without a leading {@code v}
 */
record ReleaseVersion(String text) {
    /** Numbers, then what makes it a pre-release, a Maven qualifier or build metadata. */
    private static final Pattern VERSION = Pattern.compile(
            "[vV]?(\\d{1,9}(?:\\.\\d{1,9}){1,3}"
                    + "(?:-[0-9A-Za-z][0-9A-Za-z.-]*|\\.?(?:a|b|rc|alpha|beta|dev|post|m|cr|final|ga|release|sp)\\.?\\d*(?![0-9A-Za-z]))?"
                    + "(?:\\+[0-9A-Za-z.-]+)?)(?![\\w])(?!\\.[\\w])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DATE = Pattern.compile("\\d{1,2}\\.\\d{1,2}\\.(?:19|20)\\d\\d");
    private static final Pattern TRAILING_DATE = Pattern.compile("-\\d{4}-\\d\\d-\\d\\d$");

    /**
     * A version at the beginning of a text.
     *
     * @param version what it is
     * @param end where it ends in the text
     */
    record Found(ReleaseVersion version, int end) {}

    /** The version that {@code text} begins with at {@code from}. */
    static Optional<Found> at(String text, int from) {
        Matcher matcher = VERSION.matcher(text).region(from, text.length());
        matcher.useTransparentBounds(true);
        if (!matcher.lookingAt() || DATE.matcher(matcher.group(1)).matches()) {
            return Optional.empty();
        }
        String version = TRAILING_DATE.matcher(matcher.group(1)).replaceFirst("");
        version = version.replaceFirst("[.-]+$", "");
        return Optional.of(new Found(new ReleaseVersion(version), matcher.end()));
    }

    /** As semantic version 2.0.0, if it is one. */
    Optional<Semver> semver() {
        return Optional.ofNullable(Semver.parse(text));
    }

    /**
     * What changed since {@code previous}: {@code major}, {@code minor} or {@code patch}; empty unless both are full
     * semantic versions without pre-release and this one is higher (evidence rule 31).
     */
    Optional<String> bumpSince(ReleaseVersion previous) {
        Optional<Semver> now = semver();
        Optional<Semver> before = previous.semver();
        if (now.isEmpty()
                || before.isEmpty()
                || !now.get().getPreRelease().isEmpty()
                || !before.get().getPreRelease().isEmpty()
                || now.get().compareTo(before.get()) <= 0) {
            return Optional.empty();
        }
        if (now.get().getMajor() != before.get().getMajor()) {
            return Optional.of("major");
        }
        if (now.get().getMinor() != before.get().getMinor()) {
            return Optional.of("minor");
        }
        return now.get().getPatch() == before.get().getPatch() ? Optional.empty() : Optional.of("patch");
    }
}
