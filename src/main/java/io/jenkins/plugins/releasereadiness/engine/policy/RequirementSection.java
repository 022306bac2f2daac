package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.yaml.Located;
import io.jenkins.plugins.releasereadiness.engine.yaml.Section;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the one requirement of a check. */
final class RequirementSection {
    /** The requirements; the first key of each names it, the others belong to it. */
    private static final List<List<String>> KEYS = List.of(
            List.of("pass", "warn"),
            List.of("evidence", "maxAge"),
            List.of("questions"),
            List.of("checklist"),
            List.of("thresholds"),
            List.of("release"),
            List.of("rollback", "rehearsal"),
            List.of("approval"),
            List.of("healthWindow"),
            List.of("gate"),
            List.of("documents"),
            List.of("artifacts"),
            List.of("environment"));

    /** {@link #KEYS} as sets that exclude each other. */
    static final List<Set<String>> GROUPS = KEYS.stream().map(Set::copyOf).toList();

    private static final String VARIABLE = "[A-Za-z_][A-Za-z0-9_]{0,199}";
    private static final int MAX_FILES = 1_000_000;

    private final CriteriaSection criteria;
    private final Map<String, Source> sources;
    private final Collection<String> questions;
    private final Collection<String> gates;

    RequirementSection(
            CriteriaSection criteria,
            Map<String, Source> sources,
            Collection<String> questions,
            Collection<String> gates) {
        this.criteria = criteria;
        this.sources = sources;
        this.questions = questions;
        this.gates = gates;
    }

    /** The requirement; empty if there is not exactly one, which is reported. */
    Optional<Requirement> read(Section check) {
        List<String> named = new ArrayList<>();
        for (List<String> keys : KEYS) {
            for (String key : keys) {
                if (check.has(key) && key.equals(keys.get(0))) {
                    named.add(key);
                } else if (check.has(key) && !check.has(keys.get(0))) {
                    check.problem(
                            check.placeOf(key), "'" + key + "' belongs to '" + keys.get(0) + "', which is missing");
                }
            }
        }
        if (named.size() != 1) {
            String all = KEYS.stream().map(keys -> keys.get(0)).collect(Collectors.joining(", "));
            check.problem(
                    named.isEmpty() ? check.place() : check.placeOf(named.get(1)),
                    named.isEmpty()
                            ? check.what() + " demands nothing; name one of " + all
                            : check.what() + " demands " + String.join(" and ", named)
                                    + "; a check has one demand, make two checks of it");
            return Optional.empty();
        }
        return read(check, named.get(0));
    }

    private Optional<Requirement> read(Section check, String key) {
        return switch (key) {
            case "pass" -> criteria(check);
            case "evidence" ->
                Optional.of(new Requirement.EvidencePresent(
                        references(check, key, "source", sources.keySet()), check.duration("maxAge")));
            case "questions" ->
                Optional.of(new Requirement.QuestionsAnsweredYes(references(check, key, "question", questions)));
            case "checklist" -> fixed(check, key, "complete", new Requirement.ChecklistComplete());
            case "thresholds" -> fixed(check, key, "met", new Requirement.ThresholdsMet());
            case "release" -> fixed(check, key, "identified", new Requirement.ReleaseIdentified());
            case "rollback" -> fixed(check, key, "planned", new Requirement.RollbackPlanned(rehearsal(check)));
            case "approval" -> fixed(check, key, "recorded", new Requirement.ApprovalRecorded());
            case "healthWindow" -> fixed(check, key, "finished", new Requirement.HealthWindowFinished());
            case "gate" ->
                check.scalar(key)
                        .filter(gate -> Names.exists(check, gate, "gate", gates))
                        .map(gate -> new Requirement.GatePassed(gate.text()));
            case "documents" -> Optional.of(new Requirement.DocumentsRecorded(some(check, key, check.texts(key))));
            case "artifacts" -> artifacts(check);
            case "environment" -> Optional.of(new Requirement.EnvironmentSet(variables(check)));
            default -> throw new IllegalStateException("no requirement " + key);
        };
    }

    private Optional<Requirement> criteria(Section check) {
        Optional<Requirement> bands = criteria.bands(check).map(Requirement.CriteriaHold::new);
        if (bands.isEmpty() && check.value("pass").orElseThrow() instanceof Located.Sequence list) {
            some(check, "pass", list.elements());
        }
        return bands;
    }

    private static Optional<Requirement> fixed(Section check, String key, String word, Requirement requirement) {
        return check.word(key, Map.of(word, requirement));
    }

    private Optional<String> rehearsal(Section check) {
        return check.scalar("rehearsal")
                .filter(question -> Names.exists(check, question, "question", questions))
                .map(Located.Scalar::text);
    }

    private static List<String> references(Section check, String key, String what, Collection<String> known) {
        List<Located.Scalar> references = check.scalars(key);
        references.forEach(reference -> Names.exists(check, reference, what, known));
        return some(check, key, references.stream().map(Located.Scalar::text).toList());
    }

    private static List<String> variables(Section check) {
        List<Located.Scalar> variables = check.scalars("environment");
        for (Located.Scalar variable : variables) {
            if (!variable.text().matches(VARIABLE)) {
                check.problem(
                        variable.place(),
                        "the name of a variable has letters, digits and '_' only; values do not belong here");
            }
        }
        return some(
                check,
                "environment",
                variables.stream().map(Located.Scalar::text).toList());
    }

    private Optional<Requirement> artifacts(Section check) {
        return check.section("artifacts").flatMap(section -> {
            Optional<Located.Scalar> source = section.need("source", section.scalar("source"));
            source.filter(reference -> Names.exists(section, reference, "source", sources.keySet()))
                    .ifPresent(reference -> onlyFiles(section, reference));
            int minFiles = section.count("minFiles", 1, MAX_FILES).orElse(1L).intValue();
            Optional<Long> maxBytes = section.count("maxBytes", 1, Long.MAX_VALUE);
            Optional<String> checksums = section.text("checksums");
            section.end();
            return source.map(reference -> new Requirement.ArtifactsIntact(
                    reference.text(),
                    minFiles,
                    maxBytes.map(OptionalLong::of).orElse(OptionalLong.empty()),
                    checksums));
        });
    }

    private void onlyFiles(Section section, Located.Scalar reference) {
        if (!sources.get(reference.text()).format().equals(Optional.of("file"))) {
            section.problem(reference.place(), "artifacts should be a source of format file");
        }
    }

    private static <T> List<T> some(Section check, String key, List<T> values) {
        if (values.isEmpty()) {
            check.problem(check.placeOf(key), "'" + key + "' should not be empty; what demands nothing always holds");
        }
        return values;
    }
}
