package io.jenkins.plugins.releasereadiness.engine.criteria;

import java.util.Optional;

/** How a fact is compared with a target. */
public enum Operator {
    LESS_OR_EQUAL("<="),
    GREATER_OR_EQUAL(">="),
    NOT_EQUAL("!="),
    LESS("<"),
    GREATER(">"),
    EQUAL("=");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** As criteria write it, for example {@code <=}. */
    public String symbol() {
        return symbol;
    }

    /** Whether {@code comparison}, the sign of (actual − target), satisfies this operator. */
    boolean holds(int comparison) {
        return switch (this) {
            case LESS_OR_EQUAL -> comparison <= 0;
            case GREATER_OR_EQUAL -> comparison >= 0;
            case NOT_EQUAL -> comparison != 0;
            case LESS -> comparison < 0;
            case GREATER -> comparison > 0;
            case EQUAL -> comparison == 0;
        };
    }

    /** The operator that {@code text} begins with at {@code from}; the longer ones first. */
    static Optional<Operator> at(String text, int from) {
        for (Operator operator : values()) {
            if (text.startsWith(operator.symbol, from)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }
}
