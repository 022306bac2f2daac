package io.jenkins.plugins.releasereadiness.engine.gate;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Requirement;
import io.jenkins.plugins.releasereadiness.engine.score.Answer;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import java.util.List;
import java.util.Optional;

/** Requirements about the release record itself: scorecard, decision, gates, documents. */
final class RecordChecks {
    private static final String NO_SCORECARD =
            "there is no scorecard in this record; run readinessScore before the gate";

    private final Policy policy;
    private final GateContext context;

    RecordChecks(Policy policy, GateContext context) {
        this.policy = policy;
        this.context = context;
    }

    Finding questions(Requirement.QuestionsAnsweredYes requirement) {
        String target = "answered Yes: " + String.join(", ", requirement.questions());
        Optional<Scorecard> scorecard = context.scorecard();
        if (scorecard.isEmpty()) {
            return Finding.missing(target, NO_SCORECARD);
        }
        Finding worst = Finding.passed("all answered Yes", target);
        for (String id : requirement.questions()) {
            worst = worst.or(scorecard
                    .get()
                    .question(id)
                    .map(question -> question(question, target))
                    .orElseGet(() -> Finding.missing(target, "the scorecard has no question " + id)));
        }
        return worst;
    }

    private static Finding question(QuestionResult question, String target) {
        String actual = question.id() + " is " + question.answer().word();
        return switch (question.answer()) {
            case YES -> Finding.passed(actual, target);
            case WARNING, WAIVED -> Finding.warning(actual, target, question.explanation());
            case NO -> Finding.failed(actual, target, question.explanation());
            case UNKNOWN ->
                question.state() == EvidenceState.PRESENT
                        ? Finding.failed(actual, target, question.explanation())
                        : Finding.of(question.state(), target, question.explanation());
        };
    }

    Finding checklistComplete() {
        String target = "every question answered";
        if (context.scorecard().isEmpty()) {
            return Finding.missing(target, NO_SCORECARD);
        }
        List<QuestionResult> questions = context.scorecard().get().questions();
        List<String> unknown = questions.stream()
                .filter(question -> question.answer() == Answer.UNKNOWN)
                .map(QuestionResult::id)
                .toList();
        String actual = (questions.size() - unknown.size()) + " of " + questions.size() + " answered";
        return unknown.isEmpty()
                ? Finding.passed(actual, target)
                : Finding.failed(actual, target, "no answer for " + String.join(", ", unknown));
    }

    Finding thresholdsMet() {
        String target = "READY";
        if (context.scorecard().isEmpty()) {
            return Finding.missing(target, NO_SCORECARD);
        }
        Scorecard scorecard = context.scorecard().get();
        String actual = scorecard.recommendation().words();
        return scorecard.ready()
                ? Finding.passed(actual, target)
                : Finding.failed(actual, target, String.join("; ", scorecard.reasons()));
    }

    Finding releaseIdentified() {
        String target = "version and commit";
        String actual = "version " + context.version().orElse("missing") + ", commit "
                + context.commit().orElse("missing");
        return context.version().isPresent() && context.commit().isPresent()
                ? Finding.passed(actual, target)
                : Finding.missing(target, actual + "; name both when the release record starts");
    }

    Finding rollbackPlanned(Requirement.RollbackPlanned requirement) {
        int steps = policy.rollback().plan().steps().size();
        String target = "a rollback plan with steps"
                + requirement.rehearsal().map(id -> ", rehearsed (" + id + ")").orElse("");
        if (steps == 0) {
            return Finding.missing(
                    target, "the policy's rollback plan has no steps; write them under rollback.plan.steps");
        }
        return requirement
                .rehearsal()
                .map(id -> questions(new Requirement.QuestionsAnsweredYes(List.of(id))))
                .filter(finding -> finding.status() != CheckStatus.PASSED)
                .map(finding -> new Finding(
                        finding.status(), finding.missing(), finding.actual(), target, finding.explanation()))
                .orElseGet(() -> Finding.passed(steps + (steps == 1 ? " step" : " steps"), target));
    }

    Finding approvalRecorded() {
        String target = "a recorded GO that still binds";
        return context.approval()
                .map(approval -> approval.go()
                        ? Finding.passed(approval.sentence(), target)
                        : Finding.failed(approval.sentence(), target, approval.sentence()))
                .orElseGet(
                        () -> Finding.missing(target, "nobody has decided; run awaitReleaseApproval before this gate"));
    }

    Finding healthWindowFinished() {
        String target = "a health window finished within its thresholds";
        return context.health()
                .map(health -> health.healthy()
                        ? Finding.passed(health.sentence(), target)
                        : health.known()
                                ? Finding.failed(health.sentence(), target, health.sentence())
                                : unmeasured(health.sentence(), target))
                .orElseGet(() -> new Finding(
                        CheckStatus.UNMEASURABLE,
                        true,
                        "missing",
                        target,
                        "no finished health window; run rollbackOnSeverity before this gate"));
    }

    private static Finding unmeasured(String sentence, String target) {
        return new Finding(CheckStatus.UNMEASURABLE, false, sentence, target, sentence);
    }

    Finding gatePassed(Requirement.GatePassed requirement) {
        String target = "gate " + requirement.gate() + " passed";
        GateOutcome outcome = context.gates().get(requirement.gate());
        if (outcome == null) {
            return Finding.missing(target, "gate " + requirement.gate() + " was not checked in this record");
        }
        return outcome.passed()
                ? Finding.passed(outcome.words(), target)
                : Finding.failed(outcome.words(), target, "gate " + requirement.gate() + " did not pass");
    }

    Finding documentsRecorded(Requirement.DocumentsRecorded requirement) {
        String target = String.join(", ", requirement.documents());
        List<String> absent = requirement.documents().stream()
                .filter(document -> !context.documents().contains(document))
                .toList();
        return absent.isEmpty()
                ? Finding.passed("all recorded", target)
                : Finding.missing(target, "not in the record: " + String.join(", ", absent));
    }

    Finding environmentSet(Requirement.EnvironmentSet requirement) {
        String target = "set: " + String.join(", ", requirement.variables());
        List<String> unset = requirement.variables().stream()
                .filter(variable -> !context.environment().test(variable))
                .toList();
        return unset.isEmpty()
                ? Finding.passed("all set", target)
                : Finding.missing(target, "not set or empty: " + String.join(", ", unset));
    }
}
