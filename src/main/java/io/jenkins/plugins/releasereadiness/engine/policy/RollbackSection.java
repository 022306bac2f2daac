package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaSet;
import io.jenkins.plugins.releasereadiness.engine.criteria.Criterion;
import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Action;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Decision;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.HealthWindow;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Level;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Plan;
import io.jenkins.plugins.releasereadiness.engine.yaml.Located;
import io.jenkins.plugins.releasereadiness.engine.yaml.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code rollback}. */
final class RollbackSection {
    private static final Map<String, Action> ACTIONS = PolicyWords.words(Action.values(), Words::of);
    private static final Map<String, Level> LEVELS = PolicyWords.words(Level.values(), Level::word);
    private static final int MAX_LIMIT = 1000;

    private static final RollbackPolicy DEFAULTS = new RollbackPolicy(
            new HealthWindow(Duration.ofMinutes(30), Duration.ofSeconds(30), 3, 4, List.of()),
            Map.of(),
            List.of(),
            new Plan(Level.CODE, List.of(), List.of(), Optional.empty()),
            3);

    private RollbackSection() {}

    static RollbackPolicy read(Section root, CriteriaSection criteria, Collection<String> sources) {
        return root.section("rollback")
                .map(section -> {
                    RollbackPolicy rollback = new RollbackPolicy(
                            section.section("window")
                                    .map(window -> window(window, sources))
                                    .orElse(DEFAULTS.window()),
                            severities(section, criteria),
                            decisions(section),
                            section.section("plan").map(RollbackSection::plan).orElse(DEFAULTS.plan()),
                            limit(section, "maxConsecutive", DEFAULTS.maxConsecutive()));
                    section.end();
                    probed(section, rollback);
                    return rollback;
                })
                .orElse(DEFAULTS);
    }

    private static HealthWindow window(Section section, Collection<String> sources) {
        HealthWindow defaults = DEFAULTS.window();
        List<Located.Scalar> probed = section.scalars("sources");
        probed.forEach(source -> Names.exists(section, source, "source", sources));
        HealthWindow window = new HealthWindow(
                section.duration("duration").orElse(defaults.duration()),
                section.duration("interval").orElse(defaults.interval()),
                limit(section, "failureLimit", defaults.failureLimit()),
                limit(section, "errorLimit", defaults.errorLimit()),
                probed.stream().map(Located.Scalar::text).toList());
        section.end();
        if (window.interval().compareTo(window.duration()) > 0) {
            section.problem(
                    section.placeOf(section.has("interval") ? "interval" : "duration"),
                    "'interval' should not be longer than 'duration', or health is never probed");
        }
        return window;
    }

    private static int limit(Section section, String key, int fallback) {
        return section.count(key, 1, MAX_LIMIT).orElse((long) fallback).intValue();
    }

    private static Map<Severity, List<CriteriaSet>> severities(Section section, CriteriaSection criteria) {
        Map<Severity, List<CriteriaSet>> severities = new EnumMap<>(Severity.class);
        section.section("severities").ifPresent(rules -> {
            for (Severity severity : Severity.values()) {
                List<CriteriaSet> sets = criteria.sets(rules, severity.word());
                if (!sets.isEmpty()) {
                    severities.put(severity, sets);
                }
            }
            rules.end();
        });
        return severities;
    }

    /** A criterion over a source that is not probed could never be decided. */
    private static void probed(Section section, RollbackPolicy rollback) {
        rollback.severities().values().stream()
                .flatMap(List::stream)
                .flatMap(set -> set.criteria().stream())
                .map(Criterion::source)
                .distinct()
                .filter(source -> !rollback.window().sources().contains(source))
                .forEach(source -> section.problem(
                        section.placeOf("severities"),
                        "the severities look at source '" + source
                                + "', which is not probed; list it under rollback.window.sources"));
    }

    private static List<Decision> decisions(Section section) {
        List<Decision> rows = new ArrayList<>();
        for (Section row : section.list("decisions", "a row of decisions")) {
            Optional<Severity> severity = row.need("severity", row.word("severity", PolicyWords.SEVERITIES));
            Optional<Duration> within = row.duration("within");
            Optional<Boolean> reversible = row.bool("reversible");
            Optional<Action> action = row.need("action", row.word("action", ACTIONS));
            Optional<Duration> after = row.duration("after");
            row.end();
            if (severity.isEmpty() || action.isEmpty()) {
                continue;
            }
            Decision decision = new Decision(severity.get(), within, reversible, action.get(), after);
            if (after.isPresent() && !waits(action.get())) {
                row.problem(
                        row.placeOf("after"),
                        "'after' belongs to " + Words.of(Action.ASK_THEN_ROLLBACK) + " and "
                                + Words.of(Action.HOTFIX_OR_ROLLBACK) + " only; " + Words.of(action.get())
                                + " waits for no clock");
            } else if (action.get() == Action.HOTFIX_OR_ROLLBACK && !row.has("after")) {
                row.problem(row.place(), "hotfix-or-rollback needs 'after', the time that a hotfix has");
            }
            if (rows.stream().anyMatch(earlier -> covers(earlier, decision))) {
                row.problem(row.place(), "this row is never reached: an earlier one decides everything it would");
            }
            rows.add(decision);
        }
        return rows;
    }

    private static boolean waits(Action action) {
        return action == Action.ASK_THEN_ROLLBACK || action == Action.HOTFIX_OR_ROLLBACK;
    }

    private static boolean covers(Decision earlier, Decision later) {
        boolean time = earlier.within().isEmpty()
                || later.within()
                        .map(within -> within.compareTo(earlier.within().get()) <= 0)
                        .orElse(false);
        boolean reversible =
                earlier.reversible().isEmpty() || earlier.reversible().equals(later.reversible());
        return earlier.severity() == later.severity() && time && reversible;
    }

    private static Plan plan(Section section) {
        Plan plan = new Plan(
                section.word("level", LEVELS).orElse(DEFAULTS.plan().level()),
                section.texts("steps"),
                section.texts("irreversible"),
                section.text("verification"));
        section.end();
        return plan;
    }
}
