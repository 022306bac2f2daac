package io.jenkins.plugins.releasereadiness.engine.replay;

import io.jenkins.plugins.releasereadiness.engine.gate.CheckResult;
import io.jenkins.plugins.releasereadiness.engine.gate.CheckStatus;
import io.jenkins.plugins.releasereadiness.engine.gate.GateEvaluator;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.policy.Check;
import io.jenkins.plugins.releasereadiness.engine.policy.Gate;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyException;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyLoader;
import io.jenkins.plugins.releasereadiness.engine.policy.Requirement;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The checks of a gate that look at what no record holds: variables of the build and files of checksums. What came out
 * then holds for a check that demands the same; of any other nothing is known, which is never a pass.
 */
final class RecordedChecks {
    private final ReleaseRecord record;
    private final GateResult then;

    /**
     * @param record as it was when the gate was checked
     */
    RecordedChecks(ReleaseRecord record, GateResult then) {
        this.record = record;
        this.then = then;
    }

    /**
     * @param gate the gate that is tried
     * @param again what it gave without variables and checksums
     */
    GateResult over(Gate gate, GateResult again) {
        Map<String, CheckResult> known = new HashMap<>();
        List<Check> outside =
                gate.checks().stream().filter(RecordedChecks::outside).toList();
        if (outside.isEmpty()) {
            return again;
        }
        List<Check> own = own();
        outside.forEach(check -> known.put(check.id(), result(check, own)));
        List<CheckResult> checks = again.checks().stream()
                .map(result -> known.getOrDefault(result.id(), result))
                .toList();
        return new GateResult(
                again.id(),
                again.title(),
                again.phase(),
                again.at(),
                GateEvaluator.outcome(checks),
                checks,
                again.whenItFails());
    }

    private static boolean outside(Check check) {
        return check.requirement() instanceof Requirement.EnvironmentSet
                || check.requirement() instanceof Requirement.ArtifactsIntact artifacts
                        && artifacts.checksums().isPresent();
    }

    private CheckResult result(Check check, List<Check> own) {
        return own.stream()
                .filter(other -> other.requirement().equals(check.requirement()))
                .flatMap(other -> then.checks().stream()
                        .filter(result -> result.id().equals(other.id()))
                        .filter(result -> result.status() == CheckStatus.PASSED
                                || other.severity() == check.severity() && other.optional() == check.optional()))
                .findFirst()
                .map(result -> as(check, result.status(), result.actual(), result.target(), result.explanation()))
                .orElseGet(() -> as(
                        check,
                        CheckStatus.UNMEASURABLE,
                        "not recorded",
                        check.text(),
                        "the record does not hold what this check looks at, and the gate had no such check then"));
    }

    private static CheckResult as(Check check, CheckStatus status, String actual, String target, String explanation) {
        return new CheckResult(check.id(), check.text(), check.severity(), status, actual, target, explanation);
    }

    /** The checks of the gate by the policy of then; none if that cannot be read any more. */
    private List<Check> own() {
        Optional<PolicySnapshot> snapshot = record.policy();
        if (snapshot.isEmpty()) {
            return List.of();
        }
        try {
            return PolicyLoader.restore(snapshot.get().origin(), snapshot.get().document())
                    .policy()
                    .gate(then.id())
                    .map(Gate::checks)
                    .orElse(List.of());
        } catch (PolicyException e) {
            return List.of();
        }
    }
}
