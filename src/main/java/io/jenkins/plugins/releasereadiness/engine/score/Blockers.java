package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.release.ReleaseFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists what is open, the worst first. */
final class Blockers {
    private Blockers() {}

    static List<Blocker> of(
            List<QuestionResult> questions,
            List<CategoryResult> categories,
            List<DebtResult> debt,
            List<ReleaseFinding> release) {
        List<Blocker> blockers = new ArrayList<>();
        for (QuestionResult question : questions) {
            if (question.answer().open()) {
                blockers.add(new Blocker(
                        question.severity(),
                        question.mandatory() || question.severity() == Severity.CRITICAL,
                        question.id(),
                        question.text(),
                        question.state().answers()
                                ? question.explanation()
                                : question.state().word() + ": " + question.explanation()));
            }
        }
        for (CategoryResult category : categories) {
            if (!category.met()) {
                blockers.add(new Blocker(
                        category.critical() ? Severity.CRITICAL : Severity.HIGH,
                        category.critical(),
                        category.id(),
                        category.title() + " under its minimum",
                        Reasons.under(category)));
            }
        }
        for (DebtResult item : debt) {
            if (!item.acceptable()) {
                blockers.add(new Blocker(Severity.HIGH, true, item.id(), item.text(), item.why()));
            }
        }
        release.stream()
                .filter(finding -> !finding.kept())
                .forEach(finding ->
                        blockers.add(new Blocker(Severity.HIGH, false, finding.rule(), finding.text(), finding.why())));
        // sort is stable: within a severity the order of the policy stays
        blockers.sort(Comparator.comparing(Blocker::severity).thenComparing(blocker -> !blocker.blocking()));
        return blockers;
    }
}
