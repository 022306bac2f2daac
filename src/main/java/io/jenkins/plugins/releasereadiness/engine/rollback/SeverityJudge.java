package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.criteria.Criteria;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaEvaluator;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaResult;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaSet;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges what the probes measured by the severity rules of the policy: the worst severity of which a set of criteria
 * holds. No data is not health: a probed source without present evidence, a criterion that cannot be decided, or a policy
 * without severity rules leaves the result unmeasured.
 */
public final class SeverityJudge {
    private SeverityJudge() {}

    /**
     * @param evidence what the probes measured, by source
     * @param reference evidence of the last approved release; empty if there is none
     */
    public static ProbeResult judge(
            RollbackPolicy policy, Map<String, Evidence> evidence, Optional<Map<String, Evidence>> reference) {
        Set<String> unknown = new LinkedHashSet<>();
        for (String source : policy.window().sources()) {
            Evidence found = evidence.get(source);
            if (found == null || !found.state().answers()) {
                unknown.add(source + ": " + (found == null ? "nothing was measured" : found.message()));
            }
        }
        CriteriaEvaluator evaluator = new CriteriaEvaluator(evidence, reference);
        boolean ruled = false;
        for (Map.Entry<Severity, List<CriteriaSet>> rule : policy.severities().entrySet()) {
            if (rule.getValue().isEmpty()) {
                continue;
            }
            ruled = true;
            CriteriaResult result = evaluator.evaluate(new Criteria(rule.getValue(), List.of()));
            if (result.band() == CriteriaResult.Band.PASS) {
                return new ProbeResult(Optional.of(rule.getKey()), unknown.isEmpty(), result.explanation());
            }
            if (result.band() == CriteriaResult.Band.UNKNOWN) {
                unknown.add(result.explanation());
            }
        }
        if (!ruled) {
            unknown.add("the policy says nowhere what a degradation is");
        }
        return unknown.isEmpty()
                ? ProbeResult.healthy("No severity rule holds.")
                : ProbeResult.unmeasured(String.join("; ", unknown));
    }
}
