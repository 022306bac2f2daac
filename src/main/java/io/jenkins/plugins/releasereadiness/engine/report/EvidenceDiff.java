package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.Reference;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.score.Answer;
import io.jenkins.plugins.releasereadiness.engine.score.CategoryResult;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What changed since the last approved release. Scores are the lowest ones, by which gates decide. Everything but
 * {@code against} is empty while there is no earlier approved release, or nothing was scored on one of the sides.
 *
 * @param against the last approved release; empty if there is none
 * @param score the overall score
 * @param categories the score of every category of either side, in the order of this release's policy
 * @param findings findings of the security sources that both sides have, by severity
 * @param notCompared sources of findings of which only one side can tell anything
 * @param policyChanged whether the two were judged by different policies
 * @param thresholds minimum scores that changed
 * @param opened questions that are open and were not; those that are new count as not open before
 * @param closed questions that were open and are answered Yes or with a warning
 * @param newWaivers waivers in use that were not in use before
 */
public record EvidenceDiff(
        Optional<Reference> against,
        Optional<Change> score,
        List<Change> categories,
        List<FindingChange> findings,
        List<String> notCompared,
        boolean policyChanged,
        List<Change> thresholds,
        List<QuestionResult> opened,
        List<QuestionResult> closed,
        List<QuestionResult> newWaivers) {
    /** What is said where there is nothing to compare with. */
    public static final String NOTHING = "No earlier approved release to compare with.";

    private static final String OVERALL = "overall";

    public EvidenceDiff {
        Objects.requireNonNull(against);
        Objects.requireNonNull(score);
        categories = List.copyOf(categories);
        findings = List.copyOf(findings);
        notCompared = List.copyOf(notCompared);
        thresholds = List.copyOf(thresholds);
        opened = List.copyOf(opened);
        closed = List.copyOf(closed);
        newWaivers = List.copyOf(newWaivers);
    }

    /**
     * A number on both sides.
     *
     * @param id what it is the number of, for programs: id of a category, or {@code overall}
     * @param title the same for people
     * @param before the last approved release's; empty if it had none
     * @param after this release's; empty if it has none
     */
    public record Change(String id, String title, Optional<BigDecimal> before, Optional<BigDecimal> after) {
        /** What was gained; negative for a loss; empty while a side is. */
        public Optional<BigDecimal> gain() {
            return before.flatMap(then -> after.map(now -> now.subtract(then)));
        }

        boolean differs() {
            return gain().map(gain -> gain.signum() != 0).orElse(!before.equals(after));
        }
    }

    /**
     * Findings of one severity. A report counts findings and does not identify them, so what is new and what is fixed is
     * told source by source: one that has more than before has new ones, one that has fewer had some fixed.
     *
     * @param severity the severity as evidence names it
     * @param before how many the last approved release had
     * @param after how many there are
     * @param added how many are new
     * @param fixed how many are gone
     */
    public record FindingChange(String severity, long before, long after, long added, long fixed) {}

    /** The comparison of a record with the last approved release that it names. */
    public static EvidenceDiff of(ReleaseRecord record) {
        if (record.reference().isEmpty()) {
            return new EvidenceDiff(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    false,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
        }
        Reference reference = record.reference().get();
        Findings findings = Findings.compare(reference.evidence(), record.evidence());
        boolean policyChanged = !record.policy()
                .map(PolicySnapshot::sha256)
                .equals(reference.policy().map(Reference.PolicyName::sha256));
        Optional<Scorecard> before = reference.scorecard();
        Optional<Scorecard> after = record.scorecard();
        List<Change> scores = changes(
                before,
                after,
                card -> card.overall().low(),
                each -> Optional.of(each.score().low()));
        List<Change> minimums = changes(before, after, Scorecard::threshold, CategoryResult::minimum);
        return new EvidenceDiff(
                Optional.of(reference),
                scores.stream().filter(change -> change.id().equals(OVERALL)).findFirst(),
                scores.stream().filter(change -> !change.id().equals(OVERALL)).toList(),
                findings.changes(),
                findings.notCompared(),
                policyChanged,
                minimums.stream().filter(Change::differs).toList(),
                turned(after, before, question -> question.answer().open()),
                turned(
                        after,
                        before,
                        question -> before(before, question)
                                        .map(then -> then.answer().open())
                                        .orElse(false)
                                && (question.answer() == Answer.YES || question.answer() == Answer.WARNING)),
                turned(after, before, question -> question.answer() == Answer.WAIVED));
    }

    private interface OfCategory {
        Optional<BigDecimal> number(CategoryResult category);
    }

    private interface OfCard {
        BigDecimal number(Scorecard card);
    }

    private static List<Change> changes(
            Optional<Scorecard> before, Optional<Scorecard> after, OfCard whole, OfCategory part) {
        if (before.isEmpty() || after.isEmpty()) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        changes.add(new Change(OVERALL, "Overall", before.map(whole::number), after.map(whole::number)));
        Map<String, CategoryResult> then = byId(before.get());
        Map<String, CategoryResult> now = byId(after.get());
        now.forEach((id, category) -> changes.add(new Change(
                id, category.title(), Optional.ofNullable(then.get(id)).flatMap(part::number), part.number(category))));
        then.forEach((id, category) -> {
            if (!now.containsKey(id)) {
                changes.add(new Change(id, category.title(), part.number(category), Optional.empty()));
            }
        });
        return changes;
    }

    private static Map<String, CategoryResult> byId(Scorecard card) {
        Map<String, CategoryResult> categories = new LinkedHashMap<>();
        card.categories().forEach(category -> categories.put(category.id(), category));
        return categories;
    }

    /** The questions of which something holds that did not hold of them before. */
    private static List<QuestionResult> turned(
            Optional<Scorecard> after, Optional<Scorecard> before, Predicate<QuestionResult> holds) {
        if (before.isEmpty() || after.isEmpty()) {
            return List.of();
        }
        return after.get().questions().stream()
                .filter(holds)
                .filter(question -> before(before, question).filter(holds).isEmpty())
                .toList();
    }

    private static Optional<QuestionResult> before(Optional<Scorecard> before, QuestionResult question) {
        return before.flatMap(card -> card.question(question.id()));
    }
}
