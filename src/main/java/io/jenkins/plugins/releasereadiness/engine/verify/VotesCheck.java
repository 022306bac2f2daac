package io.jenkins.plugins.releasereadiness.engine.verify;

import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalAudit;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Whether the recorded votes were allowed, and each decision follows from them and the rules. */
public final class VotesCheck implements Check {
    private static final Set<String> KINDS =
            Set.of("approval-requested", "approval-progress", "vote", "vote-withdrawn", "vote-voided", "decision");

    @Override
    public void run(BundleContent bundle, Findings findings) throws IOException {
        Map<String, ApprovalAudit> audits = new HashMap<>();
        for (LedgerEntry entry : bundle.entries()) {
            String kind = kind(entry);
            if (KINDS.contains(kind)) {
                try {
                    audits.computeIfAbsent(entry.fields().text("id"), id -> new ApprovalAudit())
                            .add(kind, entry.payload())
                            .forEach(problem -> findings.addEntry(Deviation.Kind.DECISION, entry.sequence(), problem));
                } catch (JsonException | IllegalArgumentException e) {
                    findings.addEntry(
                            Deviation.Kind.DECISION,
                            entry.sequence(),
                            "The entry " + entry.kind().word() + " cannot be judged: " + e.getMessage() + ".");
                }
            }
        }
    }

    /** Questions about gates are decided by the same rules. */
    private static String kind(LedgerEntry entry) {
        return entry.kind() == EntryKind.GATE_QUESTION
                ? entry.fields().optionalText("entry").orElse("")
                : entry.kind().word();
    }
}
