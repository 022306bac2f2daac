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
import io.jenkins.plugins.releasereadiness.engine.criteria.Criteria;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaSet;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.policy.Category;
import io.jenkins.plugins.releasereadiness.engine.policy.Debt;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Question;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.policy.Waiver;
import java.math.BigDecimal;
import java.time.Duration;
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

    @Test
    void whichWaiversCountIsDecidedByTheirListAndNotByTheOrderOfQuestions() {
        Policy policy = fiveQuestions()
                .thresholds(80, 1)
                .waivers(waiver("q4"), waiver("q2"))
                .build();

        Scorecard card = score(policy);

        assertThat(card.question("q4").orElseThrow().answer()).isEqualTo(Answer.WAIVED);
        assertThat(card.question("q2").orElseThrow().answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(card.notes())
                .containsExactly("the waiver of q2 is void: this release may use 1 waiver and has used them");
    }

    @Test
    void aWaiverOfAQuestionThatIsAnsweredYesIsNotCounted() {
        Policy policy = fiveQuestions()
                .thresholds(80, 1)
                .waivers(waiver("q1"), waiver("q2"), waiver("q2"))
                .build();

        Scorecard card = score(policy, yes("q1"));

        assertThat(card.waiversUsed()).isEqualTo(1);
        assertThat(card.question("q2").orElseThrow().waiver())
                .hasValue("waived until 2026-03-02T12:00:00Z by bob and carol: vendor fix comes next week");
        assertThat(card.notes()).isEmpty();
    }

    @Test
    void aWaiverSaysWhyByWhomAndUntilWhen() {
        Policy policy = fiveQuestions()
                .thresholds(80, 2)
                .waivers(
                        new Waiver("q1", " ", "bob", Optional.of("carol"), NOW.plusSeconds(1)),
                        new Waiver("q2", "late", " ", Optional.of("carol"), NOW.plusSeconds(1)),
                        new Waiver("q3", "late", "bob", Optional.of(" "), NOW.plusSeconds(1)))
                .build();

        assertThat(score(policy).notes())
                .containsExactly(
                        "the waiver of q1 is void: it needs a reason and an owner",
                        "the waiver of q2 is void: it needs a reason and an owner",
                        "the waiver of q3 is void: no second person approved it");
    }

    @Test
    void whereWaiversMustBeConfirmedANameIsNotEnough() {
        Policy policy = fiveQuestions()
                .waivers(waiver("q1"), waiver("q2"), waiver("q3"))
                .confirmedWaivers()
                .build();
        Waiver longer = new Waiver(
                "q3",
                waiver("q3").reason(),
                waiver("q3").owner(),
                waiver("q3").approvedBy(),
                waiver("q3").expires().plusSeconds(1));
        ScoreInput input = new ScoreInput(
                NOW,
                Map.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of(
                        waiver("q1").sha256(), "Carol",
                        waiver("q2").sha256(), "bob",
                        longer.sha256(), "carol"));

        Scorecard card = new Scorer(policy).score(input);

        assertThat(card.questions().stream().map(QuestionResult::answer))
                .containsExactly(Answer.WAIVED, Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN);
        assertThat(card.notes())
                .containsExactly(
                        "the waiver of q2 is void: carol has not confirmed it; the page of the release record has a button"
                                + " for that",
                        "the waiver of q3 is void: carol has not confirmed it; the page of the release record has a button"
                                + " for that");
    }

    @Test
    void theNewestWordCounts() {
        Attestation old = new Attestation(
                "q1",
                true,
                "alice",
                NOW.minusSeconds(100),
                Optional.of("tried"),
                Optional.of("https://wiki.example.org/a"),
                Optional.empty());

        assertThat(score(fiveQuestions().build(), old).questions().get(0).explanation())
                .isEqualTo("attested by alice on 2026-03-01T11:58:20Z: tried (https://wiki.example.org/a)");
        assertThat(score(fiveQuestions().build(), old, said(false, "bob", 99))
                        .questions()
                        .get(0)
                        .explanation())
                .isEqualTo("denied by bob on 2026-03-01T11:58:21Z");
        assertThat(score(fiveQuestions().build(), said(false, "bob", 99), old)
                        .questions()
                        .get(0)
                        .answer())
                .isEqualTo(Answer.NO);
        assertThat(score(fiveQuestions().build(), said(false, "bob", 101), old)
                        .questions()
                        .get(0)
                        .answer())
                .isEqualTo(Answer.YES);
    }

    @Test
    void ofTwoWordsOfOneMomentTheNoCountsWhateverTheirOrder() {
        assertThat(score(fiveQuestions().build(), said(true, "alice", 9), said(false, "bob", 9))
                        .questions()
                        .get(0)
                        .answer())
                .isEqualTo(Answer.NO);
        assertThat(score(fiveQuestions().build(), said(false, "bob", 9), said(true, "alice", 9))
                        .questions()
                        .get(0)
                        .answer())
                .isEqualTo(Answer.NO);
    }

    @Test
    void aWordWithoutAPersonOrFromTheFutureAnswersNothing() {
        QuestionResult nobody =
                score(fiveQuestions().build(), said(true, " ", 9)).questions().get(0);
        QuestionResult future = score(fiveQuestions().build(), said(true, "alice", -3600))
                .questions()
                .get(0);

        assertThat(nobody.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(nobody.explanation()).isEqualTo("the attestation does not say who made it");
        assertThat(future.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(future.explanation()).contains("dated in the future (2026-03-01T13:00:00Z)");
    }

    @Test
    void aWordOlderThanTheQuestionAllowsAnswersNothing() {
        Question fresh = new Question(
                "q",
                "quality",
                "q?",
                Severity.LOW,
                BigDecimal.ONE,
                false,
                Optional.empty(),
                Optional.of(Duration.ofDays(3)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Policy policy = new PolicyBuilder()
                .category(category("quality", 1))
                .question(fresh)
                .build();
        Attestation atTheLimit = new Attestation(
                "q",
                true,
                "alice",
                NOW.minus(Duration.ofDays(3)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(NOW.plusSeconds(1)));
        Attestation beyond = new Attestation(
                "q",
                true,
                "alice",
                NOW.minus(Duration.ofDays(3)).minusSeconds(1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(score(policy, atTheLimit).questions().get(0).answer()).isEqualTo(Answer.YES);
        assertThat(score(policy, beyond).questions().get(0).explanation())
                .isEqualTo("the attestation of alice is older than 3 days; attest again");
    }

    private static Attestation said(boolean yes, String by, int secondsAgo) {
        return new Attestation(
                "q1", yes, by, NOW.minusSeconds(secondsAgo), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void measuredAnswersShowActualTargetAndSources() {
        Policy policy = new PolicyBuilder()
                .category(category("quality", 1))
                .question(question(
                        "scan",
                        "quality",
                        Severity.HIGH,
                        pass(atMost("scan", "critical", "0"), atMost("sbom", "high", "2"))))
                .build();

        QuestionResult bad = score(
                        policy,
                        Map.of(
                                "scan", present("scan", Map.of("critical", 2L)),
                                "sbom", present("sbom", Map.of("high", 1L))))
                .questions()
                .get(0);
        QuestionResult none = score(policy).questions().get(0);

        QuestionResult good = score(
                        policy,
                        Map.of(
                                "scan", present("scan", Map.of("critical", 0L)),
                                "sbom", present("sbom", Map.of("high", 1L))))
                .questions()
                .get(0);

        assertThat(bad.actual()).hasValue("scan.critical is 2");
        assertThat(good.actual()).hasValue("scan.critical is 0, sbom.high is 1");
        assertThat(bad.target()).hasValue("scan.critical <= 0 and sbom.high <= 2");
        assertThat(bad.evidence()).containsExactly("scan", "sbom");
        assertThat(none.actual()).isEmpty();
        assertThat(score(fiveQuestions().build()).questions().get(0).evidence()).containsExactly("attestation");
        assertThat(score(fiveQuestions().build(), yes("q1")).questions().get(0).attestedBy())
                .hasValue("alice");
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
    void attestationsForNoQuestionAreNamed() {
        assertThat(score(fiveQuestions().build(), yes("q9"), yes("q9"), yes("a"))
                        .notes())
                .containsExactly(
                        "there is an attestation for a, which is no question of the policy",
                        "there is an attestation for q9, which is no question of the policy");
    }

    @Test
    void debtSaysHowItStands() {
        Debt bare = new Debt("d1", "x", true, Optional.empty(), Optional.of("bob"), Optional.of(LocalDate.MAX));
        Debt nobody = new Debt("d2", "x", true, Optional.of("why"), Optional.empty(), Optional.of(LocalDate.MAX));
        Debt never = new Debt("d3", "x", true, Optional.of("why"), Optional.of("bob"), Optional.empty());
        Debt late = new Debt(
                "d4", "x", true, Optional.of("why"), Optional.of("bob"), Optional.of(LocalDate.parse("2026-02-28")));
        Debt fine = new Debt(
                "d5", "x", true, Optional.of("why"), Optional.of("bob"), Optional.of(LocalDate.parse("2026-03-01")));
        Debt bad = new Debt("d6", "x", false, Optional.empty(), Optional.empty(), Optional.empty());

        List<DebtResult> debt = score(fiveQuestions()
                        .debt(bare, nobody, never, late, fine, bad)
                        .build())
                .debt();

        assertThat(debt).extracting(DebtResult::acceptable).containsExactly(false, false, false, false, true, false);
        assertThat(debt)
                .extracting(DebtResult::why)
                .containsExactly(
                        "strategic debt needs a rationale, an owner and a pay-off date",
                        "strategic debt needs a rationale, an owner and a pay-off date",
                        "strategic debt needs a rationale, an owner and a pay-off date",
                        "overdue since 2026-02-28; pay it off or agree on a new date",
                        "accepted until 2026-03-01: why",
                        "unacceptable debt; pay it off, or accept it as strategic with rationale, owner and pay-off date");
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
