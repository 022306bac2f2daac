package io.jenkins.plugins.releasereadiness.ui;

import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.report.EvidenceDiffs;
import io.jenkins.plugins.releasereadiness.engine.report.HtmlModel;
import io.jenkins.plugins.releasereadiness.engine.report.ReadinessJson;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A release record as REST: the members of {@code production-readiness-report.json} and the timeline. What was read from
 * the evidence is left out for those who may not download it.
 */
@ExportedBean
public final class ReleaseExport {
    private static final String EVIDENCE = "evidence";

    /** The members of a piece of evidence that tell nothing of its contents. */
    private static final List<String> ABOUT = List.of("source", "kind", "format", "state", "message", "measuredAt");

    private final Map<String, Object> tree;
    private final List<Map<String, Object>> timeline;

    ReleaseExport(Optional<ReleaseRecord> record, boolean evidence) {
        tree = new LinkedHashMap<>(record.map(ReadinessJson::tree).orElse(Map.of()));
        if (!evidence && tree.get(EVIDENCE) instanceof Collection<?> sources) {
            tree.put(
                    EVIDENCE,
                    sources.stream().map(ReleaseExport::withoutContents).toList());
        }
        timeline = record.map(found -> new HtmlModel(found).timeline()).orElse(List.of()).stream()
                .map(event -> Map.<String, Object>of("at", event.at().toString(), "text", event.text()))
                .toList();
    }

    @Exported
    public Object getRelease() {
        return member("release");
    }

    @Exported
    public Object getPolicy() {
        return member("policy");
    }

    @Exported
    public Object getScorecard() {
        return member("scorecard");
    }

    @Exported
    public Object getGates() {
        return member("gates");
    }

    @Exported
    public Object getEvidence() {
        return member(EVIDENCE);
    }

    /** What changed since the last approved release. */
    @Exported
    public Object getSinceLastApproved() {
        return member(EvidenceDiffs.MEMBER);
    }

    @Exported
    public Object getApproval() {
        return member("approval");
    }

    @Exported
    public Object getRollback() {
        return member("rollback");
    }

    @Exported
    public Object getLedger() {
        return member("ledger");
    }

    @Exported
    public List<Map<String, Object>> getTimeline() {
        return List.copyOf(timeline);
    }

    private Object member(String name) {
        return exportable(tree.get(name));
    }

    private static Object withoutContents(Object source) {
        Map<Object, Object> rest = new LinkedHashMap<>((Map<?, ?>) source);
        rest.keySet().retainAll(ABOUT);
        return rest;
    }

    /** Stapler writes no decimal numbers of its own accord. */
    private static Object exportable(Object value) {
        if (value instanceof BigDecimal number) {
            return number.doubleValue();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((name, member) -> copy.put(name, exportable(member)));
            return copy;
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(ReleaseExport::exportable).toList();
        }
        return value;
    }
}
