package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.report.EvidenceDiff.FindingChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The findings of two releases side by side.
 *
 * @param changes by severity, the worst first; only sources that answer on both sides are counted
 * @param notCompared the other sources of findings, sorted
 */
record Findings(List<FindingChange> changes, List<String> notCompared) {
    /** The severities are the facts before the sums. */
    private static final List<String> SEVERITIES =
            SourceKind.FINDINGS.facts().subList(0, SourceKind.FINDINGS.facts().indexOf("total"));

    static Findings compare(Map<String, Evidence> before, Map<String, Evidence> after) {
        List<String> both = new ArrayList<>();
        TreeSet<String> one = new TreeSet<>();
        TreeSet<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        for (String source : all) {
            boolean then = counts(before.get(source));
            boolean now = counts(after.get(source));
            if (then && now) {
                both.add(source);
            } else if (then || now) {
                one.add(source);
            }
        }
        List<FindingChange> changes = new ArrayList<>();
        if (!both.isEmpty()) {
            SEVERITIES.forEach(severity -> changes.add(change(severity, both, before, after)));
        }
        return new Findings(changes, List.copyOf(one));
    }

    private static FindingChange change(
            String severity, List<String> sources, Map<String, Evidence> before, Map<String, Evidence> after) {
        long then = 0;
        long now = 0;
        long added = 0;
        long fixed = 0;
        for (String source : sources) {
            long had = count(before.get(source), severity);
            long has = count(after.get(source), severity);
            then += had;
            now += has;
            added += Math.max(0, has - had);
            fixed += Math.max(0, had - has);
        }
        return new FindingChange(severity, then, now, added, fixed);
    }

    private static boolean counts(Evidence evidence) {
        return evidence != null
                && evidence.kind().equals(Optional.of(SourceKind.FINDINGS))
                && evidence.state().answers()
                && evidence.facts().has(SEVERITIES.get(0));
    }

    private static long count(Evidence evidence, String severity) {
        return evidence.facts().number(severity).map(Number::longValue).orElse(0L);
    }
}
