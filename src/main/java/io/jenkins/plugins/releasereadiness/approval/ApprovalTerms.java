package io.jenkins.plugins.releasereadiness.approval;

import hudson.AbortException;
import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy;
import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.RuleParser;
import io.jenkins.plugins.releasereadiness.engine.text.SyntaxException;
import io.jenkins.plugins.releasereadiness.engine.yaml.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The terms of one approval: those of the policy, tightened by what the pipeline says. */
final class ApprovalTerms {
    private ApprovalTerms() {}

    /**
     * @throws AbortException if the pipeline's words cannot be read, or would loosen a term of the policy
     */
    static ApprovalPolicy of(ApprovalPolicy policy, ApprovalSettings settings) throws AbortException {
        List<ApprovalRule> rules = new ArrayList<>(policy.rules());
        rules.addAll(rules(settings.ruleLines()));
        Set<String> gates = new LinkedHashSet<>(policy.requiredGates());
        gates.addAll(settings.gateIds());
        return new ApprovalPolicy(
                rules,
                policy.excludeStarter(),
                policy.excludeAuthors(),
                policy.excludePolicyEditors(),
                List.copyOf(gates),
                minReasonLength(policy, settings.minReasonLength()),
                policy.acknowledge(),
                deadline(policy, settings.deadline()),
                policy.remindBefore(),
                policy.escalateAfter(),
                policy.escalateTo(),
                policy.windows());
    }

    private static List<ApprovalRule> rules(List<String> lines) throws AbortException {
        List<ApprovalRule> rules = new ArrayList<>();
        for (String line : lines) {
            try {
                rules.add(RuleParser.parse(line));
            } catch (SyntaxException e) {
                throw new AbortException("approvers: in the rule \"" + line + "\", " + e.getMessage());
            }
        }
        return rules;
    }

    private static int minReasonLength(ApprovalPolicy policy, int wanted) throws AbortException {
        if (wanted != 0 && wanted < policy.minReasonLength()) {
            throw loosens("minReasonLength", String.valueOf(wanted), String.valueOf(policy.minReasonLength()));
        }
        return Math.max(wanted, policy.minReasonLength());
    }

    private static Optional<Duration> deadline(ApprovalPolicy policy, String wanted) throws AbortException {
        if (wanted.isEmpty()) {
            return policy.deadline();
        }
        Duration duration = Durations.parse(wanted)
                .filter(parsed -> !parsed.isZero())
                .orElseThrow(() -> new AbortException(
                        "deadline: '" + wanted + "' is no time to wait; write for example 30m, 24h or 7d"));
        Duration longest = policy.deadline().orElse(duration);
        if (duration.compareTo(longest) > 0) {
            throw loosens("deadline", wanted, Durations.show(longest));
        }
        return Optional.of(duration);
    }

    private static AbortException loosens(String term, String wanted, String allowed) {
        return new AbortException(term + ": a pipeline may only tighten the policy's approval." + term + ", which is "
                + allowed + "; the step asks for " + wanted);
    }
}
