package io.jenkins.plugins.releasereadiness.engine.approval;

import java.util.Map;
import java.util.Objects;

/** Something the caller does after it stored the new state, in the order given. */
public sealed interface ApprovalEffect {
    /**
     * Write an entry into the ledger.
     *
     * @param kind word of the entry's kind, for example {@code vote-withdrawn}
     * @param actor id of who did it, or {@code system:approval}
     * @param payload JSON tree
     */
    record Record(String kind, String actor, Map<String, Object> payload) implements ApprovalEffect {
        /** Member of an entry about a gate's question: the kind that the entry has where a release is asked about. */
        public static final String ENTRY = "entry";

        /** Whether it tells what is asked, first or again, and so is the place for what else was shown with it. */
        public boolean asks() {
            return payload.containsKey("request");
        }

        public Record {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(actor);
            Objects.requireNonNull(payload);
        }
    }

    /** Say it in the log and to subscribers. */
    record Announce(String text) implements ApprovalEffect {
        public Announce {
            Objects.requireNonNull(text);
        }
    }

    /** Remind those who can still unblock it; the caller has the directory to name them. */
    record Remind(String text) implements ApprovalEffect {
        public Remind {
            Objects.requireNonNull(text);
        }
    }

    /** Tell the people of the escalation rule that they may decide now. */
    record Escalate(String text) implements ApprovalEffect {
        public Escalate {
            Objects.requireNonNull(text);
        }
    }

    /**
     * Publish {@code production-approval.json} and let the build go on or fail. May be given again after a restart,
     * always with the same decision.
     */
    record Settle(Decision decision) implements ApprovalEffect {
        public Settle {
            Objects.requireNonNull(decision);
        }
    }
}
