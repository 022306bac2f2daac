package io.jenkins.plugins.releasereadiness.engine.criteria;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import java.util.List;
import java.util.Objects;

/**
 * How the bands of a question or check stand.
 *
 * @param band where the facts are
 * @param state why it is unknown; {@link EvidenceState#PRESENT} when it is known
 * @param results the criteria that decided, in the order of the policy
 */
public record CriteriaResult(Band band, EvidenceState state, List<CriterionResult> results) {
    /** Where facts are. */
    public enum Band {
        PASS,
        WARN,
        FAIL,
        UNKNOWN
    }

    public CriteriaResult {
        Objects.requireNonNull(band);
        Objects.requireNonNull(state);
        results = List.copyOf(results);
    }

    /** The explanations of the criteria, joined. */
    public String explanation() {
        return String.join(
                "; ",
                results.stream().map(CriterionResult::explanation).distinct().toList());
    }
}
