package io.jenkins.plugins.releasereadiness.engine.ledger;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** A ledger that is not intact and must not be continued. */
public final class LedgerException extends IOException {
    private static final long serialVersionUID = 1L;

    LedgerException(List<LedgerFault> faults) {
        super("the ledger was changed after it was written and is not continued: "
                + faults.stream().map(LedgerFault::message).collect(Collectors.joining("; "))
                + ". Keep it for investigation and start a new release record.");
    }
}
