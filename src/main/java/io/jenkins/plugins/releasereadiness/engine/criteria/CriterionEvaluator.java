package io.jenkins.plugins.releasereadiness.engine.criteria;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Judges one criterion. */
final class CriterionEvaluator {
    private final Map<String, Evidence> evidence;
    private final Optional<Map<String, Evidence>> reference;

    CriterionEvaluator(Map<String, Evidence> evidence, Optional<Map<String, Evidence>> reference) {
        this.evidence = evidence;
        this.reference = reference;
    }

    CriterionResult evaluate(Criterion criterion) {
        Evidence found = evidence.get(criterion.source());
        if (found == null) {
            return unknown(criterion, EvidenceState.MISSING, "no evidence was collected for " + criterion.source());
        }
        if (!found.state().answers()) {
            return unknown(
                    criterion,
                    found.state(),
                    criterion.source() + " " + found.state().phrase() + ": " + found.message());
        }
        return criterion.basis() == Criterion.Basis.TEXT ? text(criterion, found) : number(criterion, found);
    }

    private static CriterionResult text(Criterion criterion, Evidence found) {
        Optional<String> actual = value(found, criterion.fact());
        if (actual.isEmpty()) {
            return absent(criterion);
        }
        int comparison = actual.get().equals(criterion.text()) ? 0 : 1;
        return known(criterion, comparison, actual.get(), criterion.text(), "");
    }

    private CriterionResult number(Criterion criterion, Evidence found) {
        Optional<BigDecimal> actual = found.facts().number(criterion.fact());
        if (actual.isEmpty()) {
            return found.facts().has(criterion.fact())
                    ? unknown(criterion, EvidenceState.UNREADABLE, criterion.subject() + " is a text, not a number")
                    : absent(criterion);
        }
        if (!criterion.relative()) {
            return known(
                    criterion,
                    actual.get().compareTo(criterion.target()),
                    plain(actual.get()),
                    plain(criterion.target()),
                    "");
        }
        Optional<BigDecimal> before = reference(criterion);
        if (before.isEmpty()) {
            return unknown(
                    criterion,
                    EvidenceState.MISSING,
                    reference.isEmpty()
                            ? "no approved release to compare with"
                            : "the last approved release has no " + criterion.subject());
        }
        BigDecimal target = before.get().add(change(criterion, before.get()));
        return known(
                criterion,
                actual.get().compareTo(target),
                plain(actual.get()),
                plain(target),
                " (last approved release: " + plain(before.get()) + ")");
    }

    private static BigDecimal change(Criterion criterion, BigDecimal before) {
        return criterion.basis() == Criterion.Basis.PERCENT
                ? before.abs().multiply(criterion.target()).movePointLeft(2)
                : criterion.target();
    }

    private Optional<BigDecimal> reference(Criterion criterion) {
        return reference
                .map(all -> all.get(criterion.source()))
                .filter(found -> found.state().answers())
                .flatMap(found -> found.facts().number(criterion.fact()));
    }

    private static Optional<String> value(Evidence found, String fact) {
        return found.facts().text(fact).or(() -> found.facts().number(fact).map(CriterionEvaluator::plain));
    }

    private static CriterionResult known(
            Criterion criterion, int comparison, String actual, String target, String aside) {
        boolean holds = criterion.operator().holds(comparison);
        // the sign that is true of the two numbers as printed, so that the sentence cannot contradict the verdict
        String relation = holds ? criterion.operator().symbol() : opposite(criterion.operator(), comparison);
        return new CriterionResult(
                criterion,
                holds ? Truth.HOLDS : Truth.FAILS,
                EvidenceState.PRESENT,
                Optional.of(actual),
                Optional.of(target),
                criterion.subject() + ": " + actual + " " + relation + " " + target + aside);
    }

    private static String opposite(Operator operator, int comparison) {
        return switch (operator) {
            case LESS_OR_EQUAL -> ">";
            case GREATER_OR_EQUAL -> "<";
            case NOT_EQUAL -> "=";
            case EQUAL -> "≠";
            case LESS -> comparison == 0 ? "=" : ">";
            case GREATER -> comparison == 0 ? "=" : "<";
        };
    }

    private static CriterionResult absent(Criterion criterion) {
        return unknown(criterion, EvidenceState.MISSING, criterion.source() + " carries no fact " + criterion.fact());
    }

    private static CriterionResult unknown(Criterion criterion, EvidenceState state, String why) {
        return new CriterionResult(criterion, Truth.UNKNOWN, state, Optional.empty(), Optional.empty(), why);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
