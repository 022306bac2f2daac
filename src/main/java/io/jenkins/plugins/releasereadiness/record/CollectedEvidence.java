package io.jenkins.plugins.releasereadiness.record;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleFile;
import java.util.List;
import java.util.Map;

/**
 * Evidence that was collected and whose copies are published, but that is in no ledger yet.
 *
 * @param evidence one piece for each source
 * @param copies published copies of the files that were read, by id of the source
 */
public record CollectedEvidence(List<Evidence> evidence, Map<String, List<BundleFile>> copies) {
    public CollectedEvidence {
        evidence = List.copyOf(evidence);
        copies = Map.copyOf(copies);
    }

    /** The copies that belong to a piece of evidence. */
    public List<BundleFile> copiesOf(Evidence piece) {
        return copies.getOrDefault(piece.source(), List.of());
    }
}
