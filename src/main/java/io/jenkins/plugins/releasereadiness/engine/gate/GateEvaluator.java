package io.jenkins.plugins.releasereadiness.engine.gate;

import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaEvaluator;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaResult;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriterionResult;
import io.jenkins.plugins.releasereadiness.engine.policy.Check;
import io.jenkins.plugins.releasereadiness.engine.policy.Gate;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Requirement;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks a gate. Pure: the same policy and context give the same result.
 *
 * <p>A gate fails if any check fails. If none fails but some could not be measured it is inconclusive. A failed check of
 * low severity, and missing evidence of an optional check, are only warnings.
 */
public final class GateEvaluator {
    private final GateContext context;
    private final CriteriaEvaluator criteria;
    private final EvidenceChecks evidence;
    private final RecordChecks record;

    public GateEvaluator(Policy policy, GateContext context) {
        this.context = context;
        this.criteria = new CriteriaEvaluator(context.evidence(), context.reference());
        this.evidence = new EvidenceChecks(context);
        this.record = new RecordChecks(policy, context);
    }

    public GateResult evaluate(Gate gate) {
        List<CheckResult> checks = new ArrayList<>();
        if (gate.isProtected() && context.tampering().isPresent()) {
            checks.add(new CheckResult(
                    "protected",
                    "The gate is protected",
                    Severity.CRITICAL,
                    CheckStatus.FAILED,
                    context.tampering().get(),
                    "an unchanged pipeline and policy",
                    context.tampering().get() + "; run a new build from the reviewed branch"));
        }
        gate.checks().forEach(check -> checks.add(check(check)));
        return new GateResult(
                gate.id(), gate.title(), gate.phase(), context.now(), outcome(checks), checks, gate.whenItFails());
    }

    /** What checks amount to together. */
    public static GateOutcome outcome(List<CheckResult> checks) {
        if (has(checks, CheckStatus.FAILED)) {
            return GateOutcome.FAILED;
        }
        if (has(checks, CheckStatus.UNMEASURABLE)) {
            return GateOutcome.INCONCLUSIVE;
        }
        return has(checks, CheckStatus.WARNING) ? GateOutcome.PASSED_WITH_WARNINGS : GateOutcome.PASSED;
    }

    private static boolean has(List<CheckResult> checks, CheckStatus status) {
        return checks.stream().anyMatch(check -> check.status() == status);
    }

    private CheckResult check(Check check) {
        Finding finding = find(check.requirement());
        boolean mild = check.optional() && finding.missing() || check.severity() == Severity.LOW;
        CheckStatus status = finding.status() == CheckStatus.FAILED && mild ? CheckStatus.WARNING : finding.status();
        return new CheckResult(
                check.id(),
                check.text(),
                check.severity(),
                status,
                finding.actual(),
                finding.target(),
                finding.explanation());
    }

    private Finding find(Requirement requirement) {
        if (requirement instanceof Requirement.CriteriaHold hold) {
            return criteria(hold);
        } else if (requirement instanceof Requirement.EvidencePresent present) {
            return evidence.present(present);
        } else if (requirement instanceof Requirement.ArtifactsIntact artifacts) {
            return evidence.artifacts(artifacts);
        } else if (requirement instanceof Requirement.QuestionsAnsweredYes questions) {
            return record.questions(questions);
        } else if (requirement instanceof Requirement.ChecklistComplete) {
            return record.checklistComplete();
        } else if (requirement instanceof Requirement.ThresholdsMet) {
            return record.thresholdsMet();
        } else if (requirement instanceof Requirement.ReleaseIdentified) {
            return record.releaseIdentified();
        } else if (requirement instanceof Requirement.RollbackPlanned planned) {
            return record.rollbackPlanned(planned);
        } else if (requirement instanceof Requirement.ApprovalRecorded) {
            return record.approvalRecorded();
        } else if (requirement instanceof Requirement.HealthWindowFinished) {
            return record.healthWindowFinished();
        } else if (requirement instanceof Requirement.GatePassed passed) {
            return record.gatePassed(passed);
        } else if (requirement instanceof Requirement.DocumentsRecorded documents) {
            return record.documentsRecorded(documents);
        } else if (requirement instanceof Requirement.EnvironmentSet environment) {
            return record.environmentSet(environment);
        }
        throw new IllegalStateException(
                "no way to check " + requirement.getClass().getSimpleName());
    }

    private Finding criteria(Requirement.CriteriaHold hold) {
        CriteriaResult result = criteria.evaluate(hold.criteria());
        String target = hold.criteria().pass().stream()
                .map(set -> joined(set.criteria(), criterion -> criterion.written()))
                .collect(Collectors.joining(" or "));
        String actual = joined(result.results(), found -> actual(found));
        return switch (result.band()) {
            case PASS -> Finding.passed(actual, target);
            case WARN -> Finding.warning(actual, target, "within the warning band: " + result.explanation());
            case FAIL -> Finding.failed(actual, target, result.explanation());
            case UNKNOWN -> Finding.of(result.state(), target, result.explanation());
        };
    }

    private static String actual(CriterionResult found) {
        return found.criterion().subject() + " is "
                + found.actual().orElse(found.state().word());
    }

    private static <T> String joined(List<T> parts, Function<T, String> words) {
        return parts.stream().map(words).distinct().collect(Collectors.joining(", "));
    }
}
