package io.jenkins.plugins.releasereadiness.engine.approval;

import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/** Something that happens to an approval. */
public sealed interface ApprovalEvent {
    /**
     * Somebody votes.
     *
     * @param seen digests that were in front of the voter, by name
     * @param expectedVersion version of the request that the voter saw; empty where the way of voting cannot tell
     */
    record Cast(
            Voter voter,
            Vote.Choice choice,
            String reason,
            boolean acknowledged,
            Map<String, String> seen,
            OptionalLong expectedVersion)
            implements ApprovalEvent {
        public Cast {
            Objects.requireNonNull(voter);
            Objects.requireNonNull(choice);
            Objects.requireNonNull(reason);
            Objects.requireNonNull(expectedVersion);
            seen = Collections.unmodifiableMap(new LinkedHashMap<>(seen));
        }
    }

    /** Somebody takes their vote back. */
    record Withdraw(Voter voter, OptionalLong expectedVersion) implements ApprovalEvent {
        public Withdraw {
            Objects.requireNonNull(voter);
            Objects.requireNonNull(expectedVersion);
        }
    }

    /** Time went by. */
    record ClockTick() implements ApprovalEvent {}

    /**
     * What the request is about was measured again.
     *
     * @param binding all digests by name, also those that are as before; at least one
     */
    record EvidenceChanged(Map<String, String> binding) implements ApprovalEvent {
        public EvidenceChanged {
            binding = Collections.unmodifiableMap(new LinkedHashMap<>(binding));
        }
    }

    /**
     * The build is stopped.
     *
     * @param kind what kind of maker stopped it
     * @param by id of the person, or what else stopped it
     */
    record Abort(Decision.MakerKind kind, String by) implements ApprovalEvent {
        public Abort {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(by);
        }
    }

    /**
     * A newer build takes over.
     *
     * @param build its name
     */
    record Supersede(String build) implements ApprovalEvent {
        public Supersede {
            Objects.requireNonNull(build);
        }
    }

    /**
     * Emergency: go without the rules.
     *
     * @param permitted whether the person has the permission to override
     */
    record Override(Voter by, String reason, boolean permitted) implements ApprovalEvent {
        public Override {
            Objects.requireNonNull(by);
            Objects.requireNonNull(reason);
        }
    }

    /**
     * Before votes decide, it was looked again who their voters are now.
     *
     * @param lost key of each voter who is no longer entitled to vote, with the reason as a sentence
     */
    record VotersChecked(Map<String, String> lost) implements ApprovalEvent {
        public VotersChecked {
            lost = Collections.unmodifiableMap(new LinkedHashMap<>(lost));
        }
    }

    /** The process was started again with the stored state. */
    record Restart() implements ApprovalEvent {}
}
