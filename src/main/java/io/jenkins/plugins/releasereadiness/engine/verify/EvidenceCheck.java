package io.jenkins.plugins.releasereadiness.engine.verify;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceCodec;
import io.jenkins.plugins.releasereadiness.engine.evidence.FileDigest;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the files that an entry publishes as evidence are those that were read for it. */
final class EvidenceCheck implements Check {
    @Override
    public void run(BundleContent bundle, Findings findings) {
        for (LedgerEntry entry : bundle.entries()) {
            if (entry.kind() == EntryKind.EVIDENCE) {
                try {
                    check(entry, findings);
                } catch (JsonException e) {
                    // What cannot be read is reported where the verdicts are judged.
                    continue;
                }
            }
        }
    }

    private static void check(LedgerEntry entry, Findings findings) {
        Evidence evidence = EvidenceCodec.decode(entry.fields());
        Set<String> read = evidence.files().stream().map(FileDigest::sha256).collect(Collectors.toSet());
        for (BundleFile file : BundleFile.of(entry)) {
            if (!read.contains(file.sha256())) {
                findings.addEntry(
                        Deviation.Kind.DECISION,
                        entry.sequence(),
                        "the entry publishes " + file.path() + " as evidence of " + evidence.source()
                                + ", but no file with its SHA-256 was read");
            }
        }
    }

    /** The files of which something was recorded, but which are not in the bundle: nobody can read them again. */
    static List<String> unread(BundleContent bundle) {
        Set<String> there = new HashSet<>();
        bundle.names()
                .forEach(name -> bundle.found(name).map(BundleFile::sha256).ifPresent(there::add));
        Set<String> unread = new TreeSet<>();
        for (LedgerEntry entry : bundle.entries()) {
            if (entry.kind() == EntryKind.EVIDENCE) {
                try {
                    for (FileDigest file : EvidenceCodec.decode(entry.fields()).files()) {
                        if (!there.contains(file.sha256())) {
                            unread.add(file.path());
                        }
                    }
                } catch (JsonException e) {
                    continue;
                }
            }
        }
        return new ArrayList<>(unread);
    }
}
