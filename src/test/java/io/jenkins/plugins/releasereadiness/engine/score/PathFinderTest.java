package io.jenkins.plugins.releasereadiness.engine.score;

import static io.jenkins.plugins.releasereadiness.engine.Samples.NOW;
import static io.jenkins.plugins.releasereadiness.engine.Samples.atMost;
import static io.jenkins.plugins.releasereadiness.engine.Samples.category;
import static io.jenkins.plugins.releasereadiness.engine.Samples.present;
import static io.jenkins.plugins.releasereadiness.engine.Samples.question;
import static io.jenkins.plugins.releasereadiness.engine.Samples.waiver;
import static io.jenkins.plugins.releasereadiness.engine.Samples.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.Samples.PolicyBuilder;
import io.jenkins.plugins.releasereadiness.engine.criteria.Criteria;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaSet;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Question;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PathFinderTest {
    private static Question costly(String id, String category, Severity severity, double weight, Integer cost) {
        return new Question(
                id,
                category,
                id + "?",
                severity,
                BigDecimal.valueOf(weight),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(cost).map(BigDecimal::valueOf));
    }

    private static Question mandatory(String id, String category) {
        return new Question(
                id,
                category,
                id + "?",
                Severity.LOW,
                BigDecimal.ONE,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static PathToReady path(Policy policy, Attestation... attestations) {
        return new Scorer(policy)
                .score(new ScoreInput(NOW, Map.of(), List.of(attestations), Optional.empty()))
                .path();
    }

    private static PolicyBuilder oneCategory(int threshold) {
        return new PolicyBuilder().category(category("a", 1)).thresholds(threshold, 3);
    }

    @Test
    void theDefaultCostFollowsTheSeverity() {
        Policy policy = oneCategory(100)
                .question(question("c", "a", Severity.CRITICAL))
                .question(question("h", "a", Severity.HIGH))
                .question(question("m", "a", Severity.MEDIUM))
                .question(question("l", "a", Severity.LOW))
                .build();

        PathToReady path = path(policy);

        assertThat(path.questions()).containsExactly("c", "h", "m", "l");
        assertThat(path.cost()).isEqualByComparingTo("11"); // 5 + 3 + 2 + 1
        assertThat(path.reachable()).isTrue();
        assertThat(path.exact()).isTrue();
    }

    @Test
    void aDearItemThatWeighsMuchCanBeTheShorterWay() {
        Policy policy = oneCategory(60)
                .question(costly("big", "a", Severity.LOW, 6, 4))
                .question(costly("s1", "a", Severity.LOW, 1, 1))
                .question(costly("s2", "a", Severity.LOW, 1, 1))
                .question(costly("s3", "a", Severity.LOW, 1, 1))
                .question(costly("s4", "a", Severity.LOW, 1, 1))
                .build();

        assertThat(path(policy).questions()).containsExactly("big");
        assertThat(path(policy, yes("s1"), yes("s2"), yes("s3")).cost()).isEqualByComparingTo("4");
    }

    @Test
    void anItemThatIsHalfwayGivesHalfOfItsWeight() {
        Criteria bands = new Criteria(
                List.of(new CriteriaSet(List.of(atMost("t", "failed", "0")))),
                List.of(new CriteriaSet(List.of(atMost("t", "failed", "5")))));
        Policy policy = oneCategory(75)
                .question(question("half", "a", Severity.LOW, bands))
                .question(costly("other", "a", Severity.LOW, 1, 2))
                .build();

        PathToReady path = new Scorer(policy)
                .score(new ScoreInput(
                        NOW, Map.of("t", present("t", Map.of("failed", 3L))), List.of(), Optional.empty()))
                .path();

        // 25 % now; closing "half" makes 50 %, closing "other" makes 75 %
        assertThat(path.questions()).containsExactly("other");
        assertThat(path.cost()).isEqualByComparingTo("2");
    }

    @Test
    void aMandatoryItemMustBeClosedEvenWhereTheScoreIsHighEnough() {
        Policy policy = oneCategory(50)
                .question(mandatory("must", "a"))
                .question(question("may", "a", Severity.LOW))
                .build();

        assertThat(path(policy, yes("may")).questions()).containsExactly("must");
        assertThat(path(policy).questions()).containsExactly("must");
    }

    @Test
    void theMinimumOfACategoryIsReachedBeforeTheOverallScoreCounts() {
        Policy policy = new PolicyBuilder()
                .category(category("heavy", 99))
                .category(category("light", 1, 50, false))
                .thresholds(40, 3)
                .question(question("h1", "heavy", Severity.HIGH))
                .question(question("h2", "heavy", Severity.HIGH))
                .question(question("l1", "light", Severity.LOW))
                .question(question("l2", "light", Severity.LOW))
                .build();

        PathToReady path = path(policy);

        // one of the light ones for the minimum (exactly 50 %), one of the heavy ones for 49.5 + 0.5 >= 40 %
        assertThat(path.questions()).containsExactly("h1", "l1");
        assertThat(path.cost()).isEqualByComparingTo("4");
    }

    @Test
    void exactlyTheThresholdIsEnough() {
        Policy policy = oneCategory(50)
                .question(question("one", "a", Severity.LOW))
                .question(question("two", "a", Severity.LOW))
                .build();

        assertThat(path(policy).questions()).hasSize(1);
    }

    @Test
    void whereEverythingIsWaivedThereIsNoWay() {
        Policy policy = new PolicyBuilder()
                .category(category("a", 1, 50, false))
                .category(category("b", 1))
                .thresholds(0, 3)
                .question(question("q", "a", Severity.LOW))
                .question(question("r", "b", Severity.LOW))
                .waivers(waiver("q"))
                .build();

        PathToReady path = path(policy);

        assertThat(path.reachable()).isFalse();
        assertThat(path.questions()).isEmpty();
        assertThat(path.cost()).isEqualByComparingTo("0");
    }

    @Test
    void theOverallScoreCannotBeReachedWhenTheWeightIsWaivedAway() {
        Policy policy = new PolicyBuilder()
                .category(category("a", 9))
                .category(category("b", 1))
                .thresholds(80, 3)
                .question(question("q", "a", Severity.LOW))
                .question(question("r", "b", Severity.LOW))
                .waivers(waiver("q"))
                .build();

        assertThat(path(policy).reachable()).isFalse();
    }

    @Test
    void manyDifferentItemsAreStillSettled() {
        PolicyBuilder builder = oneCategory(80);
        for (int i = 0; i < 200; i++) {
            builder.question(costly("q" + i, "a", Severity.LOW, 1 + i % 3, 1 + i % 5));
        }

        PathToReady path = path(builder.build());

        assertThat(path.exact()).isTrue();
        assertThat(path.reachable()).isTrue();
        assertThat(path.questions()).doesNotHaveDuplicates();
        assertThat(path.cost().doubleValue()).isBetween(lowerBound(200, 0.8), lowerBound(200, 0.8) + 5);
    }

    /** What it costs when the last item may be taken in part: no set is cheaper, and one item more is always enough. */
    private static double lowerBound(int items, double share) {
        List<double[]> byValue = IntStream.range(0, items)
                .mapToObj(i -> new double[] {1 + i % 3, 1 + i % 5})
                .sorted(Comparator.comparingDouble(item -> item[1] / item[0]))
                .toList();
        double missing = share * byValue.stream().mapToDouble(item -> item[0]).sum();
        double cost = 0;
        for (double[] item : byValue) {
            double part = Math.min(1, missing / item[0]);
            cost += part * item[1];
            missing -= part * item[0];
        }
        return cost;
    }

    @Test
    void beyondTheBoundTheAnswerSaysThatItMayNotBeTheCheapest() {
        PolicyBuilder builder = oneCategory(50);
        for (int i = 0; i < 16; i++) {
            // powers of two: no two sets cost or weigh the same
            builder.question(costly("q" + i, "a", Severity.LOW, 1 << i, 1 << i));
        }

        PathToReady path = path(builder.build());

        assertThat(path.exact()).isFalse();
    }
}
