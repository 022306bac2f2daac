package io.jenkins.plugins.releasereadiness.engine.quorum;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the security realm can tell about people. Most realms can tell little; then say so and guess nothing. */
public interface Directory {
    /** Whether a user or group exists. */
    enum Knowledge {
        KNOWN,
        NOT_KNOWN,
        CANNOT_TELL
    }

    /**
     * A user.
     *
     * @param key see {@link Keys}
     * @param id id to show
     */
    record Member(String key, String id) {
        public Member {
            Objects.requireNonNull(key);
            Objects.requireNonNull(id);
        }
    }

    /** Whether the user or group exists. */
    Knowledge knows(ApprovalRule.Party party);

    /** Everybody in the group with this id; empty if the realm cannot list members. */
    Optional<List<Member>> members(String group);

    /** Everybody who may build the job; empty if that cannot be listed. */
    Optional<List<Member>> builders();
}
