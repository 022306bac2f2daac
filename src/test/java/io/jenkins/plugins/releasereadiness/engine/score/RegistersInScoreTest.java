package io.jenkins.plugins.releasereadiness.engine.score;

import static io.jenkins.plugins.releasereadiness.engine.Samples.NOW;
import static io.jenkins.plugins.releasereadiness.engine.Samples.category;
import static io.jenkins.plugins.releasereadiness.engine.Samples.question;
import static io.jenkins.plugins.releasereadiness.engine.Samples.waiver;
import static io.jenkins.plugins.releasereadiness.engine.Samples.yes;
import static io.jenkins.plugins.releasereadiness.engine.score.ScoreScene.fiveQuestions;
import static io.jenkins.plugins.releasereadiness.engine.score.ScoreScene.score;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.Samples.PolicyBuilder;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.policy.Debt;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.policy.Waiver;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Waivers and debt. */
class RegistersInScoreTest {
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
                        "the waiver of q1 is void: it expired at 2026-03-01 12:00:00 UTC",
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
                .hasValue("waived until 2026-03-02 12:00:00 UTC by bob and carol: vendor fix comes next week");
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
}
