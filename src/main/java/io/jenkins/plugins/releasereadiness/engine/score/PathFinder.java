package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.policy.Category;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Question;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the cheapest set of open items that reaches every threshold.
 *
 * <p>Items that block on their own must be closed. Of the others, a set matters only by its cost and by what it adds to
 * its category and to the overall score. So each category has a frontier of sets none of which is both dearer and worse
 * than another, cut at its minimum; the frontiers are merged category by category. That is exact. Only beyond
 * {@link #MAX_FRONTIER} points the dearest are dropped, and the result says that it may not be the cheapest.
 */
final class PathFinder {
    private static final int MAX_FRONTIER = 20_000;
    private static final Ratio HALF = Ratio.of(new BigDecimal("0.5"));

    /** A set of items: its cost, what it adds to the score in per cent points, and its last item with the rest. */
    private record Point(BigDecimal cost, Ratio gain, Chain chain) {}

    /** Items chosen so far: one more item, or what two sets chose together; {@code null} stands for none. */
    private record Chain(Question question, Chain rest, Chain other) {}

    private final Policy policy;
    private final Map<String, Answer> answers;
    private final Tally tally;
    private boolean exact = true;

    PathFinder(Policy policy, Map<String, Answer> answers, Tally tally) {
        this.policy = policy;
        this.answers = answers;
        this.tally = tally;
    }

    PathToReady find() {
        List<Point> merged = List.of(new Point(BigDecimal.ZERO, Ratio.ZERO, null));
        Ratio low = Ratio.ZERO;
        for (Category category : policy.categories().values()) {
            Tally.Sums sums = tally.categories().get(category.id());
            if (sums == null) {
                continue;
            }
            Ratio share = tally.share(category.id());
            low = low.plus(share.times(sums.low()));
            List<Point> points = frontier(category, sums);
            if (points.isEmpty()) {
                return new PathToReady(false, exact, List.of(), BigDecimal.ZERO);
            }
            merged = combine(merged, points, share);
        }
        Ratio missing = Ratio.of(policy.thresholds().overall()).minus(low);
        return merged.stream()
                .filter(point -> point.gain().compareTo(missing) >= 0)
                .min(Comparator.comparing(Point::cost))
                .map(point -> new PathToReady(true, exact, inPolicyOrder(point.chain()), point.cost()))
                .orElseGet(() -> new PathToReady(false, exact, List.of(), BigDecimal.ZERO));
    }

    /** The sets of a category that reach its minimum; gains are per cent points of the category. */
    private List<Point> frontier(Category category, Tally.Sums sums) {
        Point start = new Point(BigDecimal.ZERO, Ratio.ZERO, null);
        Map<String, List<Question>> choices = new LinkedHashMap<>();
        for (Question question : policy.questions().values()) {
            if (!question.category().equals(category.id()) || !closable(question)) {
                continue;
            }
            if (mustClose(question)) {
                start = with(start, question, sums);
            } else {
                // items of the same cost and gain are interchangeable: only how many of them matters
                String alike = Costs.of(question) + "|" + gain(question, sums);
                choices.computeIfAbsent(alike, key -> new ArrayList<>()).add(question);
            }
        }
        List<Point> points = List.of(start);
        for (List<Question> alike : choices.values()) {
            List<Point> next = new ArrayList<>(points);
            for (Point point : points) {
                Point grown = point;
                for (Question question : alike) {
                    grown = with(grown, question, sums);
                    next.add(grown);
                }
            }
            points = pareto(next);
        }
        Ratio missing = category.minimum().map(Ratio::of).orElse(Ratio.ZERO).minus(sums.low());
        return points.stream()
                .filter(point -> point.gain().compareTo(missing) >= 0)
                .toList();
    }

    private List<Point> combine(List<Point> merged, List<Point> points, Ratio share) {
        List<Point> next = new ArrayList<>(merged.size() * points.size());
        for (Point one : merged) {
            for (Point other : points) {
                next.add(new Point(
                        one.cost().add(other.cost()),
                        one.gain().plus(share.times(other.gain())),
                        new Chain(null, one.chain(), other.chain())));
            }
        }
        return pareto(next);
    }

    /** Drops every set that is neither cheaper nor better than another. */
    private List<Point> pareto(List<Point> points) {
        points.sort(Comparator.comparing(Point::cost).thenComparing(Point::gain, Comparator.reverseOrder()));
        List<Point> kept = new ArrayList<>();
        for (Point point : points) {
            if (kept.isEmpty()
                    || point.gain().compareTo(kept.get(kept.size() - 1).gain()) > 0) {
                kept.add(point);
            }
        }
        if (kept.size() > MAX_FRONTIER) {
            exact = false;
            return new ArrayList<>(kept.subList(0, MAX_FRONTIER));
        }
        return kept;
    }

    private Point with(Point point, Question question, Tally.Sums sums) {
        return new Point(
                point.cost().add(Costs.of(question)),
                point.gain().plus(gain(question, sums)),
                new Chain(question, point.chain(), null));
    }

    private Ratio gain(Question question, Tally.Sums sums) {
        Ratio weight = Ratio.of(question.weight());
        Ratio open = answers.get(question.id()) == Answer.WARNING ? weight.times(HALF) : weight;
        return open.times(Ratio.HUNDRED).dividedBy(sums.counted());
    }

    private boolean closable(Question question) {
        Answer answer = answers.get(question.id());
        return answer.open() || answer == Answer.WARNING;
    }

    private boolean mustClose(Question question) {
        return answers.get(question.id()).open() && (question.mandatory() || question.severity() == Severity.CRITICAL);
    }

    private List<String> inPolicyOrder(Chain chain) {
        Set<String> chosen = new HashSet<>();
        Deque<Chain> todo = new ArrayDeque<>();
        push(todo, chain);
        while (!todo.isEmpty()) {
            Chain link = todo.pop();
            if (link.question() != null) {
                chosen.add(link.question().id());
            }
            push(todo, link.rest());
            push(todo, link.other());
        }
        return policy.questions().keySet().stream().filter(chosen::contains).toList();
    }

    private static void push(Deque<Chain> todo, Chain chain) {
        if (chain != null) {
            todo.push(chain);
        }
    }
}
