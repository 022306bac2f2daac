package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.gate.CheckResult;
import io.jenkins.plugins.releasereadiness.engine.gate.CheckStatus;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.score.Answer;
import io.jenkins.plugins.releasereadiness.engine.score.CategoryResult;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import io.jenkins.plugins.releasereadiness.engine.score.Score;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Verdicts as lines of a build log or a terminal. What comes from reports and people cannot forge a line of its own. */
public final class ConsoleLines {
    private ConsoleLines() {}

    /** Each piece of evidence that cannot answer, with its state and why; nothing for evidence that can. */
    public static List<String> of(Collection<Evidence> evidence) {
        return evidence.stream()
                .filter(piece -> !piece.state().answers())
                .map(piece -> Shown.line(
                        "Evidence " + piece.source() + " " + piece.state().phrase() + ": " + piece.message()))
                .toList();
    }

    /** A scorecard: the verdict, a line per category, then each open item with its state and what to do next. */
    public static List<String> of(Scorecard card) {
        List<String> lines = new ArrayList<>();
        lines.add("Readiness: " + card.recommendation().words() + ", score " + interval(card.overall()) + ", "
                + Score.show(card.threshold()) + " % needed (policy " + card.policy() + ")");
        int width = card.categories().stream()
                .mapToInt(category -> category.title().length())
                .max()
                .orElse(1);
        card.categories().forEach(category -> lines.add(category(category, width)));
        List<QuestionResult> open = card.questions().stream()
                .filter(question -> question.answer() != Answer.YES && question.answer() != Answer.WAIVED)
                .toList();
        if (!open.isEmpty()) {
            lines.add("Open items (" + open.size() + " of " + card.questions().size() + "):");
            open.forEach(question -> lines.add(question(question)));
        }
        card.questions().stream()
                .filter(question -> question.answer() == Answer.WAIVED)
                .forEach(question -> lines.add(
                        "  waived: " + question.id() + ", " + question.waiver().orElse("")));
        card.reasons().forEach(reason -> lines.add("Not ready because " + reason));
        card.notes().forEach(note -> lines.add("Note: " + note));
        lines.add("Time to production: " + card.timeToProduction());
        return lines.stream().map(Shown::line).toList();
    }

    /** The result of a gate: the outcome, then every check with actual and target. */
    public static List<String> of(GateResult gate) {
        List<String> lines = new ArrayList<>();
        lines.add("Gate " + gate.id() + " (" + gate.title() + "): "
                + gate.outcome().words() + ", "
                + gate.count(CheckStatus.PASSED) + " of " + gate.checks().size() + " checks passed, "
                + gate.count(CheckStatus.FAILED) + " failed, " + gate.count(CheckStatus.WARNING) + " with warnings, "
                + gate.count(CheckStatus.UNMEASURABLE) + " could not be measured");
        gate.checks().forEach(check -> lines.add(check(check)));
        return lines.stream().map(Shown::line).toList();
    }

    private static String category(CategoryResult category, int width) {
        return String.format(
                Locale.ROOT,
                "  %-" + width + "s  %s%s, %d of %d answered Yes",
                category.title(),
                interval(category.score()),
                category.minimum()
                        .map(minimum -> ", " + Score.show(minimum) + " % needed" + (category.met() ? "" : " (not met)"))
                        .orElse(""),
                category.yes(),
                category.total());
    }

    private static String interval(Score score) {
        String verified = Score.show(score.verified()) + " %";
        return score.low().compareTo(score.high()) == 0
                ? verified
                : verified + " (" + Score.show(score.low()) + " to " + Score.show(score.high()) + " %)";
    }

    private static String question(QuestionResult question) {
        return "  [" + question.severity().word() + "] " + question.id() + ": "
                + (question.answer() == Answer.UNKNOWN
                        ? question.state().word()
                        : question.answer().word())
                + ", " + question.explanation()
                + question.actual()
                        .map(actual -> "; actual: " + actual
                                + question.target().map(to -> ", target: " + to).orElse(""))
                        .orElse("")
                + question.fix().map(fix -> "; next: " + fix).orElse("");
    }

    private static String check(CheckResult check) {
        return "  " + check.status().word() + ": " + check.id() + ", " + check.text() + "; actual: " + check.actual()
                + ", target: " + check.target()
                + (check.explanation().isEmpty() ? "" : "; " + check.explanation());
    }
}
