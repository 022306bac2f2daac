package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.policy.Category;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Question;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adds up answers, exactly. A category whose questions are all waived has nothing that proves it and scores 0 at the low
 * end: waiving everything is no way to pass. A category without questions is left out of the overall score.
 */
final class Tally {
    /** The sums of one category, in per cent of what counts there. */
    record Sums(Ratio verified, Ratio low, Ratio high, Ratio counted, int yes, int total) {}

    private static final Ratio HALF = Ratio.of(new BigDecimal("0.5"));
    private static final Ratio ONE = Ratio.of(BigDecimal.ONE);

    private final Map<String, Sums> categories = new LinkedHashMap<>();
    private final Ratio totalWeight;
    private final Map<String, Ratio> categoryWeights = new HashMap<>();

    Tally(Policy policy, Map<String, Answer> answers) {
        Map<String, Collector> collectors = new LinkedHashMap<>();
        policy.categories().keySet().forEach(id -> collectors.put(id, new Collector()));
        for (Question question : policy.questions().values()) {
            collectors.get(question.category()).add(Ratio.of(question.weight()), answers.get(question.id()));
        }
        Ratio weights = Ratio.ZERO;
        for (Category category : policy.categories().values()) {
            Collector collector = collectors.get(category.id());
            if (collector.total > 0) {
                categories.put(category.id(), collector.sums());
                Ratio weight = Ratio.of(category.weight());
                categoryWeights.put(category.id(), weight);
                weights = weights.plus(weight);
            }
        }
        totalWeight = weights;
    }

    /** The sums of every category that has questions, in the order of the policy. */
    Map<String, Sums> categories() {
        return categories;
    }

    /** The share of a category in the overall score, 0 to 1; 0 if no category with questions has a weight. */
    Ratio share(String category) {
        return totalWeight.signum() == 0
                ? Ratio.ZERO
                : categoryWeights.get(category).dividedBy(totalWeight);
    }

    Score score(String category) {
        Sums sums = categories.get(category);
        return Score.of(sums.verified(), sums.low(), sums.high());
    }

    Score overall() {
        Ratio verified = Ratio.ZERO;
        Ratio low = Ratio.ZERO;
        Ratio high = Ratio.ZERO;
        for (Map.Entry<String, Sums> entry : categories.entrySet()) {
            Ratio share = share(entry.getKey());
            verified = verified.plus(share.times(entry.getValue().verified()));
            low = low.plus(share.times(entry.getValue().low()));
            high = high.plus(share.times(entry.getValue().high()));
        }
        return Score.of(verified, low, high);
    }

    private static final class Collector {
        private Ratio all = Ratio.ZERO;
        private Ratio counted = Ratio.ZERO;
        private Ratio sure = Ratio.ZERO;
        private Ratio open = Ratio.ZERO;
        private int yes;
        private int total;

        void add(Ratio weight, Answer answer) {
            total++;
            all = all.plus(weight);
            if (answer == Answer.WAIVED) {
                return;
            }
            counted = counted.plus(weight);
            switch (answer) {
                case YES -> {
                    yes++;
                    sure = sure.plus(weight.times(ONE));
                }
                case WARNING -> sure = sure.plus(weight.times(HALF));
                case UNKNOWN -> open = open.plus(weight);
                default -> {
                    // a No adds nothing
                }
            }
        }

        Sums sums() {
            Ratio verified = percent(sure, all);
            return new Sums(verified, percent(sure, counted), percent(sure.plus(open), counted), counted, yes, total);
        }

        private static Ratio percent(Ratio part, Ratio whole) {
            return whole.signum() == 0 ? Ratio.ZERO : part.dividedBy(whole).times(Ratio.HUNDRED);
        }
    }
}
