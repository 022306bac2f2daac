package io.jenkins.plugins.releasereadiness.engine.ledger;

import java.util.Locale;
import java.util.Objects;

/**
 * One thing that is wrong with a ledger.
 *
 * @param kind what is wrong
 * @param entry sequence number of the (first) entry that is concerned; 0 if that cannot be told
 * @param line 1-based line of the file; 0 if the entry has none
 * @param message one sentence for a person
 */
public record LedgerFault(Kind kind, long entry, long line, String message) {
    public LedgerFault {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(message);
    }

    /** What can be wrong. */
    public enum Kind {
        /** The entry is not the one that was written. */
        CHANGED,
        /** The line is no entry at all. */
        UNREADABLE,
        /** Entries are missing. */
        DROPPED,
        /** The entry stands in the wrong place. */
        REORDERED,
        /** The entry is there once more. */
        DUPLICATED,
        /** The entry does not belong to this ledger. */
        ADDED,
        /** The last line has no end: a write was interrupted, or the file was cut. */
        TORN,
        /** The first entry does not start a ledger. */
        WRONG_START;

        /** As JSON writes it, for example {@code wrong-start}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
