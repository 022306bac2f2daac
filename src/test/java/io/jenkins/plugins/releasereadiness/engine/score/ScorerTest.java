package io.jenkins.plugins.releasereadiness.engine.score;

import static io.jenkins.plugins.releasereadiness.engine.Samples.atMost;
import static io.jenkins.plugins.releasereadiness.engine.Samples.category;
import static io.jenkins.plugins.releasereadiness.engine.Samples.no;
import static io.jenkins.plugins.releasereadiness.engine.Samples.pass;
import static io.jenkins.plugins.releasereadiness.engine.Samples.present;
import static io.jenkins.plugins.releasereadiness.engine.Samples.question;
import static io.jenkins.plugins.releasereadiness.engine.Samples.waiver;
import static io.jenkins.plugins.releasereadiness.engine.Samples.yes;
import static io.jenkins.plugins.releasereadiness.engine.score.ScoreScene.fiveQuestions;
import static io.jenkins.plugins.releasereadiness.engine.score.ScoreScene.score;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.Samples.PolicyBuilder;
import io.jenkins.plugins.releasereadiness.engine.criteria.Criteria;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaSet;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.policy.Category;
import io.jenkins.plugins.releasereadiness.engine.policy.Debt;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Question;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
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
    void thePathToReadyTellsWeightsApartThatDifferByLessThanAHundredth() {
        Policy policy = new PolicyBuilder()
                .category(category("quality", 1))
                .question(weighing("done", "2.9999"))
                .question(weighing("light", "1"))
                .question(weighing("heavy", "1.0001"))
                .build();

        Scorecard card = score(policy, yes("done"));

        // 4 of 5 are 80 %, 3.9999 of 5 are not
        assertThat(card.path().questions()).containsExactly("heavy");
        assertThat(card.path().exact()).isTrue();
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

    @Test
    void theFormInTheLedgerKeepsEverything() {
        Policy policy = fiveQuestions().waivers(waiver("q5")).build();
        Scorecard card = score(policy, yes("q1"), no("q2"));

        String text = Json.compact(ScorecardCodec.encode(card));
        Scorecard again = ScorecardCodec.decode(Fields.of(Json.read(text), ""));

        assertThat(Json.compact(ScorecardCodec.encode(again))).isEqualTo(text);
        assertThat(again.questions()).isEqualTo(card.questions());
    }

    private static Question weighing(String id, String weight) {
        Question plain = question(id, "quality", Severity.MEDIUM);
        return new Question(
                id,
                plain.category(),
                plain.text(),
                plain.severity(),
                new BigDecimal(weight),
                plain.mandatory(),
                plain.criteria(),
                plain.attestationMaxAge(),
                plain.owner(),
                plain.fix(),
                plain.cost());
    }

    @Test
    void blockersAreListedWorstFirstAndThoseThatBlockBeforeOthers() {
        Question must = new Question(
                "must",
                "quality",
                "must?",
                Severity.HIGH,
                BigDecimal.ONE,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Policy policy = new PolicyBuilder()
                .category(category("quality", 1, 50, false))
                .category(category("safety", 1, 50, true))
                .question(question("low", "quality", Severity.LOW))
                .question(question("high", "quality", Severity.HIGH))
                .question(must)
                .question(question("done", "quality", Severity.CRITICAL))
                .question(question("s", "safety", Severity.MEDIUM))
                .debt(new Debt("d", "no retries", false, Optional.empty(), Optional.empty(), Optional.empty()))
                .build();

        Scorecard card = score(policy, yes("done"), no("s"));

        assertThat(card.blockers())
                .extracting(Blocker::subject)
                .containsExactly("safety", "must", "d", "high", "quality", "s", "low");
        assertThat(card.blockers())
                .extracting(Blocker::blocking)
                .containsExactly(true, true, true, false, false, false, false);
        assertThat(card.blockers().get(1).why()).isEqualTo("missing: nobody has attested it");
        assertThat(card.blockers().get(5).why()).isEqualTo("denied by alice on 2026-03-01T11:00:00Z");
        assertThat(card.blockers().get(0).why()).isEqualTo("0 < 50");
        assertThat(card.reasons())
                .containsExactly(
                        "overall score 12.5 < 80 (up to 50 once everything unknown is known)",
                        "quality 25 < 50 (up to 100 once everything unknown is known)",
                        "safety 0 < 50",
                        "3 items block the release");
        assertThat(card.path().reachable())
                .as("closing questions pays off no debt")
                .isFalse();
        assertThat(card.timeToProduction()).isEqualTo("unknown: closing open questions alone does not make it ready");
    }

    @Test
    void oneBlockingItemIsCountedAsOne() {
        Policy policy = new PolicyBuilder()
                .category(category("quality", 1))
                .thresholds(0, 0)
                .question(question("q", "quality", Severity.CRITICAL))
                .build();

        assertThat(score(policy).reasons()).containsExactly("1 item blocks the release");
    }

    @Test
    void theActionPlanGoesByUrgencyWithOwnersAndDeadlines() {
        Question owned = new Question(
                "owned",
                "quality",
                "owned?",
                Severity.LOW,
                BigDecimal.ONE,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.of("bob"),
                Optional.of("Do it."),
                Optional.of(BigDecimal.valueOf(7)));
        Policy policy = new PolicyBuilder()
                .category(category("quality", 1))
                .question(question("medium", "quality", Severity.MEDIUM))
                .question(question("high", "quality", Severity.HIGH))
                .question(owned)
                .question(question("done", "quality", Severity.CRITICAL))
                .build();

        List<ActionItem> plan = score(policy, yes("done")).plan();

        assertThat(plan).extracting(ActionItem::question).containsExactly("owned", "high", "medium");
        assertThat(plan)
                .extracting(ActionItem::window)
                .containsExactly(Window.IMMEDIATE, Window.SHORT_TERM, Window.MEDIUM_TERM);
        assertThat(plan).extracting(ActionItem::owner).containsExactly("bob", "release manager", "release manager");
        assertThat(plan)
                .extracting(item -> item.due().toString())
                .containsExactly("2026-03-03", "2026-03-15", "2026-03-29");
        assertThat(plan)
                .extracting(ActionItem::todo)
                .containsExactly("Do it.", "nobody has attested it", "nobody has attested it");
        assertThat(plan.get(0).cost()).isEqualByComparingTo("7");
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
    void aScorecardWithEverythingIsReadAgainAsItWas() {
        Debt debt = new Debt(
                "d1", "x", true, Optional.of("why"), Optional.of("bob"), Optional.of(LocalDate.parse("2026-04-01")));
        Policy policy = new PolicyBuilder()
                .category(category("quality", 1, 90, true))
                .question(question("scan", "quality", Severity.HIGH, pass(atMost("scan", "critical", "0"))))
                .question(question("waived", "quality", Severity.HIGH))
                .question(new Question(
                        "said",
                        "quality",
                        "said?",
                        Severity.LOW,
                        BigDecimal.ONE,
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("bob"),
                        Optional.of("Do it."),
                        Optional.of(BigDecimal.TEN)))
                .waivers(waiver("waived"))
                .debt(debt)
                .build();
        Scorecard card = score(policy, Map.of("scan", present("scan", Map.of("critical", 2L))), no("said"), yes("x"));

        Scorecard again = ScorecardCodec.decode(Fields.of(Json.read(Json.compact(ScorecardCodec.encode(card))), ""));

        assertThat(again).usingRecursiveComparison().isEqualTo(card);
        assertThat(again.question("said")).isPresent();
        assertThat(again.question("nothing")).isEmpty();
        assertThat(again.ready()).isFalse();
    }
}
