package io.jenkins.plugins.releasereadiness.engine.verify;

import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;

/** The chain of entries. */
final class LedgerCheck implements Check {
    @Override
    public void run(BundleContent bundle, Findings findings) {
        String name = BundlePath.LEDGER.value();
        if (!bundle.names().contains(name)) {
            findings.add(Deviation.Kind.MISSING, name, "the ledger is missing; without it nothing is proven");
        } else if (bundle.file(BundlePath.LEDGER).isEmpty()) {
            findings.add(
                    Deviation.Kind.UNREADABLE,
                    name,
                    "the ledger cannot be read: " + bundle.problem(name).orElse(""));
        } else if (bundle.entries().isEmpty() && bundle.ledgerFaults().isEmpty()) {
            findings.add(Deviation.Kind.DROPPED, name, "the ledger is empty; without entries nothing is proven");
        }
        bundle.ledgerFaults()
                .forEach(fault -> findings.addEntry(
                        Deviation.Kind.valueOf(fault.kind().name()),
                        fault.entry(),
                        fault.message() + (fault.line() > 0 ? " (line " + fault.line() + ")" : "")));
    }
}
