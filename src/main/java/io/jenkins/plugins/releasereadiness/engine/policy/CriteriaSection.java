package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.criteria.Criteria;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaSet;
import io.jenkins.plugins.releasereadiness.engine.criteria.Criterion;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriterionParser;
import io.jenkins.plugins.releasereadiness.engine.criteria.FactNames;
import io.jenkins.plugins.releasereadiness.engine.text.SyntaxException;
import io.jenkins.plugins.releasereadiness.engine.yaml.Located;
import io.jenkins.plugins.releasereadiness.engine.yaml.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads criteria and checks them against the sources of the policy. */
final class CriteriaSection {
    private final Map<String, Source> sources;
    private final KnownFormats formats;

    CriteriaSection(Map<String, Source> sources, KnownFormats formats) {
        this.sources = sources;
        this.formats = formats;
    }

    /** The bands {@code pass} and {@code warn}; empty, whatever is inherited, if {@code pass} holds nothing. */
    Optional<Criteria> bands(Section section) {
        List<CriteriaSet> pass = sets(section, "pass");
        List<CriteriaSet> warn = sets(section, "warn");
        if (pass.isEmpty()) {
            if (!warn.isEmpty() && !section.has("pass")) {
                section.problem(section.placeOf("warn"), "'warn' needs 'pass' beside it");
            }
            return Optional.empty();
        }
        return Optional.of(new Criteria(pass, warn));
    }

    /** A criterion, a list of criteria that must all hold, or a list of such lists of which one must hold. */
    List<CriteriaSet> sets(Section section, String key) {
        Optional<Located> value = section.value(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof Located.Sequence list)) {
            return set(section, key, List.of(value.get())).stream().toList();
        }
        boolean alternatives = list.elements().stream().anyMatch(Located.Sequence.class::isInstance);
        if (!alternatives) {
            return set(section, key, list.elements()).stream().toList();
        }
        List<CriteriaSet> sets = new ArrayList<>();
        for (Located element : list.elements()) {
            if (!(element instanceof Located.Sequence alternative)) {
                section.problem(
                        element.place(),
                        "'" + key + "' holds either criteria or lists of criteria (alternatives), not both");
            } else if (alternative.elements().isEmpty()) {
                section.problem(element.place(), "an alternative without criteria would always hold");
            } else {
                set(section, key, alternative.elements()).ifPresent(sets::add);
            }
        }
        return sets;
    }

    private Optional<CriteriaSet> set(Section section, String key, List<Located> elements) {
        List<Criterion> criteria = new ArrayList<>();
        for (Located element : elements) {
            if (element instanceof Located.Scalar scalar) {
                criterion(section, scalar).ifPresent(criteria::add);
            } else {
                section.problem(
                        element.place(),
                        "'" + key + "' should hold criteria such as \"unit-tests.failed = 0\" but here is "
                                + element.word());
            }
        }
        return criteria.isEmpty() ? Optional.empty() : Optional.of(new CriteriaSet(criteria));
    }

    private Optional<Criterion> criterion(Section section, Located.Scalar scalar) {
        try {
            Criterion criterion = CriterionParser.parse(scalar.text());
            problem(criterion).ifPresent(problem -> section.problem(scalar.place(), problem));
            return Optional.of(criterion);
        } catch (SyntaxException e) {
            section.problem(scalar.placeOf(e.column()), e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> problem(Criterion criterion) {
        Source source = sources.get(criterion.source());
        if (source == null) {
            return Optional.of(Names.missing(criterion.source(), "source", sources.keySet()));
        }
        return source.format().flatMap(formats::kind).flatMap(kind -> FactNames.problem(criterion, kind));
    }
}
