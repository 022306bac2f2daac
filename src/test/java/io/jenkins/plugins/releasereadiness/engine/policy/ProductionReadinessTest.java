package io.jenkins.plugins.releasereadiness.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.Samples;
import io.jenkins.plugins.releasereadiness.engine.gate.CheckStatus;
import io.jenkins.plugins.releasereadiness.engine.gate.GateContext;
import io.jenkins.plugins.releasereadiness.engine.gate.GateEvaluator;
import io.jenkins.plugins.releasereadiness.engine.score.Answer;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import io.jenkins.plugins.releasereadiness.engine.score.Recommendation;
import io.jenkins.plugins.releasereadiness.engine.score.ScoreInput;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.score.Scorer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProductionReadinessTest {
    private static Policy policy;

    @BeforeAll
    static void load() throws PolicyException {
        policy = TestFormats.loader()
                .builtIn(BuiltInPolicies.PRODUCTION_READINESS)
                .policy();
    }

    @Test
    void nineCategoriesHaveTheWeightsOfTheFramework() {
        assertThat(policy.categories().values().stream()
                        .collect(Collectors.toMap(
                                Category::title, category -> category.weight().intValueExact())))
                .isEqualTo(Map.of(
                        "Security & Compliance", 25,
                        "Performance & Scalability", 20,
                        "Monitoring & Observability", 15,
                        "Data Management & Migration", 15,
                        "Testing & Quality Assurance", 10,
                        "Documentation & Support", 5,
                        "Infrastructure & Deployment", 5,
                        "Business Continuity", 3,
                        "User Experience", 2));
    }

    @Test
    void thirtySixQuestionsEachHaveAnOwnerAndAFix() {
        assertThat(policy.questions()).hasSize(36);
        assertThat(policy.questions().values()).allSatisfy(question -> {
            assertThat(question.owner()).as(question.id()).isPresent();
            assertThat(question.fix()).as(question.id()).isPresent();
            assertThat(question.id()).startsWith(question.category() + ".");
        });
        assertThat(policy.questions().values().stream()
                        .collect(Collectors.groupingBy(Question::category, Collectors.counting())))
                .isEqualTo(Map.of(
                        "security", 5L,
                        "performance", 5L,
                        "monitoring", 5L,
                        "data", 4L,
                        "testing", 4L,
                        "documentation", 4L,
                        "infrastructure", 4L,
                        "continuity", 3L,
                        "experience", 2L));
    }

    @Test
    void thresholdsAreEightyOverallAndNinetyForSecurityAndPerformance() {
        assertThat(policy.thresholds().overall()).isEqualByComparingTo("80");
        assertThat(policy.categories().values().stream()
                        .filter(category -> category.minimum().isPresent())
                        .collect(Collectors.toMap(
                                Category::id, category -> category.minimum().get())))
                .isEqualTo(Map.of("security", BigDecimal.valueOf(90), "performance", BigDecimal.valueOf(90)));
    }

    @Test
    void withoutEvidenceNothingIsAnswered() {
        Scorecard scorecard =
                new Scorer(policy).score(new ScoreInput(Samples.NOW, Map.of(), List.of(), Optional.empty()));

        assertThat(scorecard.questions()).hasSize(36);
        assertThat(scorecard.questions()).extracting(QuestionResult::answer).containsOnly(Answer.UNKNOWN);
        assertThat(scorecard.recommendation()).isEqualTo(Recommendation.BLOCKED);
        assertThat(scorecard.overall().low()).isEqualByComparingTo("0");
    }

    @Test
    void withoutEvidenceNoCheckOfAnyGatePasses() {
        GateContext nothing = new GateContext(
                Samples.NOW,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Set.of(),
                file -> Optional.empty(),
                variable -> false,
                Optional.empty());

        assertThat(policy.gates().keySet())
                .containsExactly("readiness-confirmation", "staging-validation", "production-launch", "stabilization");
        assertThat(policy.gates().values()).allSatisfy(gate -> {
            assertThat(new GateEvaluator(policy, nothing)
                            .evaluate(gate)
                            .outcome()
                            .passed())
                    .as(gate.id())
                    .isFalse();
            assertThat(new GateEvaluator(policy, nothing).evaluate(gate).checks())
                    .noneMatch(check -> check.status() == CheckStatus.PASSED);
        });
    }

    @Test
    void theDecisionTableKnowsEverySeverity() {
        assertThat(policy.rollback().decisions())
                .extracting(RollbackPolicy.Decision::severity)
                .containsExactly(Severity.values());
    }
}
