package io.jenkins.plugins.releasereadiness.engine.release;

import io.jenkins.plugins.releasereadiness.engine.evidence.format.ChangelogEntries;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The newest release of a changelog.
 *
 * @param version its version
 * @param previous the version before it; empty if it is the first
 * @param entries what it holds, in order
 */
public record ChangelogRelease(String version, Optional<String> previous, List<Entry> entries) {
    public ChangelogRelease {
        Objects.requireNonNull(version);
        Objects.requireNonNull(previous);
        entries = List.copyOf(entries);
    }

    /**
     * One top-level list item.
     *
     * @param heading the heading above it within the release; empty if there is none
     * @param text what it says, on one line
     * @param breaking whether it or its heading says that it breaks something
     */
    public record Entry(String heading, String text, boolean breaking) {
        public Entry {
            Objects.requireNonNull(heading);
            Objects.requireNonNull(text);
        }

        /** The group it belongs to; {@link ChangeGroup#IMPROVEMENTS} where nothing tells. */
        public ChangeGroup group() {
            return breaking
                    ? ChangeGroup.BREAKING
                    : ChangeGroup.ofHeading(heading).orElse(ChangeGroup.IMPROVEMENTS);
        }

        /** Which version it asks for: removing something breaks only if the changelog says so. */
        Bump bump() {
            if (breaking) {
                return Bump.MAJOR;
            }
            return group() == ChangeGroup.FEATURES ? Bump.MINOR : Bump.PATCH;
        }
    }

    /** So much of a release is kept; longer lists and entries are read by nobody. */
    private static final int MAX_ENTRIES = 1000;

    private static final int MAX_LENGTH = 1000;

    /**
     * The newest release of a changelog; of very many entries those that break something are kept first.
     *
     * @return empty if no heading begins with a version
     * @throws io.jenkins.plugins.releasereadiness.engine.evidence.reader.UnreadableException if the text is no changelog
     *     that can be read
     * @throws IOException if the stream cannot be read
     */
    public static Optional<ChangelogRelease> read(InputStream bytes) throws IOException {
        return ChangelogEntries.newest(bytes)
                .map(newest -> new ChangelogRelease(
                        newest.version(),
                        newest.previous(),
                        newest.items().stream()
                                .sorted((one, other) -> Boolean.compare(other.breaking(), one.breaking()))
                                .limit(MAX_ENTRIES)
                                .map(item -> new Entry(
                                        Shown.line(item.heading(), MAX_LENGTH),
                                        Shown.line(item.text(), MAX_LENGTH),
                                        item.breaking()))
                                .toList()));
    }

    /** As the ledger writes it. */
    public Map<String, Object> encode() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("version", version);
        previous.ifPresent(text -> tree.put("previous", text));
        tree.put(
                "entries",
                entries.stream()
                        .map(entry -> {
                            Map<String, Object> item = new LinkedHashMap<>();
                            item.put("heading", entry.heading());
                            item.put("text", entry.text());
                            item.put("breaking", entry.breaking());
                            return item;
                        })
                        .toList());
        return tree;
    }

    /**
     * @throws io.jenkins.plugins.releasereadiness.engine.json.JsonException if the tree is none
     */
    public static ChangelogRelease decode(Fields tree) {
        return new ChangelogRelease(
                tree.text("version"),
                tree.optionalText("previous"),
                tree.objects("entries").stream()
                        .map(entry -> new Entry(entry.text("heading"), entry.text("text"), entry.bool("breaking")))
                        .toList());
    }
}
