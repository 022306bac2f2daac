package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The releases of a changelog and what they hold. */
final class Changelog {
    /** The word itself; "non-breaking" says the opposite. */
    private static final Pattern BREAKING = Pattern.compile("(?<!\\bnon[- ]?)\\bbreaking\\b", Pattern.CASE_INSENSITIVE);

    private static final int MAX_LEVEL = 6;

    /**
     * From this level on the headings of a release may stand at its own level: tools that write conventional changelogs
     * put patch releases at level 3, and their groups as well.
     */
    private static final int GROUPS_AT_OWN_LEVEL = 3;

    /** So many releases in a row must rise to take the file as one that begins with the oldest. */
    private static final int MIN_RISING = 3;

    /**
     * A release with its top-level list items.
     *
     * @param items the items themselves
     */
    record Release(ChangelogHeading heading, long entries, long breaking, List<ChangelogEntries.Item> items) {}

    private final List<Release> releases = new ArrayList<>();
    private final boolean[] breakingAt = new boolean[MAX_LEVEL + 1];
    private ChangelogHeading current;
    private boolean inUnreleased;
    private List<ChangelogEntries.Item> items = new ArrayList<>();
    private String group = "";
    private long entries;
    private long breaking;
    private long unreleased;

    Changelog(List<MarkdownOutline.Block> blocks) {
        int level = releaseLevel(blocks);
        for (MarkdownOutline.Block block : blocks) {
            if (block.heading()) {
                heading(block, level);
            } else {
                item(block.text());
            }
        }
        end();
    }

    /** The newest release and the one before it, as far as there are any. */
    List<Release> newest() {
        List<Release> distinct = new ArrayList<>();
        for (Release release : releases) {
            if (distinct.isEmpty()
                    || !distinct.get(distinct.size() - 1)
                            .heading()
                            .version()
                            .equals(release.heading().version())) {
                distinct.add(release);
            }
        }
        if (oldestFirst(distinct)) {
            Collections.reverse(distinct);
        }
        return distinct.subList(0, Math.min(2, distinct.size()));
    }

    /** How many entries wait for a release. */
    long unreleased() {
        return unreleased;
    }

    private void heading(MarkdownOutline.Block block, int releaseLevel) {
        Optional<ChangelogHeading> release =
                ChangelogHeading.of(block).filter(heading -> heading.bare() || heading.level() == releaseLevel);
        boolean waiting = release.isEmpty() && ChangelogHeading.unreleased(block.text());
        if (release.isPresent() || waiting || closes(block.level())) {
            end();
            current = release.orElse(null);
            inUnreleased = waiting;
        }
        for (int level = block.level(); level <= MAX_LEVEL; level++) {
            breakingAt[level] = false;
        }
        breakingAt[block.level()] = BREAKING.matcher(block.text()).find();
        group = release.isPresent() || waiting ? "" : block.text();
    }

    private boolean closes(int level) {
        return current != null && (level < current.level() || level == current.level() && level < GROUPS_AT_OWN_LEVEL);
    }

    private void item(String text) {
        if (inUnreleased) {
            unreleased++;
        }
        entries++;
        boolean marked = BREAKING.matcher(text).find();
        for (boolean heading : breakingAt) {
            marked |= heading;
        }
        breaking += marked ? 1 : 0;
        if (current != null) {
            items.add(new ChangelogEntries.Item(group, text, marked));
        }
    }

    private void end() {
        if (current != null) {
            releases.add(new Release(current, entries, breaking, items));
        }
        items = new ArrayList<>();
        current = null;
        entries = 0;
        breaking = 0;
    }

    /**
     * The level at which a heading with a name before its version is that of a release: the highest of those without a
     * name, else the highest of all. At others it is about something else, say an updated dependency.
     */
    private static int releaseLevel(List<MarkdownOutline.Block> blocks) {
        int bare = MAX_LEVEL + 1;
        int named = MAX_LEVEL + 1;
        for (MarkdownOutline.Block block : blocks) {
            Optional<ChangelogHeading> release = block.heading() ? ChangelogHeading.of(block) : Optional.empty();
            if (release.isPresent() && release.get().bare()) {
                bare = Math.min(bare, block.level());
            } else if (release.isPresent()) {
                named = Math.min(named, block.level());
            }
        }
        return bare <= MAX_LEVEL ? bare : named;
    }

    /** Whether dates, or else all versions, rise down the file. */
    private static boolean oldestFirst(List<Release> releases) {
        if (releases.size() < 2) {
            return false;
        }
        String first = releases.get(0).heading().date();
        String last = releases.get(releases.size() - 1).heading().date();
        if (!first.isEmpty() && !last.isEmpty() && !first.equals(last)) {
            return first.compareTo(last) < 0;
        }
        if (releases.size() < MIN_RISING) {
            return false;
        }
        for (int at = 1; at < releases.size(); at++) {
            ReleaseVersion before = releases.get(at - 1).heading().version();
            if (releases.get(at).heading().version().bumpSince(before).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
