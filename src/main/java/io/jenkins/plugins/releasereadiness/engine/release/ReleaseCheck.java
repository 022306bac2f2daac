package io.jenkins.plugins.releasereadiness.engine.release;

import io.jenkins.plugins.releasereadiness.engine.policy.ReleaseRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.semver4j.Semver;

/**
 * Judges the rules of the release: whether the announced version is a semantic one and moves as far as the changes ask
 * for, and whether the changelog tells of it. What is not known keeps no rule (fail closed), except that a first release
 * has nothing it could move from.
 */
public final class ReleaseCheck {
    private static final String SEMVER = "release.semver";
    private static final String SEMVER_TEXT = "The version fits the changes";
    private static final String CHANGELOG = "release.changelog";
    private static final String CHANGELOG_TEXT = "The changelog tells of this version";

    private final ReleaseRules rules;
    private final Optional<String> version;
    private final Optional<String> previous;
    private final Changes changes;

    /** What is known of this version. */
    private final Changes own;

    /**
     * @param version announced version
     * @param previous version before it; without one the changelog's is taken
     */
    public ReleaseCheck(ReleaseRules rules, Optional<String> version, Optional<String> previous, Changes changes) {
        this.rules = Objects.requireNonNull(rules);
        this.version = version.map(Changes::plain);
        this.own = changes.of(version);
        this.previous = previous.or(() -> before(changes)).map(Changes::plain);
        this.changes = changes;
    }

    /** One finding for each rule that the policy has. */
    public List<ReleaseFinding> findings() {
        List<ReleaseFinding> findings = new ArrayList<>();
        if (rules.semver()) {
            findings.add(semver());
        }
        rules.changelog().ifPresent(path -> findings.add(changelog(path)));
        return findings;
    }

    /** What the changelog says was before: the version before this one, or its newest where that is not this one. */
    private Optional<String> before(Changes changes) {
        return own.changelog().isPresent()
                ? own.changelog().flatMap(ChangelogRelease::previous)
                : changes.changelog().map(ChangelogRelease::version);
    }

    private ReleaseFinding semver() {
        if (version.isEmpty()) {
            return broken("no version is announced; name it in the step, or write it into the changelog");
        }
        Semver now = Semver.parse(version.get());
        if (now == null) {
            return broken(version.get() + " is no semantic version; write it as MAJOR.MINOR.PATCH, for example 1.4.0");
        }
        if (previous.isEmpty()) {
            return kept(now + " is the first version that is known, so there is nothing it moves from");
        }
        Semver before = Semver.parse(previous.get());
        if (before == null) {
            return broken("the version before, " + previous.get()
                    + ", is no semantic version, so it cannot be told how far " + now + " moves");
        }
        if (now.compareTo(before) <= 0) {
            return broken(now + " does not lie above " + before + ", the version before");
        }
        return own.bump()
                .map(asked -> moved(before, now, asked))
                .orElseGet(() -> broken("nobody told what changed since " + before
                        + "; name the changelog in the policy, or give the commits"));
    }

    private ReleaseFinding moved(Semver before, Semver now, Bump asked) {
        Optional<Bump> moved = Bump.between(before, now);
        if (moved.isEmpty()) {
            return kept(now + " finishes the pre-release " + before);
        }
        Bump least = asked.after(before);
        String because = own.reason().orElse("the changes") + " asks for at least a " + least.word() + " version";
        return moved.get().compareTo(least) >= 0
                ? kept(before + " → " + now + " is a " + moved.get().word() + " version; " + because)
                : broken(before + " → " + now + " is a " + moved.get().word() + " version, but " + because + ": "
                        + least.next(before));
    }

    private ReleaseFinding changelog(String path) {
        if (changes.changelog().isEmpty()) {
            return new ReleaseFinding(
                    CHANGELOG,
                    CHANGELOG_TEXT,
                    false,
                    path + " is missing, cannot be read, or has no heading that begins with a version");
        }
        ChangelogRelease newest = changes.changelog().get();
        if (version.isEmpty() || !Changes.plain(newest.version()).equals(version.get())) {
            return new ReleaseFinding(
                    CHANGELOG,
                    CHANGELOG_TEXT,
                    false,
                    "the newest version in " + path + " is " + newest.version() + ", not "
                            + version.orElse("known of this release") + "; add a heading for it");
        }
        return newest.entries().isEmpty()
                ? new ReleaseFinding(
                        CHANGELOG,
                        CHANGELOG_TEXT,
                        false,
                        path + " has no entry for " + newest.version() + "; write some")
                : new ReleaseFinding(
                        CHANGELOG,
                        CHANGELOG_TEXT,
                        true,
                        path + " has " + newest.entries().size() + " entries for " + newest.version());
    }

    private static ReleaseFinding kept(String why) {
        return new ReleaseFinding(SEMVER, SEMVER_TEXT, true, why);
    }

    private static ReleaseFinding broken(String why) {
        return new ReleaseFinding(SEMVER, SEMVER_TEXT, false, why);
    }
}
