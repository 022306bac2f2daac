package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.gate.CheckResult;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.engine.record.Line;
import io.jenkins.plugins.releasereadiness.engine.record.PhaseEvent;
import io.jenkins.plugins.releasereadiness.engine.record.Release;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.release.Changes;
import io.jenkins.plugins.releasereadiness.engine.score.ActionItem;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import io.jenkins.plugins.releasereadiness.engine.score.Score;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The documents about the release as a whole. */
final class ReleaseDocuments {
    /** A manifest is read by people; the ledger holds the rest. */
    private static final int MAX_COMMITS = 200;

    private final ReleaseRecord record;
    private final Release release;

    ReleaseDocuments(ReleaseRecord record) {
        this.record = record;
        this.release = record.release();
    }

    /** {@code deployment-readiness-checklist.json}: each prerequisite with its state. */
    Document readinessChecklist() {
        List<Object> items = new ArrayList<>();
        record.scorecard().ifPresent(card -> card.questions().forEach(question -> items.add(item(question))));
        for (GateResult gate : record.gates().values()) {
            gate.checks().forEach(check -> items.add(item(gate, check)));
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("release", release.title());
        tree.put("items", items);
        return new Document("deployment-readiness-checklist.json", Json.pretty(tree));
    }

    private static Map<String, Object> item(QuestionResult question) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", question.id());
        item.put("text", question.text());
        item.put("state", question.answer().word());
        item.put("evidence", question.state().word());
        item.put("why", question.waiver().orElse(question.explanation()));
        return item;
    }

    private static Map<String, Object> item(GateResult gate, CheckResult check) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", gate.id() + "." + check.id());
        item.put("text", check.text());
        item.put("state", check.status().word());
        item.put("why", check.explanation());
        return item;
    }

    /** {@code release-manifest.md}: scope and approvals. */
    Document manifest() {
        Markdown text = new Markdown().heading(1, "Release manifest: " + release.title());
        text.header("What", "Value");
        text.row("Product", release.product());
        text.row("Version", release.version().orElse("not known"));
        text.row("Commit", release.commit().orElse("not known"));
        text.row("Previous version", release.previousVersion().orElse("not known"));
        text.row("Build", release.build());
        text.row("Started", record.startedAt() + " by " + record.startedBy());
        record.policy().ifPresent(policy -> text.row("Policy", policy.origin() + ", SHA-256 " + policy.sha256()));
        text.heading(2, "Artifacts");
        if (release.artifacts().isEmpty()) {
            text.paragraph("No artifact was named.");
        } else {
            text.header("Artifact", "SHA-256");
            release.artifacts().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(artifact -> text.row(artifact.getKey(), artifact.getValue()));
        }
        scope(text);
        text.heading(2, "Changes since the last approved release");
        text.items(EvidenceDiffs.lines(EvidenceDiff.of(record)));
        text.heading(2, "Approval");
        text.paragraph(Launch.decision(record).orElse("Nobody has decided."));
        return new Document("release-manifest.md", text.toString());
    }

    private void scope(Markdown text) {
        Changes changes = record.changes().of(release.version());
        text.heading(2, "Scope");
        changes.changelog()
                .ifPresent(newest -> text.item(
                        "Changelog: " + newest.entries().size() + " entries for version " + newest.version()));
        if (!changes.origin().isEmpty()) {
            text.item("Commits: " + (changes.commits().size() + changes.more()) + ", from " + changes.origin());
        }
        if (changes.unknown()) {
            text.paragraph(ReleaseNotes.UNKNOWN);
        }
        changes.bump().ifPresent(bump -> text.item("Asks for at least a " + bump.word() + " version"));
        if (!changes.commits().isEmpty()) {
            text.header("Commit", "Author", "What");
            changes.commits().stream()
                    .limit(MAX_COMMITS)
                    .forEach(commit -> text.row(
                            commit.abbreviated(),
                            commit.author(),
                            (commit.breaking() ? "breaking: " : "") + commit.subject()));
            long rest = changes.commits().size() - (long) MAX_COMMITS + changes.more();
            if (rest > 0) {
                text.paragraph(rest + " further commits are not listed.");
            }
        }
    }

    /** {@code deployment-communications.md}: announcements and notifications with time and addressee. */
    Document communications() {
        Markdown text = new Markdown().heading(1, "Deployment communications: " + release.title());
        text.header("Time (UTC)", "To", "What");
        for (PhaseEvent phase : record.phases()) {
            text.row(phase.at().toString(), "log", Announcements.phase(phase.phase(), phase.complete(), phase.text()));
        }
        for (Line line : record.announcements()) {
            text.row(line.at().toString(), "log", String.valueOf(line.payload().get("text")));
        }
        for (Line line : record.notifications()) {
            text.row(line.at().toString(), addressee(line.payload()), sent(line.payload()));
        }
        return new Document("deployment-communications.md", text.toString());
    }

    private static String addressee(Map<String, Object> sent) {
        String to = String.valueOf(sent.getOrDefault("to", "not said"));
        return sent.containsKey("channel") ? sent.get("channel") + ": " + to : to;
    }

    private static String sent(Map<String, Object> sent) {
        String text = String.valueOf(sent.getOrDefault("text", ""));
        Object outcome = sent.get("outcome");
        if (outcome == null) {
            return text;
        }
        Object attempts = sent.get("attempts");
        Object problem = sent.get("problem");
        return (outcome.equals("delivered") ? "Delivered" : "NOT DELIVERED") + " at attempt " + attempts
                + (problem == null ? "" : " (" + problem + ")")
                + ": " + text;
    }

    /** {@code DEPLOYMENT-REPORT.md}: the whole release at the end, also when it failed. */
    Document deploymentReport() {
        Markdown text = new Markdown().heading(1, "Deployment report: " + release.title());
        text.item("Score: " + record.scorecard().map(ReleaseDocuments::score).orElse("not scored"));
        text.item("Approval: " + Launch.decision(record).orElse("nobody has decided"));
        text.item("After deployment: " + Launch.rollback(record).orElse("no health window has finished"));
        text.heading(2, "Phases");
        text.header("Phase", "Started", "Completed", "Gates");
        for (Phase phase : Phase.values()) {
            text.row(phase.number() + " " + phase.word(), at(phase, false), at(phase, true), gates(phase));
        }
        if (!record.notes().isEmpty()) {
            text.heading(2, "Notes");
            record.notes()
                    .forEach(line -> text.item(line.at() + ": "
                            + line.payload()
                                    .getOrDefault("text", "the ledger was recovered after its last line was torn")));
        }
        ReadinessMarkdown.outcomes(text, record);
        return new Document("DEPLOYMENT-REPORT.md", text.toString());
    }

    /** {@code retrospective-inputs.json}. */
    Document retrospectiveInputs() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("release", release.title());
        record.scorecard().ifPresent(card -> {
            tree.put("recommendation", card.recommendation().words());
            tree.put("score", card.overall().low());
            tree.put("open", card.plan().stream().map(ActionItem::question).toList());
        });
        Map<String, Object> success = new LinkedHashMap<>();
        SuccessCriteria.of(record)
                .forEach(group -> success.put(group.id(), group.standing().words()));
        tree.put("success", success);
        tree.put(
                "gatesNotPassed",
                record.gateHistory().stream()
                        .filter(gate -> !gate.outcome().passed())
                        .map(GateResult::id)
                        .toList());
        if (!record.approvalRequests().isEmpty() && record.decision().isPresent()) {
            tree.put(
                    "secondsToDecision",
                    Duration.between(
                                    record.approvalRequests().get(0).at(),
                                    record.decision().get().at())
                            .toSeconds());
        }
        Launch.decision(record).ifPresent(decision -> tree.put("decision", decision));
        Launch.rollback(record).ifPresent(rollback -> tree.put("rollback", rollback));
        Launch.recovery(record).ifPresent(recovery -> tree.put("recovery", recovery));
        tree.put("followUps", Launch.followUps(record));
        tree.put("healthLooks", (long) record.health().size());
        return new Document("retrospective-inputs.json", Json.pretty(tree));
    }

    private static String score(Scorecard card) {
        return card.recommendation().words() + ", " + Score.show(card.overall().low()) + " of "
                + ReadinessMarkdown.plain(card.threshold()) + " required";
    }

    private String at(Phase phase, boolean complete) {
        return record.phases().stream()
                .filter(event -> event.phase() == phase && event.complete() == complete)
                .reduce((first, last) -> complete ? last : first)
                .map(event -> event.at().toString())
                .orElse("–");
    }

    private String gates(Phase phase) {
        List<String> gates = record.gates().values().stream()
                .filter(gate -> gate.phase() == phase)
                .map(gate -> gate.id() + ": " + Launch.outcome(record, gate))
                .toList();
        return gates.isEmpty() ? "–" : String.join(", ", gates);
    }
}
