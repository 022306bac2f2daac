package io.jenkins.plugins.releasereadiness.engine.score;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * The cheapest set of open items whose closing makes the release ready.
 *
 * @param reachable whether closing open items can make it ready at all; debt, for example, is not closed by them
 * @param exact whether no cheaper set exists; {@code false} only for policies too large to search completely
 * @param questions ids of the questions to close, in the order of the policy; empty when ready or not reachable
 * @param cost effort of them together in person-days
 */
public record PathToReady(boolean reachable, boolean exact, List<String> questions, BigDecimal cost) {
    public PathToReady {
        questions = List.copyOf(questions);
        Objects.requireNonNull(cost);
    }
}
