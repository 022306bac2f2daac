package io.jenkins.plugins.releasereadiness.engine.criteria;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges criteria by evidence. Only present evidence can make a criterion hold or fail; everything else leaves it
 * unknown with the state that says why.
 *
 * <p>A criterion relative to the last approved release is unknown as missing while there is none, or while it did not
 * carry the fact. With a reference of 0 a percentage changes nothing: the target is 0.
 */
public final class CriteriaEvaluator {
    private final CriterionEvaluator criteria;

    /**
     * @param evidence evidence by id of its source
     * @param reference evidence of the last approved release; empty if there is none
     */
    public CriteriaEvaluator(Map<String, Evidence> evidence, Optional<Map<String, Evidence>> reference) {
        this.criteria = new CriterionEvaluator(evidence, reference);
    }

    /** One criterion on its own. */
    public CriterionResult evaluate(Criterion criterion) {
        return criteria.evaluate(criterion);
    }

    /**
     * The bands: pass if any pass set holds, else warning if any warning set holds, else fail. While a pass set is
     * unknown nothing is known, since what is missing may still make it pass.
     */
    public CriteriaResult evaluate(Criteria bands) {
        Alternatives pass = any(bands.pass());
        if (pass.truth() != Truth.FAILS) {
            return pass.result(pass.truth() == Truth.HOLDS ? CriteriaResult.Band.PASS : CriteriaResult.Band.UNKNOWN);
        }
        if (bands.warn().isEmpty()) {
            return pass.result(CriteriaResult.Band.FAIL);
        }
        Alternatives warn = any(bands.warn());
        return switch (warn.truth()) {
            case HOLDS -> pass.result(CriteriaResult.Band.WARN);
            case FAILS -> pass.result(CriteriaResult.Band.FAIL);
            case UNKNOWN -> warn.result(CriteriaResult.Band.UNKNOWN);
        };
    }

    /** Whether any of the alternatives holds. */
    public Truth anyHolds(List<CriteriaSet> alternatives) {
        return any(alternatives).truth();
    }

    /** How alternatives stand: the criteria of the set that holds, else everything that speaks against them. */
    private record Alternatives(Truth truth, List<CriterionResult> results) {
        CriteriaResult result(CriteriaResult.Band band) {
            EvidenceState state = band != CriteriaResult.Band.UNKNOWN
                    ? EvidenceState.PRESENT
                    : results.stream()
                            .filter(result -> result.truth() == Truth.UNKNOWN)
                            .map(CriterionResult::state)
                            .min(Comparator.naturalOrder())
                            .orElse(EvidenceState.MISSING);
            return new CriteriaResult(band, state, results);
        }
    }

    private Alternatives any(List<CriteriaSet> alternatives) {
        Truth truth = Truth.FAILS;
        List<CriterionResult> against = new ArrayList<>();
        for (CriteriaSet set : alternatives) {
            List<CriterionResult> results =
                    set.criteria().stream().map(criteria::evaluate).toList();
            Truth all = results.stream().map(CriterionResult::truth).reduce(Truth.HOLDS, Truth::and);
            if (all == Truth.HOLDS) {
                return new Alternatives(Truth.HOLDS, results);
            }
            truth = truth.or(all);
            Truth cause = all;
            results.stream().filter(result -> result.truth() == cause).forEach(against::add);
        }
        return new Alternatives(truth, against);
    }
}
