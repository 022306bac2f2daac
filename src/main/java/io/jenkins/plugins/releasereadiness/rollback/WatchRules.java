package io.jenkins.plugins.releasereadiness.rollback;

import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaSet;
import io.jenkins.plugins.releasereadiness.engine.criteria.Criterion;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriterionParser;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a watch looks at, and what makes a degradation how severe. Kept with the watch, so that a policy that changes
 * later does not alter it.
 *
 * @param sources the sources that are probed
 * @param severities as in the policy: alternatives of criteria for each severity
 */
record WatchRules(List<Source> sources, Map<Severity, List<CriteriaSet>> severities) {
    private static final String SOURCES = "sources";
    private static final String SEVERITIES = "severities";

    WatchRules {
        sources = List.copyOf(sources);
        severities = severities.isEmpty() ? Map.of() : new EnumMap<>(severities);
    }

    Map<String, Object> toMap() {
        Map<String, Object> rules = new LinkedHashMap<>();
        severities.forEach((severity, sets) -> rules.put(
                severity.word(),
                sets.stream()
                        .map(set ->
                                set.criteria().stream().map(Criterion::written).toList())
                        .toList()));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(SOURCES, sources.stream().map(WatchRules::source).toList());
        tree.put(SEVERITIES, rules);
        return tree;
    }

    static WatchRules fromMap(Fields fields) {
        Map<Severity, List<CriteriaSet>> severities = new EnumMap<>(Severity.class);
        Fields rules = fields.object(SEVERITIES);
        for (String word : rules.names()) {
            severities.put(
                    Severity.ofWord(word),
                    rules.list(word).stream().map(WatchRules::criteria).toList());
        }
        return new WatchRules(
                fields.objects(SOURCES).stream().map(WatchRules::source).toList(), severities);
    }

    private static CriteriaSet criteria(Object texts) {
        return new CriteriaSet(((List<?>) texts)
                .stream().map(text -> CriterionParser.parse((String) text)).toList());
    }

    private static Map<String, Object> source(Source source) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", source.id());
        source.format().ifPresent(format -> tree.put("format", format));
        tree.put("files", source.files());
        source.url().ifPresent(url -> tree.put("url", url));
        source.query().ifPresent(query -> tree.put("query", query));
        source.expect().ifPresent(text -> tree.put("expect", text));
        source.credentialsId().ifPresent(id -> tree.put("credentialsId", id));
        source.maxAge().ifPresent(age -> tree.put("maxAge", age.toString()));
        return tree;
    }

    private static Source source(Fields tree) {
        return new Source(
                tree.text("id"),
                tree.optionalText("format"),
                tree.texts("files"),
                tree.optionalText("url"),
                tree.optionalText("query"),
                tree.optionalText("expect"),
                tree.optionalText("credentialsId"),
                tree.optionalText("maxAge").map(Duration::parse),
                false,
                false,
                List.of(),
                Optional.empty());
    }
}
