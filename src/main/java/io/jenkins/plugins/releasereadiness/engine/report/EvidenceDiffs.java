package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.record.Reference;
import io.jenkins.plugins.releasereadiness.engine.report.EvidenceDiff.Change;
import io.jenkins.plugins.releasereadiness.engine.report.EvidenceDiff.FindingChange;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import io.jenkins.plugins.releasereadiness.engine.score.Score;
import io.jenkins.plugins.releasereadiness.engine.text.Times;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A comparison with the last approved release as sentences and as a JSON tree. */
public final class EvidenceDiffs {
    /** Name of the comparison in JSON documents. */
    public static final String MEMBER = "sinceLastApproved";

    private EvidenceDiffs() {}

    /** With what was compared, for example {@code Compared with shop 1.3.2 (shop #41), approved by alice at …}. */
    public static String headline(EvidenceDiff diff) {
        return diff.against()
                .map(reference -> "Compared with " + reference.release().title() + " ("
                        + reference.release().build() + ")" + approval(reference))
                .orElse(EvidenceDiff.NOTHING);
    }

    private static String approval(Reference reference) {
        return reference
                .approvedAt()
                .map(at -> (reference.override() ? ", let go by EMERGENCY OVERRIDE of " : ", approved by ")
                        + reference.approvedBy().orElse("?") + " at " + Times.show(at) + ".")
                .orElse(", whose record holds no approval.");
    }

    /** The whole comparison, a sentence each; the headline comes first. */
    public static List<String> lines(EvidenceDiff diff) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(diff));
        if (diff.against().isEmpty()) {
            return lines;
        }
        if (diff.score().isEmpty()) {
            lines.add("One of the two was never scored, so there are no scores to compare.");
        }
        diff.score().ifPresent(change -> lines.add("Score: " + words(change)));
        diff.categories().stream()
                .filter(Change::differs)
                .forEach(change -> lines.add("Score of " + change.title() + ": " + words(change)));
        lines.addAll(findings(diff));
        lines.addAll(others(diff));
        return lines;
    }

    /** What changed beside scores and findings. */
    static List<String> others(EvidenceDiff diff) {
        List<String> lines = new ArrayList<>();
        if (!diff.notCompared().isEmpty()) {
            lines.add("Findings that only one side tells of: " + String.join(", ", diff.notCompared()));
        }
        lines.add(diff.policyChanged() ? "The policy is another one than then." : "The policy is the same as then.");
        diff.thresholds().forEach(change -> lines.add("Minimum of " + change.title() + ": " + words(change)));
        diff.newWaivers().forEach(question -> lines.add("New waiver: " + question.id() + ", " + waiver(question)));
        diff.opened().forEach(question -> lines.add("Newly open: " + question.id() + ", " + question.explanation()));
        diff.closed().forEach(question -> lines.add("No longer open: " + question.id()));
        return lines;
    }

    private static List<String> findings(EvidenceDiff diff) {
        List<String> lines = new ArrayList<>();
        List<String> changed = diff.findings().stream()
                .filter(change -> change.added() > 0 || change.fixed() > 0)
                .map(change -> change.severity() + " " + change.added() + " new, " + change.fixed() + " fixed")
                .toList();
        if (!changed.isEmpty()) {
            lines.add("Findings: " + String.join("; ", changed));
        } else if (!diff.findings().isEmpty()) {
            lines.add("Findings: none new, none fixed");
        }
        return lines;
    }

    /** For example {@code 80 → 90 (+10)}. */
    public static String words(Change change) {
        return show(change.before()) + " → " + show(change.after())
                + change.gain().map(gain -> " (" + gain(gain) + ")").orElse("");
    }

    private static String show(Optional<BigDecimal> value) {
        return value.map(Score::show).orElse("none");
    }

    /** A difference with its sign. What is not equal never reads as 0. */
    private static String gain(BigDecimal gain) {
        return (gain.signum() > 0 ? "+" : "") + ReadinessMarkdown.plain(gain);
    }

    private static String waiver(QuestionResult question) {
        return question.waiver().orElse("waived");
    }

    /** The comparison for programs; {@code against} is null if there is nothing to compare with. */
    public static Map<String, Object> tree(EvidenceDiff diff) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("against", diff.against().map(EvidenceDiffs::tree).orElse(null));
        tree.put("summary", headline(diff));
        if (diff.against().isEmpty()) {
            return tree;
        }
        diff.score().ifPresent(change -> tree.put("score", tree(change)));
        tree.put(
                "categories",
                diff.categories().stream().map(EvidenceDiffs::tree).toList());
        tree.put("findings", diff.findings().stream().map(EvidenceDiffs::tree).toList());
        tree.put("findingsNotCompared", diff.notCompared());
        tree.put("policyChanged", diff.policyChanged());
        tree.put(
                "thresholds",
                diff.thresholds().stream().map(EvidenceDiffs::tree).toList());
        tree.put("opened", diff.opened().stream().map(QuestionResult::id).toList());
        tree.put("closed", diff.closed().stream().map(QuestionResult::id).toList());
        tree.put(
                "newWaivers",
                diff.newWaivers().stream()
                        .map(question -> Map.of("question", question.id(), "waiver", waiver(question)))
                        .toList());
        return tree;
    }

    private static Map<String, Object> tree(Reference reference) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("release", reference.release().encode());
        reference.approvedAt().ifPresent(at -> tree.put("approvedAt", at.toString()));
        reference.approvedBy().ifPresent(by -> tree.put("approvedBy", by));
        tree.put("override", reference.override());
        reference.policy().ifPresent(policy -> tree.put("policy", policy.sha256()));
        tree.put("ledgerHead", reference.head());
        return tree;
    }

    private static Map<String, Object> tree(Change change) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", change.id());
        tree.put("title", change.title());
        tree.put("before", change.before().orElse(null));
        tree.put("after", change.after().orElse(null));
        tree.put("change", change.gain().orElse(null));
        return tree;
    }

    private static Map<String, Object> tree(FindingChange change) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("severity", change.severity());
        tree.put("before", change.before());
        tree.put("after", change.after());
        tree.put("new", change.added());
        tree.put("fixed", change.fixed());
        return tree;
    }
}
