package io.jenkins.plugins.releasereadiness.engine.criteria;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether some criteria demand at least as much as others, whatever is measured. Says no when in doubt: criteria that
 * compare other facts, or the same fact with another kind of target, are never the stricter ones.
 */
public final class Strictness {
    private Strictness() {}

    /** Whether whatever passes {@code criteria} passes {@code floor}, and what is a warning there is no worse here. */
    public static boolean atLeast(Criteria criteria, Criteria floor) {
        List<CriteriaSet> floorBands =
                Stream.concat(floor.pass().stream(), floor.warn().stream()).toList();
        return impliesAny(criteria.pass(), floor.pass()) && impliesAny(criteria.warn(), floorBands);
    }

    /** What in {@code criteria} is looser than {@code floor}, as the policy wrote it; empty if nothing is. */
    public static Optional<String> looser(Criteria criteria, Criteria floor) {
        if (atLeast(criteria, floor)) {
            return Optional.empty();
        }
        return Optional.of(written(criteria) + " does not imply " + written(floor));
    }

    private static String written(Criteria criteria) {
        String pass = written(criteria.pass());
        return criteria.warn().isEmpty() ? pass : pass + " (warning: " + written(criteria.warn()) + ")";
    }

    private static String written(List<CriteriaSet> sets) {
        return String.join(
                " or ",
                sets.stream()
                        .map(set -> String.join(
                                " and ",
                                set.criteria().stream().map(Criterion::written).toList()))
                        .toList());
    }

    private static boolean impliesAny(List<CriteriaSet> sets, List<CriteriaSet> floor) {
        return sets.stream().allMatch(set -> floor.stream().anyMatch(other -> implies(set, other)));
    }

    private static boolean implies(CriteriaSet set, CriteriaSet floor) {
        return floor.criteria().stream()
                .allMatch(demand -> set.criteria().stream().anyMatch(criterion -> implies(criterion, demand)));
    }

    /** Whether {@code demand} holds wherever {@code criterion} does. */
    static boolean implies(Criterion criterion, Criterion demand) {
        if (!criterion.subject().equals(demand.subject()) || criterion.basis() != demand.basis()) {
            return false;
        }
        if (criterion.basis() == Criterion.Basis.TEXT) {
            boolean same = criterion.text().equals(demand.text());
            return criterion.operator() == demand.operator()
                    ? same
                    : criterion.operator() == Operator.EQUAL && demand.operator() == Operator.NOT_EQUAL && !same;
        }
        int order = criterion.target().compareTo(demand.target());
        return switch (demand.operator()) {
            case EQUAL -> criterion.operator() == Operator.EQUAL && order == 0;
            case LESS_OR_EQUAL -> below(criterion.operator()) && order <= 0;
            case GREATER_OR_EQUAL -> above(criterion.operator()) && order >= 0;
            case LESS -> criterion.operator() == Operator.LESS ? order <= 0 : below(criterion.operator()) && order < 0;
            case GREATER ->
                criterion.operator() == Operator.GREATER ? order >= 0 : above(criterion.operator()) && order > 0;
            case NOT_EQUAL ->
                switch (criterion.operator()) {
                    case NOT_EQUAL -> order == 0;
                    case EQUAL -> order != 0;
                    case LESS -> order <= 0;
                    case LESS_OR_EQUAL -> order < 0;
                    case GREATER -> order >= 0;
                    case GREATER_OR_EQUAL -> order > 0;
                };
        };
    }

    private static boolean below(Operator operator) {
        return operator == Operator.LESS || operator == Operator.LESS_OR_EQUAL || operator == Operator.EQUAL;
    }

    private static boolean above(Operator operator) {
        return operator == Operator.GREATER || operator == Operator.GREATER_OR_EQUAL || operator == Operator.EQUAL;
    }
}
