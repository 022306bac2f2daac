package io.jenkins.plugins.releasereadiness.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaSet;
import io.jenkins.plugins.releasereadiness.engine.criteria.Criterion;
import io.jenkins.plugins.releasereadiness.engine.criteria.Operator;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.HealthWindow;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Level;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Plan;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Critical: live.up = 0. High: live.errorRate > 5. Low: live.errorRate > 1. */
class SeverityJudgeTest {
    private static final Map<Severity, List<CriteriaSet>> RULES = Map.of(
            Severity.LOW, List.of(set("errorRate", Operator.GREATER, 1)),
            Severity.CRITICAL, List.of(set("up", Operator.EQUAL, 0)),
            Severity.HIGH, List.of(set("errorRate", Operator.GREATER, 5)));

    @Test
    void theWorstSeverityThatHoldsCounts() {
        assertThat(judge(RULES, live(1, 2L)).degraded()).contains(Severity.LOW);
        assertThat(judge(RULES, live(1, 6L)).degraded()).contains(Severity.HIGH);
        assertThat(judge(RULES, live(0, 6L)).degraded()).contains(Severity.CRITICAL);
    }

    @Test
    void nothingThatHoldsWithEverythingMeasuredIsHealthy() {
        assertThat(judge(RULES, live(1, 0L)).isHealthy()).isTrue();
    }

    @Test
    void aDegradationSaysWhichCriterion() {
        assertThat(judge(RULES, live(0, 0L)).explanation()).contains("live.up");
    }

    @Test
    void aFactThatIsMissingIsNoHealth() {
        ProbeResult result = judge(RULES, live(1, null));
        assertThat(result.measured()).isFalse();
        assertThat(result.degraded()).isEmpty();
        assertThat(result.explanation()).isEqualTo("live carries no fact errorRate");
    }

    @Test
    void aDegradationCountsEvenWhereTheRestCannotBeMeasured() {
        ProbeResult result = judge(RULES, Map.of("live", evidence(EvidenceState.PRESENT, Map.of("errorRate", 9L))));
        assertThat(result.degraded()).contains(Severity.HIGH);
        assertThat(result.measured()).isFalse();
    }

    @Test
    void aProbedSourceWithoutAnAnswerIsNoHealthEvenIfNoRuleNamesIt() {
        Map<Severity, List<CriteriaSet>> other = Map.of(Severity.HIGH, List.of());
        assertThat(judge(RULES, Map.of()).measured()).isFalse();
        assertThat(judge(other, Map.of()).explanation()).contains("live: nothing was measured");
        assertThat(judge(RULES, Map.of("live", evidence(EvidenceState.STALE, Map.of("up", 1L, "errorRate", 0L))))
                        .measured())
                .isFalse();
    }

    @Test
    void aPolicyWithoutSeverityRulesCanSayNothing() {
        ProbeResult result = judge(Map.of(), live(1, 0L));
        assertThat(result.measured()).isFalse();
        assertThat(result.explanation()).contains("the policy says nowhere what a degradation is");
    }

    private static ProbeResult judge(Map<Severity, List<CriteriaSet>> rules, Map<String, Evidence> evidence) {
        RollbackPolicy policy = new RollbackPolicy(
                new HealthWindow(Duration.ofMinutes(30), Duration.ofMinutes(1), 3, 3, List.of("live")),
                rules,
                List.of(),
                new Plan(Level.CODE, List.of(), List.of(), Optional.empty()),
                3);
        return SeverityJudge.judge(policy, evidence, Optional.empty());
    }

    private static Map<String, Evidence> live(long up, Long errorRate) {
        return Map.of(
                "live",
                evidence(
                        EvidenceState.PRESENT,
                        errorRate == null ? Map.of("up", up) : Map.of("up", up, "errorRate", errorRate)));
    }

    private static Evidence evidence(EvidenceState state, Map<String, Long> facts) {
        return new Evidence(
                "live",
                Optional.empty(),
                Optional.of("http"),
                state,
                Facts.of(facts),
                "as read",
                List.of(),
                Optional.empty());
    }

    private static CriteriaSet set(String fact, Operator operator, long target) {
        return new CriteriaSet(List.of(new Criterion(
                "live",
                fact,
                operator,
                Criterion.Basis.ABSOLUTE,
                BigDecimal.valueOf(target),
                null,
                "live." + fact + " " + operator.symbol() + " " + target)));
    }
}
