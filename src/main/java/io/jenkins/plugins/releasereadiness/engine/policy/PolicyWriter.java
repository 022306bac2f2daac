package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.criteria.Criteria;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaSet;
import io.jenkins.plugins.releasereadiness.engine.criteria.Criterion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes a policy as a tree in the form of the file, with every default written out. {@link PolicyLoader} makes an equal
 * policy of it; equal policies give equal trees.
 */
public final class PolicyWriter {
    private PolicyWriter() {}

    public static Map<String, Object> write(Policy policy) {
        return new Tree()
                .put("version", 1L)
                .put("name", policy.name())
                .put("release", release(policy.release()))
                .put("sources", each(policy.sources(), PolicyWriter::source))
                .put("categories", each(policy.categories(), PolicyWriter::category))
                .put("questions", each(policy.questions(), PolicyWriter::question))
                .put(
                        "thresholds",
                        new Tree()
                                .put("overall", policy.thresholds().overall())
                                .put("maxWaivers", policy.thresholds().maxWaivers())
                                .put("confirmedWaivers", policy.thresholds().confirmedWaivers())
                                .map())
                .put("gates", each(policy.gates(), GateWriter::write))
                .put("approval", ProcessWriter.approval(policy.approval()))
                .put("rollback", ProcessWriter.rollback(policy.rollback()))
                .put("attestations", policy.attestationFiles())
                .put(
                        "waivers",
                        policy.waivers().stream().map(PolicyWriter::waiver).toList())
                .put("debt", policy.debt().stream().map(PolicyWriter::debt).toList())
                .map();
    }

    private static Map<String, Object> release(ReleaseRules release) {
        return new Tree()
                .put("product", release.product())
                .put("changelog", release.changelog())
                .put("semver", release.semver())
                .put("referenceBranches", release.referenceBranches())
                .map();
    }

    private static Map<String, Object> source(Source source) {
        return new Tree()
                .put("format", source.format())
                .put("files", source.files())
                .put("url", source.url())
                .put("query", source.query())
                .put("expect", source.expect())
                .put("credentialsId", source.credentialsId())
                .put("maxAge", source.maxAge())
                .put("emptyRunIsClean", source.emptyRunIsClean())
                .put("allowIncomplete", source.allowIncomplete())
                .put("percentiles", source.percentiles())
                .put("vex", source.vex())
                .map();
    }

    private static Map<String, Object> category(Category category) {
        return new Tree()
                .put("title", category.title())
                .put("weight", category.weight())
                .put("minimum", category.minimum())
                .put("critical", category.critical())
                .map();
    }

    private static Map<String, Object> question(Question question) {
        Tree tree = new Tree()
                .put("category", question.category())
                .put("text", question.text())
                .put("severity", question.severity().word())
                .put("mandatory", question.mandatory())
                .put("weight", question.weight())
                .put("owner", question.owner())
                .put("fix", question.fix())
                .put("cost", question.cost())
                .put("attestationMaxAge", question.attestationMaxAge());
        question.criteria().ifPresent(criteria -> bands(tree, criteria));
        return tree.map();
    }

    static void bands(Tree tree, Criteria criteria) {
        tree.put("pass", sets(criteria.pass())).put("warn", sets(criteria.warn()));
    }

    /** One set as a list, several as a list of lists, as the file has them. */
    static List<?> sets(List<CriteriaSet> sets) {
        List<List<String>> written = sets.stream()
                .map(set -> set.criteria().stream().map(Criterion::written).toList())
                .toList();
        return written.size() == 1 ? written.get(0) : written;
    }

    private static Map<String, Object> waiver(Waiver waiver) {
        return new Tree()
                .put("question", waiver.question())
                .put("reason", waiver.reason())
                .put("owner", waiver.owner())
                .put("approvedBy", waiver.approvedBy())
                .put("expires", waiver.expires().toString())
                .map();
    }

    private static Map<String, Object> debt(Debt debt) {
        return new Tree()
                .put("id", debt.id())
                .put("text", debt.text())
                .put("strategic", debt.strategic())
                .put("rationale", debt.rationale())
                .put("owner", debt.owner())
                .put("payOff", debt.payOff().map(Object::toString))
                .map();
    }

    static <V> Map<String, Object> each(Map<String, V> values, Function<V, Map<String, Object>> writer) {
        Map<String, Object> tree = new LinkedHashMap<>();
        values.forEach((id, value) -> tree.put(id, writer.apply(value)));
        return tree;
    }
}
