package io.jenkins.plugins.releasereadiness.engine.verify;

import io.jenkins.plugins.releasereadiness.engine.attest.AttestationException;
import io.jenkins.plugins.releasereadiness.engine.attest.Envelope;
import io.jenkins.plugins.releasereadiness.engine.attest.ReleaseClaim;
import io.jenkins.plugins.releasereadiness.engine.attest.Resource;
import io.jenkins.plugins.releasereadiness.engine.attest.Statement;
import io.jenkins.plugins.releasereadiness.engine.attest.VerificationKey;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The attestations: signed by a trusted key, about this release, and true by the ledger. */
final class AttestationCheck implements Check {
    private final List<VerificationKey> trusted;

    /**
     * @param trusted keys of which one must have signed; empty if signatures are not to be verified
     */
    AttestationCheck(List<VerificationKey> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    @Override
    public void run(BundleContent bundle, Findings findings) throws IOException {
        Map<BundlePath, LedgerEntry> attestations = new LinkedHashMap<>();
        for (LedgerEntry entry : bundle.entries()) {
            if (entry.kind() == EntryKind.ATTESTATION) {
                files(entry).forEach(file -> attestations.put(file.path(), entry));
            }
        }
        long covered = 0;
        for (Map.Entry<BundlePath, LedgerEntry> attestation : attestations.entrySet()) {
            if (bundle.file(attestation.getKey()).isPresent()) {
                findings.attested();
                covered = Math.max(covered, check(bundle, attestation.getKey(), attestation.getValue(), findings));
            }
        }
        if (!trusted.isEmpty()) {
            findUncovered(bundle, covered, attestations.isEmpty(), findings);
        }
    }

    /** How many entries a trusted key vouches for; 0 if none does. */
    private long check(BundleContent bundle, BundlePath path, LedgerEntry entry, Findings findings) throws IOException {
        String name = path.value();
        try {
            Envelope envelope = Envelope.read(bundle.small(path));
            Set<VerificationKey> signers =
                    trusted.isEmpty() ? Set.of() : envelope.verify(trusted, Statement.PAYLOAD_TYPE);
            Statement statement = Statement.of(envelope);
            OptionalLong covered = covered(statement);
            if (covered.isEmpty() || covered.getAsLong() >= entry.sequence()) {
                findings.add(
                        Deviation.Kind.CLAIM,
                        name,
                        entry.sequence(),
                        "the attestation does not tell which entries before its own it covers");
                return 0;
            }
            long lines = covered.getAsLong();
            if (!isTrue(bundle, statement, lines, name, entry, findings) || signers.isEmpty()) {
                return 0;
            }
            signers.forEach(key -> findings.signedBy(key.id()));
            return lines;
        } catch (AttestationException e) {
            findings.add(kind(e), name, entry.sequence(), e.getMessage());
            return 0;
        }
    }

    private static boolean isTrue(
            BundleContent bundle, Statement statement, long lines, String name, LedgerEntry entry, Findings findings)
            throws IOException, AttestationException {
        List<LedgerEntry> before = bundle.entries().stream()
                .filter(each -> each.sequence() <= lines)
                .toList();
        String problem;
        try {
            problem = new ReleaseClaim(before, bundle.ledgerSha256(lines).orElse(""))
                    .differs(statement)
                    .orElse(null);
        } catch (JsonException | IllegalStateException e) {
            problem = "the entries it covers are no release record: " + e.getMessage();
        }
        if (problem != null) {
            findings.add(
                    Deviation.Kind.CLAIM,
                    name,
                    entry.sequence(),
                    "the attestation does not fit the ledger: " + problem);
        }
        return problem == null;
    }

    private static void findUncovered(BundleContent bundle, long covered, boolean none, Findings findings) {
        if (none) {
            findings.add(
                    Deviation.Kind.UNSIGNED,
                    BundlePath.LEDGER.value(),
                    "a key was given, but the bundle holds no attestation that it could verify");
            return;
        }
        for (LedgerEntry entry : bundle.entries()) {
            if (entry.sequence() > covered && covered > 0 && entry.kind() != EntryKind.ATTESTATION) {
                findings.addEntry(
                        Deviation.Kind.UNSIGNED,
                        entry.sequence(),
                        "entry " + entry.sequence() + " was written after the last attestation and is not signed");
            }
        }
    }

    private static OptionalLong covered(Statement statement) {
        for (Resource subject : statement.subjects()) {
            // A released file may have the ledger's name, but not what tells how much of it is covered.
            if (subject.name().filter(BundlePath.LEDGER.value()::equals).isPresent()
                    && !subject.annotations().isEmpty()) {
                try {
                    return OptionalLong.of(
                            Fields.of(subject.annotations(), "annotations").count(ReleaseClaim.ENTRIES));
                } catch (JsonException e) {
                    return OptionalLong.empty();
                }
            }
        }
        return OptionalLong.empty();
    }

    private static List<BundleFile> files(LedgerEntry entry) {
        try {
            return BundleFile.of(entry);
        } catch (JsonException e) {
            // The check of the files reports it.
            return List.of();
        }
    }

    private static Deviation.Kind kind(AttestationException e) {
        return switch (e.kind()) {
            case NO_SIGNATURE -> Deviation.Kind.UNSIGNED;
            case WRONG_KEY -> Deviation.Kind.WRONG_KEY;
            case BAD_SIGNATURE -> Deviation.Kind.BAD_SIGNATURE;
            case UNKNOWN_TYPE -> Deviation.Kind.CLAIM;
            case MALFORMED, BAD_KEY -> Deviation.Kind.UNREADABLE;
        };
    }
}
