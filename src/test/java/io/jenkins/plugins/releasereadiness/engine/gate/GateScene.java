package io.jenkins.plugins.releasereadiness.engine.gate;

import static io.jenkins.plugins.releasereadiness.engine.Samples.NOW;
import static io.jenkins.plugins.releasereadiness.engine.Samples.atMost;
import static io.jenkins.plugins.releasereadiness.engine.Samples.category;
import static io.jenkins.plugins.releasereadiness.engine.Samples.evidence;
import static io.jenkins.plugins.releasereadiness.engine.Samples.pass;
import static io.jenkins.plugins.releasereadiness.engine.Samples.question;

import io.jenkins.plugins.releasereadiness.engine.Samples.PolicyBuilder;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.policy.Check;
import io.jenkins.plugins.releasereadiness.engine.policy.Gate;
import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Requirement;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.score.ScoreInput;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.score.Scorer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A gate and what it may look at; tests set what differs. */
abstract class GateScene {
    static final Policy POLICY = new PolicyBuilder()
            .category(category("quality", 1))
            .question(question("q", "quality", Severity.MEDIUM))
            .rollbackSteps("deploy the previous version")
            .build();

    Policy policy = POLICY;
    Optional<String> version = Optional.of("1.4.0");
    Optional<String> commit = Optional.of("0123abc");
    final Map<String, Evidence> evidence = new LinkedHashMap<>();
    Optional<Scorecard> scorecard = Optional.empty();
    Optional<GateContext.Approval> approval = Optional.empty();
    Optional<GateContext.Health> health = Optional.empty();
    Map<String, GateOutcome> gates = Map.of();
    Optional<Map<String, String>> checksums = Optional.empty();
    Optional<String> tampering = Optional.empty();

    GateResult evaluate(Gate gate) {
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

    static Gate gate(Check... checks) {
        return new Gate("g", "Gate", Phase.STAGING, List.of(checks), false, false, "Stop.");
    }

    static Check check(Requirement requirement) {
        return new Check("c", "A check", Severity.HIGH, false, requirement);
    }

    static Check optional(Requirement requirement) {
        return new Check("c", "A check", Severity.HIGH, true, requirement);
    }

    static Requirement noFailures() {
        return new Requirement.CriteriaHold(pass(atMost("smoke", "failed", "0")));
    }

    CheckResult only(Requirement requirement) {
        return evaluate(gate(check(requirement))).checks().get(0);
    }

    void score(Attestation... attestations) {
        scorecard = Optional.of(
                new Scorer(policy).score(new ScoreInput(NOW, Map.of(), List.of(attestations), Optional.empty())));
    }
}
