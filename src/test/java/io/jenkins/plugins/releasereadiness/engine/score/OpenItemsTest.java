package io.jenkins.plugins.releasereadiness.engine.score;

import static io.jenkins.plugins.releasereadiness.engine.Samples.category;
import static io.jenkins.plugins.releasereadiness.engine.Samples.no;
import static io.jenkins.plugins.releasereadiness.engine.Samples.question;
import static io.jenkins.plugins.releasereadiness.engine.Samples.yes;
import static io.jenkins.plugins.releasereadiness.engine.score.ScoreScene.score;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.Samples.PolicyBuilder;
import io.jenkins.plugins.releasereadiness.engine.policy.Debt;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Question;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a scorecard tells of what is open: blockers, action plan, path to ready. */
class OpenItemsTest {
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
        assertThat(card.blockers().get(5).why()).isEqualTo("denied by alice on 2026-03-01 11:00:00 UTC");
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
