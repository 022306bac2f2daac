package io.jenkins.plugins.releasereadiness.engine.release;

import java.util.Objects;

/**
 * How one rule of the release stands.
 *
 * @param rule which, for example {@code release.semver}
 * @param text what it demands, for people
 * @param kept whether it is kept; what cannot be judged is not
 * @param why why, as a sentence
 */
public record ReleaseFinding(String rule, String text, boolean kept, String why) {
    public ReleaseFinding {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(text);
        Objects.requireNonNull(why);
    }
}
