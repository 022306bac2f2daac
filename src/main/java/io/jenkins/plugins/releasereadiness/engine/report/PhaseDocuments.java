package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceCodec;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResultCodec;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.engine.record.Line;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was collected and checked in staging and production, phase by phase. */
final class PhaseDocuments {
    private final ReleaseRecord record;

    PhaseDocuments(ReleaseRecord record) {
        this.record = record;
    }

    /** Every document of which there is something to tell. */
    List<Document> all() {
        List<Document> documents = new ArrayList<>();
        deployment(Phase.STAGING, "staging-deployment-report.json").ifPresent(documents::add);
        gates(Phase.STAGING, "staging-validation-results.json").ifPresent(documents::add);
        acceptance().ifPresent(documents::add);
        deployment(Phase.PRODUCTION, "production-deployment-report.json").ifPresent(documents::add);
        gates(Phase.PRODUCTION, "post-deployment-validation.json").ifPresent(documents::add);
        if (!record.health().isEmpty()) {
            documents.add(healthLog());
        }
        return documents;
    }

    private Optional<Document> deployment(Phase phase, String path) {
        List<Map<String, Object>> found = Outcomes.deployments(record, phase).stream()
                .map(EvidenceCodec::encode)
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(json(path, "evidence", found));
    }

    private Optional<Document> gates(Phase phase, String path) {
        List<Map<String, Object>> found = record.gateHistory().stream()
                .filter(gate -> gate.phase() == phase)
                .map(GateResultCodec::encode)
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> tree = head();
        tree.put("gates", found);
        tree.put(
                "evidence",
                record.evidence().values().stream()
                        .filter(evidence -> evidence.source().startsWith(phase.word()))
                        .map(EvidenceCodec::encode)
                        .toList());
        return Optional.of(new Document(path, Json.pretty(tree)));
    }

    /** What users said: the questions about acceptance, and their attestations as they were judged. */
    private Optional<Document> acceptance() {
        List<QuestionResult> questions = record.scorecard().stream()
                .flatMap(card -> Outcomes.acceptance(card).stream())
                .toList();
        boolean checked =
                record.gates().values().stream().map(GateResult::phase).anyMatch(Phase.STAGING::equals);
        if (questions.isEmpty() || !checked) {
            return Optional.empty();
        }
        List<Map<String, Object>> answers = new ArrayList<>();
        for (QuestionResult question : questions) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("question", question.id());
            answer.put("answer", question.answer().word());
            question.attestedBy().ifPresent(by -> answer.put("by", by));
            answer.put("why", question.explanation());
            answers.add(answer);
        }
        return Optional.of(json("uat-confirmation.json", "confirmations", answers));
    }

    private Document healthLog() {
        Markdown text = new Markdown()
                .heading(1, "Deployment health log: " + record.release().title());
        text.header("Time (UTC)", "Look");
        for (Line line : record.health()) {
            text.row(line.at().toString(), Json.compact(line.payload()));
        }
        return new Document("deployment-health-log.md", text.toString());
    }

    private Document json(String path, String name, List<Map<String, Object>> content) {
        Map<String, Object> tree = head();
        tree.put(name, content);
        return new Document(path, Json.pretty(tree));
    }

    private Map<String, Object> head() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("release", record.release().encode());
        return tree;
    }
}
