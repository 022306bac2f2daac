package io.jenkins.plugins.releasereadiness.record;

import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.collect.AttestationCollector;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Evidence that was collected and whose copies are published, but that is in no ledger yet.
 *
 * @param evidence one piece for each source, and one for the files of attestations where they were asked for
 * @param attestations what the files of attestations say
 * @param copies published copies of the files that were read, by id of the source
 */
public record CollectedEvidence(
        List<Evidence> evidence, List<Attestation> attestations, Map<String, List<BundleFile>> copies) {
    /** Nothing was collected. */
    public static final CollectedEvidence NONE = new CollectedEvidence(List.of(), List.of(), Map.of());

    public CollectedEvidence {
        evidence = List.copyOf(evidence);
        attestations = List.copyOf(attestations);
        copies = Map.copyOf(copies);
    }

    /** This and more, of which there are no copies. */
    public CollectedEvidence and(List<Evidence> more) {
        return new CollectedEvidence(
                Stream.concat(evidence.stream(), more.stream()).toList(), attestations, copies);
    }

    /** Whether the piece is that of the files of attestations. */
    public static boolean attested(Evidence piece) {
        return piece.source().equals(AttestationCollector.SOURCE);
    }

    /** The copies that belong to a piece of evidence. */
    public List<BundleFile> copiesOf(Evidence piece) {
        return copies.getOrDefault(piece.source(), List.of());
    }
}
