package io.jenkins.plugins.releasereadiness.engine.gate;

import static io.jenkins.plugins.releasereadiness.engine.Samples.NOW;
import static io.jenkins.plugins.releasereadiness.engine.Samples.atMost;
import static io.jenkins.plugins.releasereadiness.engine.Samples.category;
import static io.jenkins.plugins.releasereadiness.engine.Samples.evidence;
import static io.jenkins.plugins.releasereadiness.engine.Samples.pass;
import static io.jenkins.plugins.releasereadiness.engine.Samples.present;
import static io.jenkins.plugins.releasereadiness.engine.Samples.question;
import static io.jenkins.plugins.releasereadiness.engine.Samples.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.Samples.PolicyBuilder;
import io.jenkins.plugins.releasereadiness.engine.criteria.Criteria;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaSet;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Facts;
import io.jenkins.plugins.releasereadiness.engine.evidence.FileDigest;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.policy.Check;
import io.jenkins.plugins.releasereadiness.engine.policy.Gate;
import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Requirement;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.score.ScoreInput;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.score.Scorer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateEvaluatorTest {
    private static final Policy POLICY = new PolicyBuilder()
            .category(category("quality", 1))
            .question(question("q", "quality", Severity.MEDIUM))
            .rollbackSteps("deploy the previous version")
            .build();

    private final Map<String, Evidence> evidence = new LinkedHashMap<>();
    private Optional<Scorecard> scorecard = Optional.empty();
    private Optional<GateContext.Approval> approval = Optional.empty();
    private Optional<GateContext.Health> health = Optional.empty();
    private Map<String, GateOutcome> gates = Map.of();
    private Optional<Map<String, String>> checksums = Optional.empty();
    private Optional<String> tampering = Optional.empty();

    private GateResult evaluate(Gate gate) {
        return new GateEvaluator(
                        POLICY,
                        new GateContext(
                                NOW,
                                evidence,
                                Optional.empty(),
                                scorecard,
                                Optional.of("1.4.0"),
                                Optional.of("0123abc"),
                                approval,
                                health,
                                gates,
                                Set.of("release-manifest.md"),
                                file -> checksums,
                                "REGION"::equals,
                                tampering))
                .evaluate(gate);
    }

    private static Gate gate(Check... checks) {
        return new Gate("g", "Gate", Phase.STAGING, List.of(checks), false, false, "Stop.");
    }

    private static Check check(Requirement requirement) {
        return new Check("c", "A check", Severity.HIGH, false, requirement);
    }

    private static Check optional(Requirement requirement) {
        return new Check("c", "A check", Severity.HIGH, true, requirement);
    }

    private static Requirement noFailures() {
        return new Requirement.CriteriaHold(pass(atMost("smoke", "failed", "0")));
    }

    private CheckResult only(Requirement requirement) {
        return evaluate(gate(check(requirement))).checks().get(0);
    }

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
    void evidenceOlderThanTheCheckAllowsFails() {
        evidence.put("smoke", present("smoke", Map.of("failed", 0L)));

        // the sample was measured a minute ago
        assertThat(only(new Requirement.EvidencePresent(List.of("smoke"), Optional.of(Duration.ofSeconds(60))))
                        .status())
                .isEqualTo(CheckStatus.PASSED);
        assertThat(only(new Requirement.EvidencePresent(List.of("smoke"), Optional.of(Duration.ofSeconds(59))))
                        .status())
                .isEqualTo(CheckStatus.FAILED);
    }

    @Test
    void scorecardRequirementsNeedAScorecard() {
        assertThat(only(new Requirement.ThresholdsMet()).status()).isEqualTo(CheckStatus.FAILED);
        assertThat(only(new Requirement.ChecklistComplete()).explanation()).contains("run readinessScore");

        scorecard = Optional.of(
                new Scorer(POLICY).score(new ScoreInput(NOW, Map.of(), List.of(yes("q")), Optional.empty())));

        assertThat(only(new Requirement.ThresholdsMet()).status()).isEqualTo(CheckStatus.PASSED);
        assertThat(only(new Requirement.ChecklistComplete()).actual()).isEqualTo("1 of 1 answered");
        assertThat(only(new Requirement.QuestionsAnsweredYes(List.of("q"))).status())
                .isEqualTo(CheckStatus.PASSED);
        assertThat(only(new Requirement.QuestionsAnsweredYes(List.of("other"))).status())
                .isEqualTo(CheckStatus.FAILED);
        assertThat(only(new Requirement.RollbackPlanned(Optional.of("q"))).status())
                .isEqualTo(CheckStatus.PASSED);
        assertThat(only(new Requirement.RollbackPlanned(Optional.of("other"))).status())
                .isEqualTo(CheckStatus.FAILED);
    }

    @Test
    void decisionAndHealthMustBeThereAndGood() {
        assertThat(only(new Requirement.ApprovalRecorded()).status()).isEqualTo(CheckStatus.FAILED);
        assertThat(only(new Requirement.HealthWindowFinished()).status()).isEqualTo(CheckStatus.FAILED);
        approval = Optional.of(new GateContext.Approval(false, "rejected by alice"));
        health = Optional.of(new GateContext.Health(false, "rolled back"));
        assertThat(only(new Requirement.ApprovalRecorded()).explanation()).isEqualTo("rejected by alice");
        assertThat(only(new Requirement.HealthWindowFinished()).status()).isEqualTo(CheckStatus.FAILED);
        approval = Optional.of(new GateContext.Approval(true, "approved by alice"));
        health = Optional.of(new GateContext.Health(true, "healthy for 30 minutes"));
        assertThat(only(new Requirement.ApprovalRecorded()).status()).isEqualTo(CheckStatus.PASSED);
        assertThat(only(new Requirement.HealthWindowFinished()).status()).isEqualTo(CheckStatus.PASSED);
    }

    @Test
    void anotherGateMustHavePassedInThisRecord() {
        assertThat(only(new Requirement.GatePassed("first")).status()).isEqualTo(CheckStatus.FAILED);
        gates = Map.of("first", GateOutcome.FAILED);
        assertThat(only(new Requirement.GatePassed("first")).status()).isEqualTo(CheckStatus.FAILED);
        gates = Map.of("first", GateOutcome.PASSED_WITH_WARNINGS);
        assertThat(only(new Requirement.GatePassed("first")).status()).isEqualTo(CheckStatus.PASSED);
    }

    @Test
    void documentsAndVariablesAreNamedWhenTheyAreNotThere() {
        assertThat(only(new Requirement.DocumentsRecorded(List.of("release-manifest.md")))
                        .status())
                .isEqualTo(CheckStatus.PASSED);
        assertThat(only(new Requirement.DocumentsRecorded(List.of("notes.md"))).explanation())
                .isEqualTo("not in the record: notes.md");
        assertThat(only(new Requirement.EnvironmentSet(List.of("REGION"))).status())
                .isEqualTo(CheckStatus.PASSED);
        assertThat(only(new Requirement.EnvironmentSet(List.of("REGION", "DB_URL")))
                        .explanation())
                .isEqualTo("not set or empty: DB_URL");
    }

    @Test
    void artifactsMustBeCompleteSmallEnoughAndUnchanged() {
        String sum = "ab".repeat(32);
        evidence.put(
                "dist",
                new Evidence(
                        "dist",
                        Optional.of(SourceKind.FILE),
                        Optional.of("file"),
                        EvidenceState.PRESENT,
                        Facts.NONE,
                        "",
                        List.of(new FileDigest("app.jar", 100, sum)),
                        Optional.empty()));

        assertThat(artifacts(1, OptionalLong.of(100), Optional.empty())).isEqualTo(CheckStatus.PASSED);
        assertThat(artifacts(2, OptionalLong.empty(), Optional.empty())).isEqualTo(CheckStatus.FAILED);
        assertThat(artifacts(1, OptionalLong.of(99), Optional.empty())).isEqualTo(CheckStatus.FAILED);
        assertThat(artifacts(1, OptionalLong.empty(), Optional.of("SUMS"))).isEqualTo(CheckStatus.FAILED);
        checksums = Optional.of(Map.of("app.jar", sum.toUpperCase(java.util.Locale.ROOT)));
        assertThat(artifacts(1, OptionalLong.empty(), Optional.of("SUMS"))).isEqualTo(CheckStatus.PASSED);
        checksums = Optional.of(Map.of("app.jar", "cd".repeat(32)));
        assertThat(artifacts(1, OptionalLong.empty(), Optional.of("SUMS"))).isEqualTo(CheckStatus.FAILED);
        checksums = Optional.of(Map.of("app.jar", sum, "lib.jar", sum));
        assertThat(artifacts(1, OptionalLong.empty(), Optional.of("SUMS"))).isEqualTo(CheckStatus.FAILED);
        checksums = Optional.of(Map.of());
        assertThat(artifacts(1, OptionalLong.empty(), Optional.of("SUMS"))).isEqualTo(CheckStatus.FAILED);
    }

    private CheckStatus artifacts(int min, OptionalLong max, Optional<String> sums) {
        return only(new Requirement.ArtifactsIntact("dist", min, max, sums)).status();
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
