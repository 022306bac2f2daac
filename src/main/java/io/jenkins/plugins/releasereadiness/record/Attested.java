package io.jenkins.plugins.releasereadiness.record;

import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Attestations as a piece of evidence. */
public final class Attested {
    private Attested() {}

    /**
     * @param attestations at least one
     */
    public static Evidence evidence(String source, List<Attestation> attestations) {
        Optional<Instant> oldest = attestations.stream().map(Attestation::at).min(Comparator.naturalOrder());
        return new Evidence(
                source,
                Optional.of(SourceKind.ATTESTATION),
                Optional.empty(),
                EvidenceState.PRESENT,
                Facts.NONE,
                attestations.size() + (attestations.size() == 1 ? " attestation" : " attestations"),
                List.of(),
                oldest);
    }
}
