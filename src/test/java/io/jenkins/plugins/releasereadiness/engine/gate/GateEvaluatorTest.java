package io.jenkins.plugins.releasereadiness.engine.gate;

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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releasereadiness.engine.Samples.PolicyBuilder;
import io.jenkins.plugins.releasereadiness.engine.criteria.Criteria;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaSet;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
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

    private Policy policy = POLICY;
    private Optional<String> version = Optional.of("1.4.0");
    private Optional<String> commit = Optional.of("0123abc");
    private final Map<String, Evidence> evidence = new LinkedHashMap<>();
    private Optional<Scorecard> scorecard = Optional.empty();
    private Optional<GateContext.Approval> approval = Optional.empty();
    private Optional<GateContext.Health> health = Optional.empty();
    private Map<String, GateOutcome> gates = Map.of();
    private Optional<Map<String, String>> checksums = Optional.empty();
    private Optional<String> tampering = Optional.empty();

    private GateResult evaluate(Gate gate) {
        return new GateEvaluator(
                        policy,
                        new GateContext(
                                NOW,
                                evidence,
                                Optional.empty(),
                                scorecard,
                                version,
                                commit,
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
        assertThat(only(new Requirement.HealthWindowFinished()).status()).isEqualTo(CheckStatus.UNMEASURABLE);
        health = Optional.of(new GateContext.Health(false, false, "still watched"));
        assertThat(only(new Requirement.HealthWindowFinished()).status()).isEqualTo(CheckStatus.UNMEASURABLE);
        approval = Optional.of(new GateContext.Approval(false, "rejected by alice"));
        health = Optional.of(new GateContext.Health(false, true, "rolled back"));
        assertThat(only(new Requirement.ApprovalRecorded()).explanation()).isEqualTo("rejected by alice");
        assertThat(only(new Requirement.HealthWindowFinished()).status()).isEqualTo(CheckStatus.FAILED);
        approval = Optional.of(new GateContext.Approval(true, "approved by alice"));
        health = Optional.of(new GateContext.Health(true, true, "healthy for 30 minutes"));
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
    void evidenceThatDoesNotTellItsAgeIsNotFresh() {
        evidence.put(
                "smoke",
                new Evidence(
                        "smoke",
                        Optional.of(SourceKind.TESTS),
                        Optional.of("junit"),
                        EvidenceState.PRESENT,
                        Facts.NONE,
                        "",
                        List.of(),
                        Optional.empty()));

        assertThat(only(new Requirement.EvidencePresent(List.of("smoke"), Optional.empty()))
                        .status())
                .isEqualTo(CheckStatus.PASSED);
        assertThat(only(new Requirement.EvidencePresent(List.of("smoke"), Optional.of(Duration.ofDays(1))))
                        .explanation())
                .isEqualTo("smoke does not tell when it was measured");
    }

    @Test
    void aReleaseWithoutVersionOrCommitIsNotIdentified() {
        version = Optional.empty();
        assertThat(only(new Requirement.ReleaseIdentified()).explanation())
                .isEqualTo("version missing, commit 0123abc; name both when the release record starts");
        version = Optional.of("1.4.0");
        commit = Optional.empty();
        assertThat(only(new Requirement.ReleaseIdentified()).status()).isEqualTo(CheckStatus.FAILED);
        assertThat(evaluate(gate(optional(new Requirement.ReleaseIdentified()))).outcome())
                .isEqualTo(GateOutcome.PASSED_WITH_WARNINGS);
    }

    @Test
    void withoutStepsThereIsNoRollbackPlanEvenIfItWasRehearsed() {
        policy = new PolicyBuilder()
                .category(category("quality", 1))
                .question(question("q", "quality", Severity.MEDIUM))
                .build();
        score(yes("q"));

        assertThat(only(new Requirement.RollbackPlanned(Optional.of("q"))).explanation())
                .isEqualTo("the policy's rollback plan has no steps; write them under rollback.plan.steps");
    }

    @Test
    void aPlanThatWasNotRehearsedKeepsTheReason() {
        score(no("q"));

        CheckResult result = only(new Requirement.RollbackPlanned(Optional.of("q")));

        assertThat(result.status()).isEqualTo(CheckStatus.FAILED);
        assertThat(result.actual()).isEqualTo("q is no");
        assertThat(result.target()).isEqualTo("a rollback plan with steps, rehearsed (q)");
        assertThat(result.explanation()).startsWith("denied by alice");
        assertThat(evaluate(gate(optional(new Requirement.RollbackPlanned(Optional.of("q")))))
                        .outcome())
                .as("an answer is there, so optional does not help")
                .isEqualTo(GateOutcome.FAILED);
    }

    @Test
    void openQuestionsFailAndWaivedOnesWarn() {
        assertThat(only(new Requirement.QuestionsAnsweredYes(List.of("q"))).explanation())
                .isEqualTo("there is no scorecard in this record; run readinessScore before the gate");
        score();
        CheckResult open = only(new Requirement.QuestionsAnsweredYes(List.of("q")));
        assertThat(open.status()).isEqualTo(CheckStatus.FAILED);
        assertThat(open.target()).isEqualTo("answered Yes: q");
        assertThat(evaluate(gate(optional(new Requirement.QuestionsAnsweredYes(List.of("q")))))
                        .outcome())
                .isEqualTo(GateOutcome.PASSED_WITH_WARNINGS);
        CheckResult checklist = only(new Requirement.ChecklistComplete());
        assertThat(checklist.status()).isEqualTo(CheckStatus.FAILED);
        assertThat(checklist.actual()).isEqualTo("0 of 1 answered");
        assertThat(checklist.explanation()).isEqualTo("no answer for q");
        CheckResult thresholds = only(new Requirement.ThresholdsMet());
        assertThat(thresholds.actual()).isEqualTo("NEEDS WORK");
        assertThat(thresholds.explanation()).startsWith("overall score 0 < 80");

        policy = new PolicyBuilder()
                .category(category("quality", 1))
                .question(question("q", "quality", Severity.MEDIUM))
                .waivers(waiver("q"))
                .rollbackSteps("one", "two")
                .build();
        score();

        assertThat(only(new Requirement.QuestionsAnsweredYes(List.of("q"))).status())
                .isEqualTo(CheckStatus.WARNING);
        assertThat(only(new Requirement.RollbackPlanned(Optional.of("q"))).status())
                .isEqualTo(CheckStatus.WARNING);
        assertThat(only(new Requirement.RollbackPlanned(Optional.empty())).actual())
                .isEqualTo("2 steps");
        assertThat(only(new Requirement.QuestionsAnsweredYes(List.of("q", "r"))).explanation())
                .isEqualTo("the scorecard has no question r");
    }

    @Test
    void artifactsSayWhatIsWrongWithThem() {
        CheckResult none = only(new Requirement.ArtifactsIntact("dist", 1, OptionalLong.of(5), Optional.of("SUMS")));
        assertThat(none.target()).isEqualTo("at least 1 files, at most 5 bytes, each as SUMS says");
        assertThat(none.explanation()).isEqualTo("no evidence was collected for dist");
        evidence.put("dist", evidence("dist", EvidenceState.UNREADABLE, Map.of()));
        assertThat(only(new Requirement.ArtifactsIntact("dist", 1, OptionalLong.empty(), Optional.empty()))
                        .status())
                .isEqualTo(CheckStatus.UNMEASURABLE);
        evidence.put(
                "dist",
                new Evidence(
                        "dist",
                        Optional.of(SourceKind.FILE),
                        Optional.of("file"),
                        EvidenceState.PRESENT,
                        Facts.NONE,
                        "",
                        List.of(new FileDigest("a", 3, "ab".repeat(32)), new FileDigest("b", 4, "cd".repeat(32))),
                        Optional.empty()));
        CheckResult whole = only(new Requirement.ArtifactsIntact("dist", 2, OptionalLong.of(7), Optional.empty()));
        assertThat(whole.status()).isEqualTo(CheckStatus.PASSED);
        assertThat(whole.actual()).isEqualTo("2 files, 7 bytes");
        assertThat(whole.target()).isEqualTo("at least 2 files, at most 7 bytes");
        checksums = Optional.of(Map.of("a", "cd".repeat(32), "c", "ab".repeat(32)));
        assertThat(only(new Requirement.ArtifactsIntact("dist", 2, OptionalLong.empty(), Optional.of("SUMS")))
                        .explanation())
                .isEqualTo("a differs from SUMS; b is not named in SUMS; c is named in SUMS but is not there");
        checksums = Optional.empty();
        assertThat(only(new Requirement.ArtifactsIntact("dist", 2, OptionalLong.empty(), Optional.of("SUMS")))
                        .explanation())
                .isEqualTo("the checksums in SUMS cannot be read");
    }

    @Test
    void ofSeveralSourcesTheWorstIsTold() {
        evidence.put("a", present("a", Map.of()));
        evidence.put("b", evidence("b", EvidenceState.UNREADABLE, Map.of()));
        evidence.put("c", evidence("c", EvidenceState.UNREADABLE, Map.of()));

        CheckResult result = only(new Requirement.EvidencePresent(List.of("a", "b", "c"), Optional.empty()));

        assertThat(result.status()).isEqualTo(CheckStatus.UNMEASURABLE);
        assertThat(result.explanation()).isEqualTo("b: unreadable");
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

    private void score(Attestation... attestations) {
        scorecard = Optional.of(
                new Scorer(policy).score(new ScoreInput(NOW, Map.of(), List.of(attestations), Optional.empty())));
    }

    @Test
    void theFormInTheLedgerKeepsEverything() {
        GateResult result = evaluate(gate(check(noFailures())));

        String text = Json.compact(GateResultCodec.encode(result));

        assertThat(GateResultCodec.decode(Fields.of(Json.read(text), ""))).isEqualTo(result);
    }
}
