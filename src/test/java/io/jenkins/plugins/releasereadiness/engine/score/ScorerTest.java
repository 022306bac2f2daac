package io.jenkins.plugins.releasereadiness.engine.score;

import static io.jenkins.plugins.releasereadiness.engine.Samples.NOW;
import static io.jenkins.plugins.releasereadiness.engine.Samples.atMost;
import static io.jenkins.plugins.releasereadiness.engine.Samples.category;
import static io.jenkins.plugins.releasereadiness.engine.Samples.evidence;
import static io.jenkins.plugins.releasereadiness.engine.Samples.no;
import static io.jenkins.plugins.releasereadiness.engine.Samples.pass;
import static io.jenkins.plugins.releasereadiness.engine.Samples.present;
import static io.jenkins.plugins.releasereadiness.engine.Samples.question;
import static io.jenkins.plugins.releasereadiness.engine.Samples.waiver;
import static io.jenkins.plugins.releasereadiness.engine.Samples.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.Samples.PolicyBuilder;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.policy.Debt;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Question;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.policy.Waiver;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScorerTest {
    private static PolicyBuilder fiveQuestions() {
        PolicyBuilder builder = new PolicyBuilder().category(category("quality", 10));
        for (int i = 1; i <= 5; i++) {
            builder.question(question("q" + i, "quality", Severity.MEDIUM));
        }
        return builder;
    }

    private static Scorecard score(Policy policy, Attestation... attestations) {
        return score(policy, Map.of(), attestations);
    }

    private static Scorecard score(Policy policy, Map<String, Evidence> evidence, Attestation... attestations) {
        return new Scorer(policy).score(new ScoreInput(NOW, evidence, List.of(attestations), Optional.empty()));
    }

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

    @ParameterizedTest
    @EnumSource(value = EvidenceState.class, mode = EnumSource.Mode.EXCLUDE, names = "PRESENT")
    void onlyPresentEvidenceAnswers(EvidenceState state) {
        Policy policy = new PolicyBuilder()
                .category(category("quality", 1))
                .question(question("scan", "quality", Severity.HIGH, pass(atMost("scan", "critical", "0"))))
                .build();

        Scorecard card = score(policy, Map.of("scan", evidence("scan", state, Map.of("critical", 0L))));

        assertThat(card.questions().get(0).answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(card.questions().get(0).state()).isEqualTo(state);
        assertThat(card.overall().low()).isEqualByComparingTo("0");
    }

    @Test
    void aPersonsWordDoesNotStandAgainstAReport() {
        Policy policy = new PolicyBuilder()
                .category(category("quality", 1))
                .question(question("scan", "quality", Severity.HIGH, pass(atMost("scan", "critical", "0"))))
                .build();

        Scorecard missing = score(policy, yes("scan"));
        Scorecard bad = score(policy, Map.of("scan", present("scan", Map.of("critical", 2L))), yes("scan"));

        assertThat(missing.questions().get(0).answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(bad.questions().get(0).answer()).isEqualTo(Answer.NO);
        assertThat(bad.notes()).containsExactly("the attestation for scan is not used: measured evidence answers it");
    }

    @Test
    void expiredAttestationIsStaleAndSaysSo() {
        Attestation expired = new Attestation(
                "q1",
                true,
                "alice",
                NOW.minusSeconds(10),
                Optional.empty(),
                Optional.empty(),
                Optional.of(NOW.minusSeconds(1)));

        QuestionResult result =
                score(fiveQuestions().build(), expired).questions().get(0);

        assertThat(result.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(result.state()).isEqualTo(EvidenceState.STALE);
        assertThat(result.explanation()).contains("expired at 2026-03-01T11:59:59Z");
    }

    @Test
    void waivedIsLeftOutOfTheSumAndNeverPassed() {
        Policy policy = fiveQuestions().waivers(waiver("q5")).build();

        Scorecard card = score(policy, yes("q1"), yes("q2"), yes("q3"), yes("q4"));

        assertThat(card.questions().get(4).answer()).isEqualTo(Answer.WAIVED);
        assertThat(card.overall().verified()).isEqualByComparingTo("80");
        assertThat(card.overall().low()).isEqualByComparingTo("100");
        assertThat(card.waiversUsed()).isEqualTo(1);
    }

    @Test
    void waivingEverythingIsNoWayToPass() {
        Policy policy = new PolicyBuilder()
                .category(category("quality", 1))
                .question(question("q", "quality", Severity.CRITICAL))
                .waivers(waiver("q"))
                .build();

        assertThat(score(policy).recommendation()).isEqualTo(Recommendation.NEEDS_WORK);
    }

    @Test
    void voidWaiversTakeNoEffectAndAreNamed() {
        Policy policy = fiveQuestions()
                .thresholds(80, 1)
                .waivers(
                        new Waiver("q1", "late", "bob", Optional.of("carol"), NOW),
                        new Waiver("q2", "late", "bob", Optional.empty(), NOW.plusSeconds(9)),
                        new Waiver("q3", "late", "bob", Optional.of("BOB"), NOW.plusSeconds(9)),
                        waiver("q4"),
                        waiver("q5"))
                .build();

        Scorecard card = score(policy);

        assertThat(card.questions().stream().map(QuestionResult::answer))
                .containsExactly(Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN, Answer.WAIVED, Answer.UNKNOWN);
        assertThat(card.notes())
                .containsExactly(
                        "the waiver of q1 is void: it expired at 2026-03-01T12:00:00Z",
                        "the waiver of q2 is void: no second person approved it",
                        "the waiver of q3 is void: its owner cannot be the second person who approves it",
                        "the waiver of q5 is void: this release may use 1 waiver and has used them");
    }

    @Test
    void unacceptableAndOverdueDebtBlocks() {
        Debt bad = new Debt("d1", "no retries", false, Optional.empty(), Optional.empty(), Optional.empty());
        Debt overdue = new Debt(
                "d2",
                "old client",
                true,
                Optional.of("vendor"),
                Optional.of("bob"),
                Optional.of(LocalDate.parse("2026-02-28")));
        Debt fine = new Debt(
                "d3",
                "one region",
                true,
                Optional.of("cost"),
                Optional.of("bob"),
                Optional.of(LocalDate.parse("2026-03-01")));
        Attestation[] all = {yes("q1"), yes("q2"), yes("q3"), yes("q4"), yes("q5")};

        assertThat(score(fiveQuestions().debt(bad).build(), all).recommendation())
                .isEqualTo(Recommendation.BLOCKED);
        assertThat(score(fiveQuestions().debt(overdue).build(), all).recommendation())
                .isEqualTo(Recommendation.BLOCKED);
        assertThat(score(fiveQuestions().debt(fine).build(), all).recommendation())
                .isEqualTo(Recommendation.READY);
    }

    @Test
    void noEvidenceAtAllAnswersNothing() {
        Scorecard card = score(fiveQuestions().build());

        assertThat(card.questions())
                .allSatisfy(question -> assertThat(question.state()).isEqualTo(EvidenceState.MISSING));
        assertThat(card.overall().low()).isEqualByComparingTo("0");
        assertThat(card.overall().high()).isEqualByComparingTo("100");
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
}
