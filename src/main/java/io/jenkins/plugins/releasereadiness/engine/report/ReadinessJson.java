package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceCodec;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResultCodec;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.score.ScorecardCodec;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code production-readiness-report.json}. */
public final class ReadinessJson {
    private ReadinessJson() {}

    public static Document of(ReleaseRecord record) {
        return new Document("production-readiness-report.json", Json.pretty(tree(record)));
    }

    private static Map<String, Object> gate(ReleaseRecord record, GateResult gate) {
        Map<String, Object> tree = new LinkedHashMap<>(GateResultCodec.encode(gate));
        Launch.acceptance(record, gate).ifPresent(why -> tree.put("accepted", why));
        return tree;
    }

    /** The report as a JSON tree. */
    public static Map<String, Object> tree(ReleaseRecord record) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("release", record.release().encode());
        record.policy().ifPresent(policy -> {
            Map<String, Object> about = new LinkedHashMap<>();
            about.put("name", policy.name());
            about.put("origin", policy.origin());
            about.put("sha256", policy.sha256());
            tree.put("policy", about);
        });
        record.scorecard().ifPresent(card -> tree.put("scorecard", ScorecardCodec.encode(card)));
        tree.put(
                "gates",
                record.gates().values().stream().map(gate -> gate(record, gate)).toList());
        tree.put(
                "evidence",
                record.evidence().values().stream().map(EvidenceCodec::encode).toList());
        tree.put(EvidenceDiffs.MEMBER, EvidenceDiffs.tree(EvidenceDiff.of(record)));
        Launch.decision(record).ifPresent(decision -> tree.put("approval", decision));
        Launch.rollback(record).ifPresent(rollback -> tree.put("rollback", rollback));
        tree.put("successCriteria", OutcomeGroup.trees(SuccessCriteria.of(record)));
        tree.put("handOff", OutcomeGroup.trees(HandOff.of(record)));
        Map<String, Object> ledger = new LinkedHashMap<>();
        ledger.put("entries", record.lastSequence());
        ledger.put("head", record.lastSha256());
        tree.put("ledger", ledger);
        return tree;
    }
}
