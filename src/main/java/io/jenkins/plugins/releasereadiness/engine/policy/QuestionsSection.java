package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.yaml.Located;
import io.jenkins.plugins.releasereadiness.engine.yaml.Section;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code categories} and {@code questions}. */
final class QuestionsSection {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private QuestionsSection() {}

    /**
     * @param minimums minima by id of category, as found nearest to the top
     */
    static Map<String, Category> categories(Section root, Minimums minimums) {
        Map<String, Category> categories = new LinkedHashMap<>();
        boolean counts = false;
        for (Section.Entry entry : Names.strict(root, "categories", "category")) {
            Section section = entry.section();
            section.number("minimum", BigDecimal.ZERO, HUNDRED);
            Category category = new Category(
                    entry.name(),
                    section.text("title").orElse(entry.name()),
                    section.need("weight", section.number("weight", BigDecimal.ZERO, LARGEST))
                            .orElse(BigDecimal.ONE),
                    minimums.of(entry.name()),
                    section.bool("critical").orElse(false));
            section.end();
            counts |= category.weight().signum() > 0;
            categories.put(category.id(), category);
        }
        if (!categories.isEmpty() && !counts) {
            root.problem(
                    root.placeOf("categories"), "every category has weight 0; then no answer would change the score");
        }
        return categories;
    }

    static Map<String, Question> questions(Section root, Map<String, Category> categories, CriteriaSection criteria) {
        Map<String, Question> questions = new LinkedHashMap<>();
        for (Section.Entry entry : Names.dotted(root, "questions", "question")) {
            Section section = entry.section();
            Question question = new Question(
                    entry.name(),
                    category(section, categories),
                    section.needText("text", entry.name()),
                    section.need("severity", section.word("severity", PolicyWords.SEVERITIES))
                            .orElse(Severity.CRITICAL),
                    weight(section),
                    section.bool("mandatory").orElse(false),
                    criteria.bands(section),
                    section.duration("attestationMaxAge"),
                    section.text("owner"),
                    section.text("fix"),
                    section.number("cost", BigDecimal.ZERO, LARGEST));
            section.end();
            questions.put(question.id(), question);
        }
        return questions;
    }

    private static String category(Section section, Map<String, Category> categories) {
        Optional<Located.Scalar> category = section.need("category", section.scalar("category"));
        category.ifPresent(reference -> Names.exists(section, reference, "category", categories.keySet()));
        return category.map(Located.Scalar::text).orElse("");
    }

    private static BigDecimal weight(Section section) {
        BigDecimal weight = section.number("weight", BigDecimal.ZERO, LARGEST).orElse(BigDecimal.ONE);
        if (weight.signum() == 0) {
            section.problem(
                    section.placeOf("weight"),
                    "the weight of a question should be more than 0; make it severity low if it matters little");
        }
        return weight;
    }
}
