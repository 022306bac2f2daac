package io.jenkins.plugins.releasereadiness.engine.score;

import static io.jenkins.plugins.releasereadiness.engine.Samples.atMost;
import static io.jenkins.plugins.releasereadiness.engine.Samples.category;
import static io.jenkins.plugins.releasereadiness.engine.Samples.no;
import static io.jenkins.plugins.releasereadiness.engine.Samples.present;
import static io.jenkins.plugins.releasereadiness.engine.Samples.question;
import static io.jenkins.plugins.releasereadiness.engine.Samples.yes;
import static io.jenkins.plugins.releasereadiness.engine.score.ScoreScene.fiveQuestions;
import static io.jenkins.plugins.releasereadiness.engine.score.ScoreScene.score;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.Samples.PolicyBuilder;
import io.jenkins.plugins.releasereadiness.engine.criteria.Criteria;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaSet;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.policy.Category;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScorerTest {
    @Test
    void everythingYesIsReadyNow() {
        Scorecard card = score(fiveQuestions().build(), yes("q1"), yes("q2"), yes("q3"), yes("q4"), yes("q5"));

        assertThat(card.recommendation()).isEqualTo(Recommendation.READY);
        assertThat(card.overall().low()).isEqualByComparingTo("100");
        assertThat(card.timeToProduction()).isEqualTo("now");
        assertThat(card.blockers()).isEmpty();
    }

    @Test
    void scoreAtTheThresholdIsReachedExactly() {
        Scorecard card = score(fiveQuestions().build(), yes("q1"), yes("q2"), yes("q3"), yes("q4"), no("q5"));

        assertThat(card.overall().low()).isEqualByComparingTo("80");
        assertThat(card.recommendation()).isEqualTo(Recommendation.READY);
    }

    @Test
    void unknownCountsAsNoAtTheLowEndAndAsYesAtTheHighEnd() {
        Scorecard card = score(fiveQuestions().build(), yes("q1"), yes("q2"), no("q3"));

        assertThat(card.overall().verified()).isEqualByComparingTo("40");
        assertThat(card.overall().low()).isEqualByComparingTo("40");
        assertThat(card.overall().high()).isEqualByComparingTo("80");
        assertThat(card.recommendation()).isEqualTo(Recommendation.NEEDS_WORK);
        assertThat(card.reasons()).containsExactly("overall score 40 < 80 (up to 80 once everything unknown is known)");
    }

    @Test
    void aWarningCountsHalfAndStaysInThePlanWithoutBlocking() {
        Criteria bands = new Criteria(
                List.of(new CriteriaSet(List.of(atMost("t", "failed", "0")))),
                List.of(new CriteriaSet(List.of(atMost("t", "failed", "5")))));
        Policy policy = new PolicyBuilder()
                .category(category("quality", 1))
                .thresholds(50, 0)
                .question(question("q", "quality", Severity.CRITICAL, bands))
                .build();

        Scorecard card = score(policy, Map.of("t", present("t", Map.of("failed", 3L))));

        assertThat(card.overall().low()).isEqualByComparingTo("50");
        assertThat(card.overall().verified()).isEqualByComparingTo("50");
        assertThat(card.recommendation()).isEqualTo(Recommendation.READY);
        assertThat(card.blockers()).isEmpty();
        assertThat(card.plan()).extracting(ActionItem::question).containsExactly("q");
        assertThat(card.categories().get(0).yes()).isZero();
    }

    @Test
    void roundingNeverTurnsAMissIntoAHit() {
        PolicyBuilder builder =
                new PolicyBuilder().category(category("quality", 1)).thresholds(80, 0);
        for (int i = 0; i < 2999; i++) {
            builder.question(question("q" + i, "quality", Severity.LOW));
        }
        Attestation[] answers = new Attestation[2399];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = yes("q" + i);
        }

        Scorecard card = score(builder.build(), answers);

        // 2399 of 2999 is 79.9933… %
        assertThat(card.recommendation()).isEqualTo(Recommendation.NEEDS_WORK);
        assertThat(card.reasons().get(0)).startsWith("overall score 79.99 < 80");
    }

    @Test
    void aScoreJustBelowShowsAsManyDigitsAsTellTheTwoApart() {
        PolicyBuilder builder =
                new PolicyBuilder().category(category("quality", 1)).thresholds(0, 0);
        builder.category(new Category("tight", "tight", BigDecimal.ZERO, Optional.of(new BigDecimal("66.666")), false));
        for (int i = 0; i < 3; i++) {
            builder.question(question("t" + i, "tight", Severity.LOW));
        }
        builder.question(question("q", "quality", Severity.LOW));

        // 66.666666… reaches 66.666; two digits would read 66.66
        assertThat(score(builder.build(), yes("t0"), yes("t1"), no("t2")).reasons())
                .isEmpty();
        builder.category(
                new Category("tight", "tight", BigDecimal.ZERO, Optional.of(new BigDecimal("66.66667")), false));
        assertThat(score(builder.build(), yes("t0"), yes("t1"), no("t2")).reasons())
                .containsExactly("tight 66.66 < 66.66667");
    }

    @Test
    void openCriticalQuestionBlocksWhateverTheScore() {
        Policy policy = fiveQuestions()
                .question(question("danger", "quality", Severity.CRITICAL))
                .build();

        Scorecard card = score(policy, yes("q1"), yes("q2"), yes("q3"), yes("q4"), yes("q5"));

        assertThat(card.overall().low()).isGreaterThan(policy.thresholds().overall());
        assertThat(card.recommendation()).isEqualTo(Recommendation.BLOCKED);
        assertThat(card.readiness()).isEqualTo(Severity.CRITICAL);
        assertThat(card.timeToProduction()).isEqualTo("24–48 hours");
        assertThat(card.path().questions()).containsExactly("danger");
    }

    @Test
    void criticalCategoryUnderItsMinimumBlocksAndAnyOtherOnlyNeedsWork() {
        PolicyBuilder critical = new PolicyBuilder()
                .category(category("quality", 99))
                .category(category("safety", 1, 90, true))
                .question(question("q", "quality", Severity.MEDIUM))
                .question(question("s", "safety", Severity.MEDIUM));
        PolicyBuilder plain = new PolicyBuilder()
                .category(category("quality", 99))
                .category(category("safety", 1, 90, false))
                .question(question("q", "quality", Severity.MEDIUM))
                .question(question("s", "safety", Severity.MEDIUM));

        assertThat(score(critical.build(), yes("q")).recommendation()).isEqualTo(Recommendation.BLOCKED);
        assertThat(score(plain.build(), yes("q")).recommendation()).isEqualTo(Recommendation.NEEDS_WORK);
    }
}
