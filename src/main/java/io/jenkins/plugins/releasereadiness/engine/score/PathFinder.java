package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.policy.Category;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Question;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the cheapest set of open items that reaches every threshold.
 *
 * <p>Items that block on their own must be closed. Of the others, a set matters only by its cost and by what it adds to
 * its category and to the overall score. So each category has a frontier of sets none of which is both dearer and worse
 * than another, cut at its minimum; the frontiers are merged category by category, and what the categories to come
 * cannot make good, or need not, is dropped on the way. That is exact. Only beyond {@link #MAX_FRONTIER} points the
 * dearest are dropped, and the result says that it may not be the cheapest.
 *
 * <p>Gains are counted in whole parts of a common denominator, as a large policy has a hundred thousand sets to add up.
 */
final class PathFinder {
    private static final int MAX_FRONTIER = 20_000;
    private static final Ratio HALF = Ratio.of(new BigDecimal("0.5"));

    /** A set of items: its cost, what it adds to the score, and its last item with the rest. */
    private record Point(BigDecimal cost, BigInteger gain, Chain chain) {}

    /** Items chosen so far: one more item, or what two sets chose together; {@code null} stands for none. */
    private record Chain(Question question, Chain rest, Chain other) {}

    /** Items of the same cost and gain are interchangeable: only how many of them are chosen matters. */
    private record Alike(BigDecimal cost, Ratio gain) {}

    /** The sets of one category, by rising cost and gain, and what one part of their gains adds to the overall score. */
    private record Frontier(List<Point> points, Ratio part) {
        Frontier in(BigInteger parts) {
            BigInteger factor = part.in(parts);
            List<Point> scaled = points.stream()
                    .map(point -> new Point(point.cost(), point.gain().multiply(factor), point.chain()))
                    .toList();
            return new Frontier(scaled, Ratio.one(parts));
        }

        BigInteger least() {
            return points.get(0).gain();
        }

        BigInteger most() {
            return points.get(points.size() - 1).gain();
        }
    }

    private final Policy policy;
    private final Map<String, Answer> answers;
    private final Tally tally;
    private final List<Question> questions;
    private boolean exact = true;

    PathFinder(Policy policy, Map<String, Answer> answers, Tally tally) {
        this.policy = policy;
        this.answers = answers;
        this.tally = tally;
        this.questions = List.copyOf(new TreeMap<>(policy.questions()).values());
    }

    PathToReady find() {
        List<Frontier> frontiers = new ArrayList<>();
        Ratio missing = Ratio.of(policy.thresholds().overall());
        // by id, not as written: of equally good sets the same one has to be found whatever the order of keys
        for (Category category : new TreeMap<>(policy.categories()).values()) {
            Tally.Sums sums = tally.categories().get(category.id());
            if (sums == null) {
                continue;
            }
            Ratio share = tally.share(category.id());
            missing = missing.minus(share.times(sums.low()));
            Frontier frontier = frontier(category, sums, share);
            if (frontier.points().isEmpty()) {
                return outOfReach();
            }
            frontiers.add(frontier);
        }
        BigInteger parts = missing.denominator();
        for (Frontier frontier : frontiers) {
            parts = commonMultiple(parts, frontier.part().denominator());
        }
        BigInteger common = parts;
        return cheapest(frontiers.stream().map(frontier -> frontier.in(common)).toList(), missing.in(parts));
    }

    private PathToReady cheapest(List<Frontier> frontiers, BigInteger missing) {
        // What has to be there already, because the categories to come cannot add it, and what is enough in any case.
        BigInteger needed = missing;
        BigInteger enough = missing;
        for (Frontier frontier : frontiers) {
            needed = needed.subtract(frontier.most());
            enough = enough.subtract(frontier.least());
        }
        List<Point> merged = List.of(new Point(BigDecimal.ZERO, BigInteger.ZERO, null));
        for (Frontier frontier : frontiers) {
            needed = needed.add(frontier.most());
            enough = enough.add(frontier.least());
            merged = pareto(combine(merged, frontier.points(), needed), enough);
        }
        if (merged.isEmpty() || merged.get(merged.size() - 1).gain().compareTo(missing) < 0) {
            return outOfReach();
        }
        Point cheapest = merged.get(merged.size() - 1);
        return new PathToReady(true, exact, inPolicyOrder(cheapest.chain()), cheapest.cost());
    }

    private PathToReady outOfReach() {
        return new PathToReady(false, exact, List.of(), BigDecimal.ZERO);
    }

    /** The sets of a category that reach its minimum; none if it cannot be reached. */
    private Frontier frontier(Category category, Tally.Sums sums, Ratio share) {
        BigDecimal cost = BigDecimal.ZERO;
        Ratio gain = Ratio.ZERO;
        Chain chain = null;
        Map<Alike, List<Question>> choices = new LinkedHashMap<>();
        for (Question question : questions) {
            if (!question.category().equals(category.id()) || !closable(question)) {
                continue;
            }
            Alike alike = new Alike(Costs.of(question), gain(question, sums));
            if (mustClose(question)) {
                cost = cost.add(alike.cost());
                gain = gain.plus(alike.gain());
                chain = new Chain(question, chain, null);
            } else {
                choices.computeIfAbsent(alike, key -> new ArrayList<>()).add(question);
            }
        }
        Ratio missing = category.minimum().map(Ratio::of).orElse(Ratio.ZERO).minus(sums.low());
        BigInteger parts = commonMultiple(gain.denominator(), missing.denominator());
        for (Alike alike : choices.keySet()) {
            parts = commonMultiple(parts, alike.gain().denominator());
        }
        List<Point> points = List.of(new Point(cost, gain.in(parts), chain));
        for (Map.Entry<Alike, List<Question>> choice : choices.entrySet()) {
            points = pareto(grown(points, choice.getKey(), choice.getValue(), parts), null);
        }
        BigInteger enough = missing.in(parts);
        return new Frontier(
                points.stream()
                        .filter(point -> point.gain().compareTo(enough) >= 0)
                        .toList(),
                share.times(Ratio.one(parts)));
    }

    /** Each set, and each with one, two and more of the questions. */
    private static List<Point> grown(List<Point> points, Alike alike, List<Question> questions, BigInteger parts) {
        BigInteger gain = alike.gain().in(parts);
        List<Point> next = new ArrayList<>(points);
        for (Point point : points) {
            Point grown = point;
            for (Question question : questions) {
                grown = new Point(
                        grown.cost().add(alike.cost()),
                        grown.gain().add(gain),
                        new Chain(question, grown.chain(), null));
                next.add(grown);
            }
        }
        return next;
    }

    /** Each set of the one with each of the other, the best of every cost, unless it gains less than is needed. */
    private static List<Point> combine(List<Point> merged, List<Point> points, BigInteger needed) {
        Map<BigDecimal, Point> best = new LinkedHashMap<>();
        for (Point one : merged) {
            for (Point other : points) {
                BigInteger gain = one.gain().add(other.gain());
                if (gain.compareTo(needed) >= 0) {
                    BigDecimal cost = one.cost().add(other.cost());
                    Point before = best.get(cost);
                    if (before == null || gain.compareTo(before.gain()) > 0) {
                        best.put(cost, new Point(cost, gain, new Chain(null, one.chain(), other.chain())));
                    }
                }
            }
        }
        return new ArrayList<>(best.values());
    }

    /**
     * Drops every set that is neither cheaper nor better than another.
     *
     * @param enough what no set has to exceed; {@code null} if there is no such gain
     */
    private List<Point> pareto(List<Point> points, BigInteger enough) {
        points.sort(Comparator.comparing(Point::cost).thenComparing(Point::gain, Comparator.reverseOrder()));
        List<Point> kept = new ArrayList<>();
        for (Point point : points) {
            BigInteger before =
                    kept.isEmpty() ? null : kept.get(kept.size() - 1).gain();
            if (before != null && enough != null && before.compareTo(enough) >= 0) {
                break;
            }
            if (before == null || point.gain().compareTo(before) > 0) {
                kept.add(point);
            }
        }
        if (kept.size() > MAX_FRONTIER) {
            exact = false;
            return new ArrayList<>(kept.subList(0, MAX_FRONTIER));
        }
        return kept;
    }

    private static BigInteger commonMultiple(BigInteger one, BigInteger other) {
        return one.divide(one.gcd(other)).multiply(other);
    }

    /** What closing the question adds, in per cent points of its category. */
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
