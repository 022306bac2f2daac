package io.jenkins.plugins.releasereadiness.engine.ledger;

import java.util.List;
import java.util.Objects;

/**
 * What verification found.
 *
 * @param head the last readable entry as it stands in the file
 * @param intactBytes length of everything up to the end of the last readable line
 * @param bytes length of the whole file
 * @param sha256 digest of the whole file
 * @param faults everything that is wrong, ordered by entry; empty for an intact ledger
 */
public record LedgerReport(LedgerHead head, long intactBytes, long bytes, String sha256, List<LedgerFault> faults) {
    public LedgerReport {
        Objects.requireNonNull(head);
        Objects.requireNonNull(sha256);
        faults = List.copyOf(faults);
    }

    /** Whether nothing is wrong. */
    public boolean intact() {
        return faults.isEmpty();
    }
}
