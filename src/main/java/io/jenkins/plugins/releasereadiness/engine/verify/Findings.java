package io.jenkins.plugins.releasereadiness.engine.verify;

import io.jenkins.plugins.releasereadiness.engine.ledger.BundlePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what the checks of one verification find. Used by one thread. */
public final class Findings {
    private final List<Deviation> deviations = new ArrayList<>();
    private final Set<String> signers = new LinkedHashSet<>();
    private boolean attested;

    /** Something is wrong with a file. */
    public void add(Deviation.Kind kind, String file, String message) {
        add(kind, file, 0, message);
    }

    /** Something is wrong with an entry of the ledger. */
    public void addEntry(Deviation.Kind kind, long entry, String message) {
        add(kind, BundlePath.LEDGER.value(), entry, message);
    }

    /** Something is wrong with a file to which an entry refers. */
    public void add(Deviation.Kind kind, String file, long entry, String message) {
        deviations.add(new Deviation(kind, file, entry, message));
    }

    /** The bundle holds an attestation, whoever signed it. */
    void attested() {
        attested = true;
    }

    /** A trusted key signed an attestation that covers the ledger. */
    void signedBy(String keyId) {
        signers.add(keyId);
    }

    List<Deviation> deviations() {
        return Collections.unmodifiableList(deviations);
    }

    List<String> signers() {
        return List.copyOf(signers);
    }

    boolean isAttested() {
        return attested;
    }
}
