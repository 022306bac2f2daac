package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * What the newest release of a changelog says, for release notes; read as evidence reads it (evidence rule 31).
 *
 * @param version its version
 * @param previous the version before it; empty if it is the first
 * @param items its top-level list items, in order
 */
public record ChangelogEntries(String version, Optional<String> previous, List<Item> items) {
    public ChangelogEntries {
        items = List.copyOf(items);
    }

    /**
     * A top-level list item.
     *
     * @param heading the nearest heading above it within its release; empty if there is none
     * @param text its own text
     * @param breaking whether it says, or stands under a heading that says, that it breaks something
     */
    public record Item(String heading, String text, boolean breaking) {}

    /**
     * The newest release.
     *
     * @return empty if no heading begins with a version
     * @throws io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException if the text is no changelog
     *     that can be read
     * @throws IOException if the stream cannot be read
     */
    public static Optional<ChangelogEntries> newest(InputStream bytes) throws IOException {
        List<Changelog.Release> newest =
                new Changelog(MarkdownOutline.of(BoundedText.read(bytes, ChangelogReading.MAX_BYTES))).newest();
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> previous = newest.size() > 1
                ? Optional.of(newest.get(1).heading().version().text())
                : Optional.empty();
        return Optional.of(new ChangelogEntries(
                newest.get(0).heading().version().text(),
                previous,
                newest.get(0).items()));
    }
}
