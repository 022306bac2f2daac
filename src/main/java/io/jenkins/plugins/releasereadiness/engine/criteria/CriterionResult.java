package io.jenkins.plugins.releasereadiness.engine.criteria;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import java.util.Objects;
import java.util.Optional;

/**
 * How one criterion stands.
 *
 * @param criterion the criterion
 * @param truth whether it holds
 * @param state state of the evidence that decided; {@link EvidenceState#PRESENT} unless {@link Truth#UNKNOWN}
 * @param actual the fact's value as a plain number or text; empty if it is not known
 * @param target what it was compared with; for a relative criterion the computed value; empty if it is not known
 * @param explanation one sentence that never contradicts the verdict, for example {@code scan.critical: 2 ≠ 0}
 */
public record CriterionResult(
        Criterion criterion,
        Truth truth,
        EvidenceState state,
        Optional<String> actual,
        Optional<String> target,
        String explanation) {
    public CriterionResult {
        Objects.requireNonNull(criterion);
        Objects.requireNonNull(truth);
        Objects.requireNonNull(state);
        Objects.requireNonNull(actual);
        Objects.requireNonNull(target);
        Objects.requireNonNull(explanation);
    }
}
