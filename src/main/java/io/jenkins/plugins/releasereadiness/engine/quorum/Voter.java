package io.jenkins.plugins.releasereadiness.engine.quorum;

import java.util.Objects;
import java.util.Set;

/**
 * Somebody who wants to vote, as the caller authenticated them. Nothing a person types goes in here.
 *
 * @param key key of the user, see {@link Keys}; blank for an anonymous visitor
 * @param id id to show
 * @param groups keys of the groups (authorities) the user has at this moment
 * @param mayBuild whether the user may build the job
 */
public record Voter(String key, String id, Set<String> groups, boolean mayBuild) {
    private static final String ANONYMOUS = "anonymous";

    public Voter {
        Objects.requireNonNull(key);
        Objects.requireNonNull(id);
        groups = Set.copyOf(groups);
    }

    /** A visitor who has not logged in. Never counts for anything. */
    public static Voter anonymous() {
        return new Voter("", ANONYMOUS, Set.of(), false);
    }

    /** Whether nobody stands behind this: no key, or the name that realms give to visitors. */
    public boolean isAnonymous() {
        return isAnonymous(key);
    }

    static boolean isAnonymous(String key) {
        return key.isBlank() || key.equalsIgnoreCase(ANONYMOUS);
    }
}
