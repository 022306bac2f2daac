package io.jenkins.plugins.releasereadiness.engine.gate;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.util.LinkedHashMap;
import java.util.Map;

/** The result of a gate as a JSON tree, the form in which the ledger keeps it and {@code gate --json} prints it. */
public final class GateResultCodec {
    private GateResultCodec() {}

    public static Map<String, Object> encode(GateResult gate) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("gate", gate.id());
        tree.put("title", gate.title());
        tree.put("phase", gate.phase().word());
        tree.put("at", gate.at().toString());
        tree.put("outcome", gate.outcome().words());
        tree.put("failures", gate.count(CheckStatus.FAILED));
        tree.put("measuringErrors", gate.count(CheckStatus.UNMEASURABLE));
        tree.put("warnings", gate.count(CheckStatus.WARNING));
        tree.put("checks", gate.checks().stream().map(GateResultCodec::check).toList());
        tree.put("whenItFails", gate.whenItFails());
        return tree;
    }

    /**
     * @throws io.jenkins.plugins.releasereadiness.engine.json.JsonException if the tree is no result of a gate
     */
    public static GateResult decode(Fields tree) {
        return new GateResult(
                tree.text("gate"),
                tree.text("title"),
                tree.word("phase", Phase::ofWord),
                tree.time("at"),
                tree.word("outcome", GateOutcome::ofWords),
                tree.objects("checks").stream().map(GateResultCodec::check).toList(),
                tree.text("whenItFails"));
    }

    private static Map<String, Object> check(CheckResult check) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", check.id());
        tree.put("text", check.text());
        tree.put("severity", check.severity().word());
        tree.put("status", check.status().word());
        tree.put("actual", check.actual());
        tree.put("target", check.target());
        tree.put("explanation", check.explanation());
        return tree;
    }

    private static CheckResult check(Fields tree) {
        return new CheckResult(
                tree.text("id"),
                tree.text("text"),
                tree.word("severity", Severity::ofWord),
                tree.word("status", CheckStatus::ofWord),
                tree.text("actual"),
                tree.text("target"),
                tree.text("explanation"));
    }
}
