package io.jenkins.plugins.releasereadiness.engine.policy;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a gate, as part of {@link PolicyWriter}. */
final class GateWriter {
    private GateWriter() {}

    static Map<String, Object> write(Gate gate) {
        Map<String, Object> checks = new LinkedHashMap<>();
        gate.checks().forEach(check -> checks.put(check.id(), check(check)));
        return new Tree()
                .put("title", gate.title())
                .put("phase", gate.phase().word())
                .put("whenItFails", gate.whenItFails())
                .put("protected", gate.isProtected())
                .put("inconclusive", gate.askWhenInconclusive() ? "ask" : "fail")
                .put("checks", checks)
                .map();
    }

    private static Map<String, Object> check(Check check) {
        Tree tree = new Tree()
                .put("text", check.text())
                .put("severity", check.severity().word())
                .put("optional", check.optional());
        requirement(tree, check.requirement());
        return tree.map();
    }

    private static void requirement(Tree tree, Requirement requirement) {
        if (requirement instanceof Requirement.CriteriaHold hold) {
            PolicyWriter.bands(tree, hold.criteria());
        } else if (requirement instanceof Requirement.EvidencePresent present) {
            tree.put("evidence", present.sources()).put("maxAge", present.maxAge());
        } else if (requirement instanceof Requirement.QuestionsAnsweredYes questions) {
            tree.put("questions", questions.questions());
        } else if (requirement instanceof Requirement.ChecklistComplete) {
            tree.put("checklist", "complete");
        } else if (requirement instanceof Requirement.ThresholdsMet) {
            tree.put("thresholds", "met");
        } else if (requirement instanceof Requirement.ReleaseIdentified) {
            tree.put("release", "identified");
        } else if (requirement instanceof Requirement.RollbackPlanned planned) {
            tree.put("rollback", "planned").put("rehearsal", planned.rehearsal());
        } else if (requirement instanceof Requirement.ApprovalRecorded) {
            tree.put("approval", "recorded");
        } else if (requirement instanceof Requirement.HealthWindowFinished) {
            tree.put("healthWindow", "finished");
        } else if (requirement instanceof Requirement.GatePassed passed) {
            tree.put("gate", passed.gate());
        } else if (requirement instanceof Requirement.DocumentsRecorded documents) {
            tree.put("documents", documents.documents());
        } else if (requirement instanceof Requirement.ArtifactsIntact artifacts) {
            tree.put("artifacts", artifacts(artifacts));
        } else if (requirement instanceof Requirement.EnvironmentSet environment) {
            tree.put("environment", environment.variables());
        } else {
            throw new IllegalStateException(
                    "no way to write " + requirement.getClass().getSimpleName());
        }
    }

    private static Map<String, Object> artifacts(Requirement.ArtifactsIntact artifacts) {
        Tree tree = new Tree().put("source", artifacts.source()).put("minFiles", artifacts.minFiles());
        artifacts.maxBytes().ifPresent(bytes -> tree.put("maxBytes", bytes));
        return tree.put("checksums", artifacts.checksums()).map();
    }
}
