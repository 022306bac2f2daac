package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes approval and rollback rules, as part of {@link PolicyWriter}. */
final class ProcessWriter {
    private ProcessWriter() {}

    static Map<String, Object> approval(ApprovalPolicy approval) {
        return new Tree()
                .put(
                        "rules",
                        approval.rules().stream().map(ApprovalRule::written).toList())
                .put(
                        "exclude",
                        new Tree()
                                .put("starter", approval.excludeStarter())
                                .put("authors", approval.excludeAuthors())
                                .put("policyEditors", approval.excludePolicyEditors())
                                .map())
                .put("requiredGates", approval.requiredGates())
                .put("minReasonLength", approval.minReasonLength())
                .put("acknowledge", approval.acknowledge())
                .put("deadline", approval.deadline())
                .put("remindBefore", approval.remindBefore())
                .put(
                        "escalate",
                        new Tree()
                                .put("after", approval.escalateAfter())
                                .put("to", approval.escalateTo().map(ApprovalRule::written))
                                .map())
                .put(
                        "windows",
                        approval.windows().stream().map(ProcessWriter::window).toList())
                .map();
    }

    private static Map<String, Object> window(ApprovalPolicy.ChangeWindow window) {
        List<String> days = ApprovalSection.DAYS.entrySet().stream()
                .filter(day -> window.days().contains(day.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return new Tree()
                .put("days", days)
                .put("from", window.from().toString())
                .put("to", window.to().toString())
                .put("zone", window.zone().getId())
                .map();
    }

    static Map<String, Object> rollback(RollbackPolicy rollback) {
        Map<String, Object> severities = new LinkedHashMap<>();
        rollback.severities().forEach((severity, sets) -> severities.put(severity.word(), PolicyWriter.sets(sets)));
        RollbackPolicy.HealthWindow window = rollback.window();
        RollbackPolicy.Plan plan = rollback.plan();
        return new Tree()
                .put(
                        "window",
                        new Tree()
                                .put("duration", window.duration())
                                .put("interval", window.interval())
                                .put("failureLimit", window.failureLimit())
                                .put("errorLimit", window.errorLimit())
                                .put("sources", window.sources())
                                .map())
                .put("severities", severities)
                .put(
                        "decisions",
                        rollback.decisions().stream()
                                .map(ProcessWriter::decision)
                                .toList())
                .put(
                        "plan",
                        new Tree()
                                .put("level", plan.level().word())
                                .put("steps", plan.steps())
                                .put("irreversible", plan.irreversible())
                                .put("verification", plan.verification())
                                .map())
                .put("maxConsecutive", rollback.maxConsecutive())
                .map();
    }

    private static Map<String, Object> decision(RollbackPolicy.Decision row) {
        return new Tree()
                .put("severity", row.severity().word())
                .put("within", row.within())
                .put("reversible", row.reversible())
                .put("action", Words.of(row.action()))
                .put("after", row.after())
                .map();
    }
}
