package io.jenkins.plugins.releasereadiness.engine.verify;

import io.jenkins.plugins.releasereadiness.engine.json.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One thing in a bundle that is not as it was recorded or does not follow from what was recorded.
 *
 * @param kind what is wrong
 * @param file the file that is concerned, with {@code /} between its parts
 * @param entry sequence number of the ledger entry that is concerned; 0 if there is none
 * @param message one sentence for a person
 */
public record Deviation(Kind kind, String file, long entry, String message) {
    public Deviation {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(file);
        Objects.requireNonNull(message);
    }

    /** What can be wrong. */
    public enum Kind {
        /** A file or an entry is not what was recorded. */
        CHANGED,
        /** A file or a line cannot be read as what it should be. */
        UNREADABLE,
        /** A recorded file is not there. */
        MISSING,
        /** Entries are not there. */
        DROPPED,
        /** A file or an entry is there that nobody recorded. */
        ADDED,
        /** An entry stands in the wrong place. */
        REORDERED,
        /** An entry is there more than once. */
        DUPLICATED,
        /** The last line of the ledger has no end. */
        TORN,
        /** The ledger does not start at its start. */
        WRONG_START,
        /** The index does not follow from the ledger. */
        INDEX,
        /** A signature was asked for, but there is none, or it does not cover everything. */
        UNSIGNED,
        /** It is signed, but with none of the trusted keys. */
        WRONG_KEY,
        /** The signature does not fit what is signed. */
        BAD_SIGNATURE,
        /** An attestation says something else than the ledger. */
        CLAIM,
        /** A score, a gate result or a decision does not follow from the recorded facts, policy and votes. */
        DECISION;

        /** As JSON writes it, for example {@code bad-signature}. */
        public String word() {
            return Words.of(this);
        }
    }

    /** As {@code verify --json} prints it. */
    public Map<String, Object> toTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", kind.word());
        tree.put("file", file);
        if (entry > 0) {
            tree.put("entry", entry);
        }
        tree.put("message", message);
        return tree;
    }
}
