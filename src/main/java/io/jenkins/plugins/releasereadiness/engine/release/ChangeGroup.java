package io.jenkins.plugins.releasereadiness.engine.release;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The groups of release notes, in their order. */
public enum ChangeGroup {
    HIGHLIGHTS("Highlights", Set.of("highlight"), Set.of()),
    FEATURES("New features", Set.of("add", "feature", "new"), Set.of("feat")),
    IMPROVEMENTS(
            "Improvements",
            Set.of("change", "improve", "enhance", "perform", "deprecat", "update"),
            Set.of("perf", "refactor", "improvement")),
    FIXES("Bug fixes", Set.of("fix", "bug", "secur"), Set.of("fix", "revert")),
    BREAKING("Breaking changes", Set.of("breaking", "remov"), Set.of()),
    DEPENDENCIES("Dependencies", Set.of("dependenc"), Set.of("deps"));

    /** In Conventional Commits a scope that begins so marks a change of dependencies, for example {@code build(deps)}. */
    private static final String DEPENDENCY_SCOPE = "deps";

    private final String title;
    private final Set<String> headings;
    private final Set<String> types;

    ChangeGroup(String title, Set<String> headings, Set<String> types) {
        this.title = title;
        this.headings = headings;
        this.types = types;
    }

    public String title() {
        return title;
    }

    /** The group that a heading within a release of a changelog means, by the stem of one of its words. */
    public static Optional<ChangeGroup> ofHeading(String heading) {
        String[] words = heading.toLowerCase(Locale.ROOT).split("[^a-z]+");
        for (ChangeGroup group :
                new ChangeGroup[] {HIGHLIGHTS, BREAKING, DEPENDENCIES, FIXES, FEATURES, IMPROVEMENTS}) {
            for (String word : words) {
                if (group.headings.stream().anyMatch(word::startsWith)) {
                    return Optional.of(group);
                }
            }
        }
        return Optional.empty();
    }

    /** The group that a commit belongs to; empty for what users do not notice (documentation, tests, build). */
    public static Optional<ChangeGroup> of(Commit commit) {
        if (commit.breaking()) {
            return Optional.of(BREAKING);
        }
        if (commit.scope().toLowerCase(Locale.ROOT).startsWith(DEPENDENCY_SCOPE)) {
            return Optional.of(DEPENDENCIES);
        }
        for (ChangeGroup group : values()) {
            if (group.types.contains(commit.type())) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }
}
