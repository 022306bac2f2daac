package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.evidence.collect.PathPattern;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import io.jenkins.plugins.releasereadiness.engine.yaml.Located;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problems;
import io.jenkins.plugins.releasereadiness.engine.yaml.Section;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Makes a policy of a merged document. What is wrong is reported and left out. */
final class PolicyReader {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal OVERALL = BigDecimal.valueOf(80);
    private static final int MAX_WAIVERS = 3;
    private static final int MOST_WAIVERS = 1000;

    private final KnownFormats formats;
    private final Problems problems;

    PolicyReader(KnownFormats formats, Problems problems) {
        this.formats = formats;
        this.problems = problems;
    }

    /**
     * @param name what the policy is called if it does not say
     */
    Policy read(String name, Located.Mapping merged, Minimums minimums) {
        Section root = Section.of("a policy", merged, problems);
        root.has("version");
        String named = root.text("name").orElse(name);
        root.has("extends");
        ReleaseRules release =
                root.section("release").map(PolicyReader::release).orElse(ReleaseRules.NONE);
        Map<String, Source> sources = new SourcesSection(formats).read(root);
        CriteriaSection criteria = new CriteriaSection(sources, formats);
        Map<String, Category> categories = QuestionsSection.categories(root, minimums);
        Map<String, Question> questions = QuestionsSection.questions(root, categories, criteria);
        Thresholds thresholds = thresholds(root, categories.keySet());
        Map<String, Gate> gates = GatesSection.read(root, criteria, sources, questions);
        Policy policy = new Policy(
                named,
                release,
                sources,
                categories,
                questions,
                thresholds,
                gates,
                ApprovalSection.read(root, gates.keySet()),
                RollbackSection.read(root, criteria, sources.keySet()),
                RegistersSection.attestations(root),
                RegistersSection.waivers(root, questions.keySet()),
                RegistersSection.debt(root));
        root.end();
        return policy;
    }

    private static ReleaseRules release(Section section) {
        ReleaseRules rules = new ReleaseRules(
                section.text("product"),
                section.text("changelog"),
                section.bool("semver").orElse(false),
                branches(section));
        section.end();
        return rules;
    }

    private static List<String> branches(Section section) {
        List<String> patterns = new ArrayList<>();
        for (Located.Scalar pattern : section.scalars("referenceBranches")) {
            try {
                patterns.add(PathPattern.parse(pattern.text()).text());
            } catch (IllegalArgumentException e) {
                section.problem(
                        pattern.place(),
                        "'referenceBranches' cannot name a branch by '" + Shown.line(pattern.text())
                                + "'; allowed are names such as main, with * and ? within a part and ** for any parts");
            }
        }
        return patterns;
    }

    private static Thresholds thresholds(Section root, Collection<String> categories) {
        return root.section("thresholds")
                .map(section -> {
                    Thresholds thresholds = new Thresholds(
                            section.number("overall", BigDecimal.ZERO, HUNDRED).orElse(OVERALL),
                            section.count("maxWaivers", 0, MOST_WAIVERS)
                                    .orElse((long) MAX_WAIVERS)
                                    .intValue(),
                            section.bool("confirmedWaivers").orElse(false));
                    section.section("categories").ifPresent(minima -> {
                        categories.forEach(id -> minima.number(id, BigDecimal.ZERO, HUNDRED));
                        minima.end();
                    });
                    section.end();
                    return thresholds;
                })
                .orElse(new Thresholds(OVERALL, MAX_WAIVERS, false));
    }
}
