package io.jenkins.plugins.releasereadiness.engine.gate;

import static io.jenkins.plugins.releasereadiness.engine.Samples.atMost;
import static io.jenkins.plugins.releasereadiness.engine.Samples.evidence;
import static io.jenkins.plugins.releasereadiness.engine.Samples.present;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.criteria.Criteria;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaSet;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.policy.Check;
import io.jenkins.plugins.releasereadiness.engine.policy.Gate;
import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.engine.policy.Requirement;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateEvaluatorTest extends GateScene {
    @Test
    void aGateWithoutACheckCannotBeMade() {
        assertThatThrownBy(() -> gate()).hasMessageContaining("would always pass");
    }

    @ParameterizedTest
    @CsvSource({"MISSING,FAILED", "STALE,FAILED", "VACUOUS,FAILED", "CONTRADICTED,FAILED", "UNREADABLE,INCONCLUSIVE"})
    void evidenceThatCannotAnswerNeverPasses(EvidenceState state, GateOutcome outcome) {
        evidence.put("smoke", evidence("smoke", state, Map.of("failed", 0L)));

        assertThat(evaluate(gate(check(noFailures()))).outcome()).isEqualTo(outcome);
        assertThat(evaluate(gate(check(new Requirement.EvidencePresent(List.of("smoke"), Optional.empty()))))
                        .outcome())
                .isEqualTo(outcome);
    }

    @Test
    void noEvidenceAtAllFails() {
        GateResult result = evaluate(gate(check(noFailures())));

        assertThat(result.outcome()).isEqualTo(GateOutcome.FAILED);
        assertThat(result.checks().get(0).actual()).isEqualTo("missing");
    }

    @Test
    void aFailureOutweighsWhatCouldNotBeMeasured() {
        evidence.put("smoke", evidence("smoke", EvidenceState.UNREADABLE, Map.of()));

        GateResult result = evaluate(gate(
                check(noFailures()), check(new Requirement.EvidencePresent(List.of("nothing"), Optional.empty()))));

        assertThat(result.outcome()).isEqualTo(GateOutcome.FAILED);
        assertThat(result.count(CheckStatus.UNMEASURABLE)).isEqualTo(1);
        assertThat(result.count(CheckStatus.FAILED)).isEqualTo(1);
        assertThat(result.notPassed()).first().extracting(CheckResult::status).isEqualTo(CheckStatus.FAILED);
    }

    @Test
    void everyCriterionIsReportedWithActualAndTarget() {
        evidence.put("smoke", present("smoke", Map.of("failed", 2L)));

        CheckResult result = only(noFailures());

        assertThat(result.actual()).isEqualTo("smoke.failed is 2");
        assertThat(result.target()).isEqualTo("smoke.failed <= 0");
        assertThat(result.explanation()).isEqualTo("smoke.failed: 2 > 0");
    }

    @Test
    void everyDemandSaysWhatItFoundAndWhatItAsked() {
        CheckResult nothing = only(new Requirement.EvidencePresent(List.of("smoke"), Optional.of(Duration.ofDays(3))));
        assertThat(nothing.target()).isEqualTo("present: smoke, at most 3 days old");
        assertThat(nothing.explanation()).isEqualTo("no evidence was collected for smoke");

        evidence.put("smoke", present("smoke", Map.of("failed", 0L)));
        CheckResult old = only(new Requirement.EvidencePresent(List.of("smoke"), Optional.of(Duration.ofSeconds(59))));
        assertThat(old.target()).isEqualTo("present: smoke, at most 0 hours old");
        assertThat(old.explanation()).isEqualTo("smoke is older than 0 hours");
        assertThat(only(new Requirement.EvidencePresent(List.of("smoke"), Optional.of(Duration.ofHours(48))))
                        .target())
                .isEqualTo("present: smoke, at most 48 hours old");

        CheckResult plan = only(new Requirement.RollbackPlanned(Optional.empty()));
        assertThat(plan.actual()).isEqualTo("1 step");
        assertThat(plan.target()).isEqualTo("a rollback plan with steps");
        assertThat(only(new Requirement.RollbackPlanned(Optional.of("q"))).target())
                .isEqualTo("a rollback plan with steps, rehearsed (q)");
        assertThat(only(new Requirement.ReleaseIdentified()).actual()).isEqualTo("version 1.4.0, commit 0123abc");
    }

    @Test
    void theWarningBandPassesWithWarnings() {
        evidence.put("smoke", present("smoke", Map.of("failed", 2L)));
        Criteria bands = new Criteria(
                List.of(new CriteriaSet(List.of(atMost("smoke", "failed", "0")))),
                List.of(new CriteriaSet(List.of(atMost("smoke", "failed", "2")))));

        GateResult result = evaluate(gate(check(new Requirement.CriteriaHold(bands))));

        assertThat(result.outcome()).isEqualTo(GateOutcome.PASSED_WITH_WARNINGS);
        assertThat(result.outcome().passed()).isTrue();
    }

    @Test
    void optionalEvidenceMayBeMissingButNotBad() {
        assertThat(evaluate(gate(optional(noFailures()))).outcome()).isEqualTo(GateOutcome.PASSED_WITH_WARNINGS);
        evidence.put("smoke", present("smoke", Map.of("failed", 1L)));
        assertThat(evaluate(gate(optional(noFailures()))).outcome()).isEqualTo(GateOutcome.FAILED);
    }

    @Test
    void lowSeverityOnlyWarnsAndWhatDidNotPassIsListedWorstFirst() {
        evidence.put("bad", evidence("bad", EvidenceState.UNREADABLE, Map.of()));
        Requirement gone = new Requirement.EvidencePresent(List.of("gone"), Optional.empty());
        Requirement unreadable = new Requirement.EvidencePresent(List.of("bad"), Optional.empty());

        GateResult result = evaluate(gate(
                new Check("ok", "ok", Severity.CRITICAL, false, new Requirement.EnvironmentSet(List.of("REGION"))),
                new Check("low", "low", Severity.LOW, false, gone),
                new Check("unmeasured", "unmeasured", Severity.CRITICAL, false, unreadable),
                new Check("medium", "medium", Severity.MEDIUM, false, gone),
                new Check("critical", "critical", Severity.CRITICAL, false, gone)));

        assertThat(result.notPassed())
                .extracting(CheckResult::id)
                .containsExactly("critical", "medium", "unmeasured", "low");
        assertThat(result.count(CheckStatus.WARNING)).isEqualTo(1);
        assertThat(result.count(CheckStatus.FAILED)).isEqualTo(2);
        assertThat(result.checks()).extracting(CheckResult::id).startsWith("ok", "low");
    }

    @Test
    void aReplayedBuildCannotPassAProtectedGate() {
        tampering = Optional.of("the build was replayed with a changed script");
        evidence.put("smoke", present("smoke", Map.of("failed", 0L)));
        Gate open = gate(check(noFailures()));
        Gate shut = new Gate("g", "Gate", Phase.STAGING, open.checks(), false, true, "Stop.");

        assertThat(evaluate(open).outcome()).isEqualTo(GateOutcome.PASSED);
        assertThat(evaluate(shut).outcome()).isEqualTo(GateOutcome.FAILED);
    }

    @Test
    void theFormInTheLedgerKeepsEverything() {
        GateResult result = evaluate(gate(check(noFailures())));

        String text = Json.compact(GateResultCodec.encode(result));

        assertThat(GateResultCodec.decode(Fields.of(Json.read(text), ""))).isEqualTo(result);
    }
}
