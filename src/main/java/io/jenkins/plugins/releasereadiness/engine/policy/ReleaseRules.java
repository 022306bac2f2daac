package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.evidence.collect.PathPattern;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Rules of the release itself.
 *
 * @param product name of the product; empty for the job's or folder's name
 * @param changelog path of the changelog; empty if there is none
 * @param semver whether the announced version must fit the changes (Semantic Versioning 2.0.0)
 * @param referenceBranches patterns of the branches beside the release's own in which the last approved release is looked
 *     for while the own branch has none; as {@link PathPattern} reads them
 */
public record ReleaseRules(
        Optional<String> product, Optional<String> changelog, boolean semver, List<String> referenceBranches) {
    public static final ReleaseRules NONE = new ReleaseRules(Optional.empty(), Optional.empty(), false, List.of());

    public ReleaseRules {
        Objects.requireNonNull(product);
        Objects.requireNonNull(changelog);
        referenceBranches = List.copyOf(referenceBranches);
    }

    /** Whether a release of the branch {@code name} may be what releases of other branches are compared with. */
    public boolean refersTo(String name) {
        return referenceBranches.stream()
                .anyMatch(pattern -> PathPattern.parse(pattern).matches(name));
    }
}
