package io.jenkins.plugins.releasereadiness.engine.criteria;

import java.util.List;

/**
 * Criteria that must all hold (AND). Several sets of a question or check are alternatives (OR).
 *
 * @param criteria at least one
 */
public record CriteriaSet(List<Criterion> criteria) {
    public CriteriaSet {
        criteria = List.copyOf(criteria);
        if (criteria.isEmpty()) {
            throw new IllegalArgumentException("a set of criteria without a criterion would always hold");
        }
    }
}
