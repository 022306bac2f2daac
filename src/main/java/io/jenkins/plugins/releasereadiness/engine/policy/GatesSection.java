package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.yaml.Located;
import io.jenkins.plugins.releasereadiness.engine.yaml.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code gates}. */
final class GatesSection {
    private static final Map<String, Phase> PHASES = PolicyWords.words(Phase.values(), Phase::word);
    private static final Map<String, Boolean> INCONCLUSIVE =
            PolicyWords.words(new Boolean[] {false, true}, ask -> ask ? "ask" : "fail");

    private GatesSection() {}

    static Map<String, Gate> read(
            Section root, CriteriaSection criteria, Map<String, Source> sources, Map<String, Question> questions) {
        List<Section.Entry> entries = Names.strict(root, "gates", "gate");
        List<String> ids = entries.stream().map(Section.Entry::name).toList();
        RequirementSection requirements = new RequirementSection(criteria, sources, questions.keySet(), ids);
        Map<String, Gate> gates = new LinkedHashMap<>();
        for (Section.Entry entry : entries) {
            gate(entry.name(), entry.section(), requirements).ifPresent(gate -> gates.put(gate.id(), gate));
        }
        for (Section.Entry entry : entries) {
            if (leadsTo(entry.name(), entry.name(), gates, new ArrayList<>())) {
                root.problem(
                        entry.place(), "gate '" + entry.name() + "' waits for itself through the gates it demands");
            }
        }
        return gates;
    }

    private static Optional<Gate> gate(String id, Section section, RequirementSection requirements) {
        String title = section.text("title").orElse(id);
        Optional<Phase> phase = section.need("phase", section.word("phase", PHASES));
        String whenItFails = section.text("whenItFails").orElse("Stop here and see to the failed checks.");
        boolean isProtected = section.bool("protected").orElse(false);
        boolean ask = section.word("inconclusive", INCONCLUSIVE).orElse(false);
        List<Check> checks = new ArrayList<>();
        for (Section.Entry entry : Names.dotted(section, "checks", "check")) {
            check(entry.name(), entry.section(), requirements).ifPresent(checks::add);
        }
        section.need("checks", Optional.empty());
        section.value("checks")
                .filter(value ->
                        value instanceof Located.Mapping map && map.members().isEmpty())
                .ifPresent(value -> section.problem(value.place(), "a gate without a check would always pass"));
        section.end();
        return phase.isPresent() && !checks.isEmpty()
                ? Optional.of(new Gate(id, title, phase.get(), checks, ask, isProtected, whenItFails))
                : Optional.empty();
    }

    private static Optional<Check> check(String id, Section section, RequirementSection requirements) {
        String text = section.needText("text", id);
        Severity severity = section.word("severity", PolicyWords.SEVERITIES).orElse(Severity.HIGH);
        boolean optional = section.bool("optional").orElse(false);
        Optional<Requirement> requirement = requirements.read(section);
        section.end();
        return requirement.map(demand -> new Check(id, text, severity, optional, demand));
    }

    private static boolean leadsTo(String from, String goal, Map<String, Gate> gates, List<String> seen) {
        Gate gate = gates.get(from);
        if (gate == null || seen.contains(from)) {
            return false;
        }
        seen.add(from);
        return gate.checks().stream()
                .map(Check::requirement)
                .filter(Requirement.GatePassed.class::isInstance)
                .map(requirement -> ((Requirement.GatePassed) requirement).gate())
                .anyMatch(next -> next.equals(goal) || leadsTo(next, goal, gates, seen));
    }
}
