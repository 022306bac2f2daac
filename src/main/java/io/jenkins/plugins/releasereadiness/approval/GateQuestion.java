package io.jenkins.plugins.releasereadiness.approval;

import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalRequest;
import io.jenkins.plugins.releasereadiness.engine.gate.CheckStatus;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks whether a gate that could not be measured may count as passed. By the terms of the policy's approval, with what
 * could not be measured as the risks to acknowledge; but at any time, since nothing goes to production by it.
 */
public final class GateQuestion {
    private static final String PREFIX = "Gate";

    private GateQuestion() {}

    /** The id of the question that a step of a build asks. */
    public static String id(String nodeId) {
        return PREFIX + nodeId;
    }

    /** Whether the question with this id is about a gate. */
    static boolean asks(String id) {
        return id.startsWith(PREFIX);
    }

    /**
     * Asks about the latest result of {@code gate}.
     *
     * @throws hudson.AbortException if nobody could answer, with the reason for people
     */
    public static Approval ask(Run<?, ?> run, ReleaseRecord record, String gate, String id) throws IOException {
        GateResult result = Optional.ofNullable(record.gates().get(gate))
                .orElseThrow(() -> new IOException("the release record holds no result of the gate " + gate));
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put(
                "message",
                Messages.GateQuestion_message(result.title(), record.release().title()));
        return Questions.ask(
                run,
                record,
                terms(ApprovalPolicies.of(record)),
                involvement -> new ApprovalRequest.Subject(
                        id,
                        record.release().title(),
                        run.getFullDisplayName(),
                        risks(result, involvement),
                        Optional.of(new ApprovalRequest.UnmeasuredGate(gate, result.at()))),
                shown);
    }

    private static ApprovalPolicy terms(ApprovalPolicy policy) {
        return new ApprovalPolicy(
                policy.rules(),
                policy.excludeStarter(),
                policy.excludeAuthors(),
                policy.excludePolicyEditors(),
                List.of(),
                policy.minReasonLength(),
                policy.acknowledge(),
                policy.deadline(),
                policy.remindBefore(),
                policy.escalateAfter(),
                policy.escalateTo(),
                List.of());
    }

    private static List<String> risks(GateResult result, Involvement involvement) {
        List<String> risks = new ArrayList<>();
        result.checks().stream()
                .filter(check -> check.status() == CheckStatus.UNMEASURABLE)
                .forEach(check -> risks.add(check.id() + " was not measured: " + check.explanation()));
        risks.addAll(involvement.risks());
        return risks;
    }
}
