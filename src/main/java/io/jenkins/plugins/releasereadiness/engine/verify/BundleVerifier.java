package io.jenkins.plugins.releasereadiness.engine.verify;

import io.jenkins.plugins.releasereadiness.engine.attest.VerificationKey;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleStore;
import io.jenkins.plugins.releasereadiness.engine.verify.VerificationReport.Signature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Verifies bundles: the chain, the files, the index, the attestations, and whatever further checks are given. */
public final class BundleVerifier {
    private final List<VerificationKey> trusted;
    private final List<Check> checks = new ArrayList<>();
    private final boolean judged;

    /**
     * @param trusted keys of which one must have signed; empty if signatures are not to be verified
     * @param further checks of what the entries say, run last
     */
    public BundleVerifier(List<VerificationKey> trusted, List<Check> further) {
        this.trusted = List.copyOf(trusted);
        checks.add(new LedgerCheck());
        checks.add(new FilesCheck());
        checks.add(new IndexCheck());
        checks.add(new AttestationCheck(trusted));
        checks.addAll(further);
        judged = !further.isEmpty();
    }

    /** The checks that judge again what was decided: what was read, scorecards, gates, votes. */
    public static List<Check> judgingAgain() {
        return List.of(new EvidenceCheck(), new VerdictsCheck(), new VotesCheck());
    }

    /**
     * Verifies one bundle; nothing in it is changed.
     *
     * @throws IOException if it cannot be read at all
     */
    public VerificationReport verify(BundleStore store) throws IOException {
        BundleContent bundle = BundleContent.read(store);
        Findings findings = new Findings();
        for (Check check : checks) {
            check.run(bundle, findings);
        }
        return new VerificationReport(
                findings.deviations(),
                bundle.entries().size(),
                bundle.names().size(),
                bundle.bytes(),
                signature(findings),
                findings.signers(),
                judged,
                EvidenceCheck.unread(bundle),
                bundle.head());
    }

    private Signature signature(Findings findings) {
        if (!trusted.isEmpty()) {
            return findings.signers().isEmpty() ? Signature.FAILED : Signature.VERIFIED;
        }
        return findings.isAttested() ? Signature.NOT_CHECKED : Signature.NONE;
    }
}
