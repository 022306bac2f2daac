package io.jenkins.plugins.releasereadiness.engine.gate;

import static io.jenkins.plugins.releasereadiness.engine.Samples.NOW;
import static io.jenkins.plugins.releasereadiness.engine.Samples.category;
import static io.jenkins.plugins.releasereadiness.engine.Samples.no;
import static io.jenkins.plugins.releasereadiness.engine.Samples.question;
import static io.jenkins.plugins.releasereadiness.engine.Samples.waiver;
import static io.jenkins.plugins.releasereadiness.engine.Samples.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.Samples.PolicyBuilder;
import io.jenkins.plugins.releasereadiness.engine.policy.Requirement;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.score.ScoreInput;
import io.jenkins.plugins.releasereadiness.engine.score.Scorer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Demands on the release record: scorecard, decision, other gates, documents, plan. */
class RecordChecksTest extends GateScene {
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
}
