package io.jenkins.plugins.releasereadiness.engine.rollback;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Something the caller does after it stored the new state, in the order given. */
public sealed interface RollbackEffect {
    /** Probe, and report with this number. May be given again after a restart. */
    record Probe(long number) implements RollbackEffect {}

    /** Ask people; replaces an earlier question. May be given again after a restart. */
    record Ask(Question question, String text) implements RollbackEffect {
        public Ask {
            Objects.requireNonNull(question);
            Objects.requireNonNull(text);
        }
    }

    /** Take the question back: it is answered or moot. */
    record StopAsking() implements RollbackEffect {}

    /** Find out what the guards need to know. May be given again after a restart. */
    record CheckGuards() implements RollbackEffect {}

    /** Run the rollback. Given once in the life of a watch, never after a restart. */
    record RunBody(String target) implements RollbackEffect {
        public RunBody {
            Objects.requireNonNull(target);
        }
    }

    /** Look whether the previous version runs, and report with this number. May be given again after a restart. */
    record Verify(long attempt, String target) implements RollbackEffect {
        public Verify {
            Objects.requireNonNull(target);
        }
    }

    /**
     * Write an entry into the ledger.
     *
     * @param kind word of the entry's kind: {@code health}, {@code rollback-decision} or {@code rollback-outcome}
     * @param actor id of who did it, or {@code system:rollback}
     * @param payload JSON tree; its member {@code event} tells what happened
     */
    record Record(String kind, String actor, Map<String, Object> payload) implements RollbackEffect {
        public Record {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(actor);
            Objects.requireNonNull(payload);
        }
    }

    /** Say it in the log and to subscribers. */
    record Announce(String text) implements RollbackEffect {
        public Announce {
            Objects.requireNonNull(text);
        }
    }

    /** Write an item for the work after this release. */
    record FollowUp(String text) implements RollbackEffect {
        private static final String MARK = "Follow-up: ";

        public FollowUp {
            Objects.requireNonNull(text);
        }

        /** As the ledger and the log have it. */
        public String note() {
            return MARK + text;
        }

        /** The item that a note is; empty if it is another note. */
        public static Optional<FollowUp> ofNote(String note) {
            return note.startsWith(MARK) ? Optional.of(new FollowUp(note.substring(MARK.length()))) : Optional.empty();
        }
    }

    /**
     * Publish {@code rollback-decision.json} and let the build go on or fail. May be given again after a restart, always
     * with the same result.
     */
    record Finish(RollbackResult result) implements RollbackEffect {
        public Finish {
            Objects.requireNonNull(result);
        }
    }
}
