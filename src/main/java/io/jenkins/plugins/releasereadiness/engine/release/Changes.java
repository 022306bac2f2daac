package io.jenkins.plugins.releasereadiness.engine.release;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What changed since the last release, from commits, from the changelog, or from both.
 *
 * @param origin where the commits come from, for people; empty if there are none to look at
 * @param commits the commits, those that ask for the highest version first
 * @param more how many further commits there were; none of them asks for a higher version than those that are listed
 * @param changelog the newest release of the changelog; empty if there is none
 */
public record Changes(String origin, List<Commit> commits, long more, Optional<ChangelogRelease> changelog) {
    /** Release notes with more entries are read by nobody, and the record keeps them forever. */
    static final int MAX_COMMITS = 1000;

    /** Nothing is known of what changed. */
    public static final Changes UNKNOWN = new Changes("", List.of(), 0, Optional.empty());

    public Changes {
        Objects.requireNonNull(origin);
        Objects.requireNonNull(changelog);
        commits = List.copyOf(commits);
    }

    /** Changes of any number of commits. */
    public static Changes of(String origin, List<Commit> commits, Optional<ChangelogRelease> changelog) {
        List<Commit> sorted = new ArrayList<>(commits);
        sorted.sort(Comparator.comparing(Commit::bump).reversed());
        int kept = Math.min(MAX_COMMITS, sorted.size());
        return new Changes(origin, sorted.subList(0, kept), sorted.size() - (long) kept, changelog);
    }

    /**
     * The changes of one version: a changelog whose newest version is another tells nothing of it.
     *
     * @param version announced version; with none the changelog's newest is taken to be meant
     */
    public Changes of(Optional<String> version) {
        Optional<ChangelogRelease> own = changelog.filter(newest -> version.map(
                        announced -> plain(announced).equals(plain(newest.version())))
                .orElse(true));
        return new Changes(origin, commits, more, own);
    }

    /** A version without the {@code v} that tags often have. */
    static String plain(String version) {
        return version.startsWith("v") || version.startsWith("V") ? version.substring(1) : version;
    }

    /** Whether nobody told what changed. */
    public boolean unknown() {
        return commits.isEmpty() && changelog.isEmpty();
    }

    /** Which version they ask for together; empty if no change is known. */
    public Optional<Bump> bump() {
        return bumps().reduce(Bump::or);
    }

    /** What asks for the highest version, for people. */
    public Optional<String> reason() {
        return bump().map(highest -> commits.stream()
                .filter(commit -> commit.bump() == highest)
                .map(commit -> (commit.id().isEmpty() ? "commit '" : "commit " + commit.abbreviated() + " '")
                        + commit.subject() + "'")
                .findFirst()
                .orElseGet(() -> changelog.stream()
                        .flatMap(release -> release.entries().stream())
                        .filter(entry -> entry.bump() == highest)
                        .map(entry -> "changelog entry '" + entry.text() + "'")
                        .findFirst()
                        .orElse("the changes")));
    }

    private Stream<Bump> bumps() {
        return Stream.concat(
                commits.stream().map(Commit::bump),
                changelog.stream()
                        .flatMap(release -> release.entries().stream())
                        .map(ChangelogRelease.Entry::bump));
    }

    /** As the ledger writes it. */
    public Map<String, Object> encode() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("origin", origin);
        tree.put("commits", commits.stream().map(Commit::encode).toList());
        tree.put("more", more);
        changelog.ifPresent(release -> tree.put("changelog", release.encode()));
        return tree;
    }

    /**
     * @throws io.jenkins.plugins.releasereadiness.engine.json.JsonException if the tree is none
     */
    public static Changes decode(Fields tree) {
        return new Changes(
                tree.text("origin"),
                tree.objects("commits").stream().map(Commit::decode).toList(),
                tree.count("more"),
                tree.optionalObject("changelog").map(ChangelogRelease::decode));
    }
}
