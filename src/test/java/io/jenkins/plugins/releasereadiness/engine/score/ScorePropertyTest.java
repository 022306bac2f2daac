package io.jenkins.plugins.releasereadiness.engine.score;

import static io.jenkins.plugins.releasereadiness.engine.Samples.NOW;
import static io.jenkins.plugins.releasereadiness.engine.Samples.attestation;
import static io.jenkins.plugins.releasereadiness.engine.Samples.category;
import static io.jenkins.plugins.releasereadiness.engine.Samples.question;
import static io.jenkins.plugins.releasereadiness.engine.Samples.waiver;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.Samples.PolicyBuilder;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.policy.Category;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Question;
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
        Sample sample = Sample.of(seed, true);
        Scorecard card = sample.score();
        assertThat(card.overall().verified().doubleValue()).isCloseTo(overall(sample, 0, true), within());
        assertThat(card.overall().low().doubleValue()).isCloseTo(overall(sample, 0, false), within());
        assertThat(card.overall().high().doubleValue()).isCloseTo(overall(sample, 1, false), within());
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

    @Property(tries = 500)
    void neitherTheOrderOfKeysNorThatOfFilesMatters(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed, @ForAll @IntRange(max = 3) int limit) {
        Sample sample = Sample.of(seed, true);
        Policy policy = sample.policy();
        Scorecard one = score(limited(policy, limit, null), sample, new Random(seed));
        Scorecard other = score(limited(policy, limit, new Random(seed + 1)), sample, new Random(seed + 2));

        assertThat(other.recommendation()).isEqualTo(one.recommendation());
        assertThat(other.overall()).isEqualTo(one.overall());
        assertThat(other.timeToProduction()).isEqualTo(one.timeToProduction());
        assertThat(other.questions()).containsExactlyInAnyOrderElementsOf(one.questions());
        assertThat(other.categories()).containsExactlyInAnyOrderElementsOf(one.categories());
        assertThat(other.blockers()).containsExactlyInAnyOrderElementsOf(one.blockers());
        assertThat(other.plan()).containsExactlyInAnyOrderElementsOf(one.plan());
        assertThat(other.path().questions())
                .containsExactlyInAnyOrderElementsOf(one.path().questions());
        assertThat(other.notes()).containsExactlyInAnyOrderElementsOf(one.notes());
    }

    /** Each answer is given twice at the same moment by two people, in files of any order. */
    private static Scorecard score(Policy policy, Sample sample, Random random) {
        List<Attestation> files = new ArrayList<>();
        for (int q = 0; q < sample.answers().length; q++) {
            if (sample.answers()[q] < 2) {
                Attestation first = attestation("q" + q, sample.answers()[q] == 1);
                files.add(first);
                files.add(new Attestation(
                        first.question(),
                        first.yes(),
                        "zoe",
                        first.at(),
                        first.reason(),
                        first.link(),
                        first.expires()));
            }
        }
        Collections.shuffle(files, random);
        return new Scorer(policy).score(new ScoreInput(NOW, Map.of(), files, Optional.empty()));
    }

    /**
     * @param random puts categories and questions in another order; null leaves them
     */
    private static Policy limited(Policy policy, int maxWaivers, Random random) {
        List<Category> categories = new ArrayList<>(policy.categories().values());
        List<Question> questions = new ArrayList<>(policy.questions().values());
        if (random != null) {
            Collections.shuffle(categories, random);
            Collections.shuffle(questions, random);
        }
        PolicyBuilder builder =
                new PolicyBuilder().thresholds(policy.thresholds().overall().intValueExact(), maxWaivers);
        categories.forEach(builder::category);
        questions.forEach(builder::question);
        return builder.waivers(policy.waivers().toArray(new Waiver[0])).build();
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.00001);
    }

    /**
     * The same sum, written down a second time from the specification and with floating decimals.
     *
     * @param waivedCounts whether a waived question counts as open, as in the verified score, or is left out
     */
    private static double overall(Sample sample, int unknown, boolean waivedCounts) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (var category : sample.policy().categories().values()) {
            int yes = 0;
            int all = 0;
            boolean any = false;
            for (int q = 0; q < sample.answers().length; q++) {
                if (sample.policy().questions().get("q" + q).category().equals(category.id())) {
                    any = true;
                    boolean waived = sample.waived()[q] && sample.answers()[q] != 1;
                    if (!waived || waivedCounts) {
                        all++;
                        yes += waived ? 0 : sample.answers()[q] == 2 ? unknown : sample.answers()[q];
                    }
                }
            }
            if (any) {
                sum = all == 0
                        ? sum
                        : sum.add(category.weight()
                                .multiply(BigDecimal.valueOf(100L * yes))
                                .divide(BigDecimal.valueOf(all), MathContext.DECIMAL64));
                weights = weights.add(category.weight());
            }
        }
        return sum.divide(weights, MathContext.DECIMAL64).doubleValue();
    }
}
