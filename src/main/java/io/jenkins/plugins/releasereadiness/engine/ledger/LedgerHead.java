package io.jenkins.plugins.releasereadiness.engine.ledger;

import java.util.Objects;

/**
 * Where a ledger ends: what the next entry is chained to.
 *
 * @param entries number of entries, which is the sequence number of the last one; 0 for an empty ledger
 * @param sha256 digest of the last entry's line without its newline; 64 zeros for an empty ledger
 */
public record LedgerHead(long entries, String sha256) {
    /** The head of a ledger without entries. */
    public static final LedgerHead EMPTY = new LedgerHead(0, "0".repeat(64));

    public LedgerHead {
        Objects.requireNonNull(sha256);
    }
}
