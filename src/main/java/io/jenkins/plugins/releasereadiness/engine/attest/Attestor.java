package io.jenkins.plugins.releasereadiness.engine.attest;

import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import io.jenkins.plugins.releasereadiness.engine.ledger.Snapshot;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Signs a release record and publishes the signature beside it. To be called last: entries after it, other than further
 * attestations, are not covered, and verification with a key says so.
 */
public final class Attestor {
    /** The attestation as a Simple Verification Result. */
    public static final BundlePath SVR_FILE = new BundlePath("attestation.dsse.json");

    /** The attestation as a SLSA Verification Summary, where one is wanted as well. */
    public static final BundlePath VSA_FILE = new BundlePath("attestation-vsa.dsse.json");

    private final Ledger ledger;
    private final BundleWriter bundle;
    private final Clock clock;
    private final String verifier;
    private final List<SigningKey> keys;

    /**
     * @param bundle publishes files beside the same ledger
     * @param verifier URI of who vouches, see {@link ReleaseClaim#VERIFIER}
     * @param keys every one of them signs; at least one
     */
    public Attestor(Ledger ledger, BundleWriter bundle, Clock clock, String verifier, List<SigningKey> keys) {
        this.ledger = Objects.requireNonNull(ledger);
        this.bundle = Objects.requireNonNull(bundle);
        this.clock = Objects.requireNonNull(clock);
        this.verifier = Objects.requireNonNull(verifier);
        this.keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("an attestation needs a key");
        }
    }

    /**
     * Publishes {@link #SVR_FILE} and records it.
     *
     * @throws AttestationException if a key cannot sign
     * @throws IOException if ledger or bundle fail
     */
    public LedgerEntry svr(String actor) throws IOException, AttestationException {
        Snapshot snapshot = ledger.snapshot();
        return publish(
                actor,
                SVR_FILE,
                snapshot,
                claim(snapshot).svr(verifier, clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }

    /**
     * Publishes {@link #VSA_FILE} and records it.
     *
     * @throws IllegalStateException if no policy was recorded
     * @throws AttestationException if a key cannot sign
     * @throws IOException if ledger or bundle fail
     */
    public LedgerEntry vsa(String actor) throws IOException, AttestationException {
        Snapshot snapshot = ledger.snapshot();
        return publish(
                actor,
                VSA_FILE,
                snapshot,
                claim(snapshot).vsa(verifier, clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }

    /**
     * Publishes {@link #SVR_FILE} and, once a policy is recorded, {@link #VSA_FILE}: what signs a bundle as a whole. To be
     * called after everything else is written and before the bundle is sealed.
     *
     * @throws AttestationException if a key cannot sign
     * @throws IOException if ledger or bundle fail
     */
    public void sign(String actor) throws IOException, AttestationException {
        svr(actor);
        if (claim(ledger.snapshot()).policy().isPresent()) {
            vsa(actor);
        }
    }

    private static ReleaseClaim claim(Snapshot snapshot) throws IOException {
        return new ReleaseClaim(snapshot.entries(), snapshot.sha256());
    }

    private LedgerEntry publish(String actor, BundlePath path, Snapshot snapshot, Statement statement)
            throws IOException, AttestationException {
        BundleFile file = bundle.publish(path, statement.sign(keys).bytes());
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("predicateType", statement.predicateType());
        payload.put("covers", snapshot.head().entries());
        payload.put("keys", keys.stream().map(key -> key.publicKey().id()).toList());
        return bundle.record(EntryKind.ATTESTATION, actor, payload, List.of(file));
    }
}
