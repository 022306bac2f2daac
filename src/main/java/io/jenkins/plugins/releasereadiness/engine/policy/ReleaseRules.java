package io.jenkins.plugins.releasereadiness.engine.policy;

import java.util.Optional;

/**
 * Rules of the release itself.
 *
 * @param changelog path of the changelog; empty if there is none
 * @param semver whether the announced version must fit the changes (Semantic Versioning 2.0.0)
 * @param product name of the product; empty for the job's or folder's name
 */
public record ReleaseRules(Optional<String> product, Optional<String> changelog, boolean semver) {
    public static final ReleaseRules NONE = new ReleaseRules(Optional.empty(), Optional.empty(), false);
}
