package io.jenkins.plugins.releasereadiness.engine.score;

import static io.jenkins.plugins.releasereadiness.engine.Samples.NOW;
import static io.jenkins.plugins.releasereadiness.engine.Samples.attestation;
import static io.jenkins.plugins.releasereadiness.engine.Samples.category;
import static io.jenkins.plugins.releasereadiness.engine.Samples.question;
import static io.jenkins.plugins.releasereadiness.engine.Samples.waiver;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.Samples.PolicyBuilder;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.policy.Waiver;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ScorePropertyTest {
    private static final Severity[] MILD = {Severity.HIGH, Severity.MEDIUM, Severity.LOW};

    /** A random policy with answers: 0 no, 1 yes, 2 unknown. */
    private record Sample(Policy policy, int[] answers, boolean[] waived) {
        static Sample of(long seed, boolean withWaivers) {
            Random random = new Random(seed);
            PolicyBuilder builder = new PolicyBuilder().thresholds(random.nextInt(101), 99);
            int categories = 1 + random.nextInt(4);
            for (int c = 0; c < categories; c++) {
                builder.category(
                        random.nextBoolean()
                                ? category("c" + c, 1 + random.nextInt(30))
                                : category("c" + c, 1 + random.nextInt(30), random.nextInt(101), random.nextBoolean()));
            }
            int count = categories + random.nextInt(8);
            int[] answers = new int[count];
            boolean[] waived = new boolean[count];
            List<Waiver> waivers = new ArrayList<>();
            for (int q = 0; q < count; q++) {
                Severity severity = random.nextInt(6) == 0 ? Severity.CRITICAL : MILD[random.nextInt(3)];
                builder.question(question("q" + q, "c" + q % categories, severity));
                answers[q] = random.nextInt(3);
                waived[q] = withWaivers && random.nextInt(4) == 0;
                if (waived[q]) {
                    waivers.add(waiver("q" + q));
                }
            }
            builder.waivers(waivers.toArray(new Waiver[0]));
            return new Sample(builder.build(), answers, waived);
        }

        Scorecard score() {
            List<Attestation> attestations = new ArrayList<>();
            for (int q = 0; q < answers.length; q++) {
                if (answers[q] < 2) {
                    attestations.add(attestation("q" + q, answers[q] == 1));
                }
            }
            Collections.shuffle(attestations, new Random(7));
            return new Scorer(policy).score(new ScoreInput(NOW, Map.of(), attestations, Optional.empty()));
        }

        Sample with(int question, int answer) {
            int[] changed = answers.clone();
            changed[question] = answer;
            return new Sample(policy, changed, waived);
        }
    }

    @Property(tries = 2000)
    void addingEvidenceNeverLowersTheLowerBound(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed, @ForAll @IntRange(max = 1) int answer) {
        Sample sample = Sample.of(seed, true);
        BigDecimal before = sample.score().overall().low();
        for (int q = 0; q < sample.answers().length; q++) {
            if (sample.answers()[q] == 2) {
                assertThat(sample.with(q, answer).score().overall().low()).isGreaterThanOrEqualTo(before);
            }
        }
    }

    @Property(tries = 2000)
    void anUnknownNeverRaisesTheVerifiedScore(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed) {
        Sample sample = Sample.of(seed, true);
        BigDecimal before = sample.score().overall().verified();
        for (int q = 0; q < sample.answers().length; q++) {
            assertThat(sample.with(q, 2).score().overall().verified()).isLessThanOrEqualTo(before);
        }
    }

    @Property(tries = 2000)
    void verifiedIsAtMostLowIsAtMostHigh(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed) {
        Score score = Sample.of(seed, true).score().overall();
        assertThat(score.verified()).isLessThanOrEqualTo(score.low());
        assertThat(score.low()).isLessThanOrEqualTo(score.high());
    }

    @Property(tries = 2000)
    void waivingNeverTurnsIntoPassed(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed) {
        Sample sample = Sample.of(seed, true);
        List<QuestionResult> questions = sample.score().questions();
        for (int q = 0; q < questions.size(); q++) {
            Answer answer = questions.get(q).answer();
            assertThat(answer == Answer.YES).isEqualTo(sample.answers()[q] == 1);
            assertThat(answer == Answer.WAIVED).isEqualTo(sample.waived()[q] && sample.answers()[q] != 1);
        }
    }

    @Property(tries = 2000)
    void agreesWithASecondScorer(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed) {
        Sample sample = Sample.of(seed, false);
        Scorecard card = sample.score();
        assertThat(card.overall().low().doubleValue()).isCloseTo(overall(sample, 0), within());
        assertThat(card.overall().high().doubleValue()).isCloseTo(overall(sample, 1), within());
    }

    @Property(tries = 1000)
    void thePathToReadyIsTheCheapest(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed) {
        Sample sample = Sample.of(seed, false);
        Scorecard card = sample.score();
        BigDecimal cheapest = null;
        int count = sample.answers().length;
        for (int set = 0; set < 1 << count; set++) {
            Sample closed = sample;
            BigDecimal cost = BigDecimal.ZERO;
            for (int q = 0; q < count; q++) {
                if ((set >> q & 1) == 1) {
                    if (sample.answers()[q] == 1) {
                        cost = null;
                        break;
                    }
                    closed = closed.with(q, 1);
                    cost = cost.add(Costs.of(sample.policy().questions().get("q" + q)));
                }
            }
            if (cost != null
                    && (cheapest == null || cost.compareTo(cheapest) < 0)
                    && closed.score().ready()) {
                cheapest = cost;
            }
        }
        // everything closed is always ready, since no debt is carried
        assertThat(card.path().reachable()).isTrue();
        assertThat(card.path().cost()).isEqualByComparingTo(cheapest);
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.00001);
    }

    /** The same sum, written down a second time from the specification and with floating decimals. */
    private static double overall(Sample sample, int unknown) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (var category : sample.policy().categories().values()) {
            int yes = 0;
            int all = 0;
            for (int q = 0; q < sample.answers().length; q++) {
                if (sample.policy().questions().get("q" + q).category().equals(category.id())) {
                    all++;
                    yes += sample.answers()[q] == 2 ? unknown : sample.answers()[q];
                }
            }
            if (all > 0) {
                sum = sum.add(category.weight()
                        .multiply(BigDecimal.valueOf(100L * yes))
                        .divide(BigDecimal.valueOf(all), MathContext.DECIMAL64));
                weights = weights.add(category.weight());
            }
        }
        return sum.divide(weights, MathContext.DECIMAL64).doubleValue();
    }
}
