package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.gate.CheckResult;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.score.ActionItem;
import io.jenkins.plugins.releasereadiness.engine.score.Answer;
import io.jenkins.plugins.releasereadiness.engine.score.Blocker;
import io.jenkins.plugins.releasereadiness.engine.score.CategoryResult;
import io.jenkins.plugins.releasereadiness.engine.score.DebtResult;
import io.jenkins.plugins.releasereadiness.engine.score.PathToReady;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import io.jenkins.plugins.releasereadiness.engine.score.Score;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.score.Window;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** {@code production-readiness-report.md}. */
public final class ReadinessMarkdown {
    private final ReleaseRecord record;
    private final Markdown text = new Markdown();

    private ReadinessMarkdown(ReleaseRecord record) {
        this.record = record;
    }

    public static Document of(ReleaseRecord record) {
        return new Document("production-readiness-report.md", new ReadinessMarkdown(record).write());
    }

    private String write() {
        text.heading(1, "Production readiness: " + record.release().title());
        record.scorecard().ifPresentOrElse(this::scorecard, () -> text.paragraph("No scorecard was made."));
        text.heading(2, "Since the last approved release");
        text.items(EvidenceDiffs.lines(EvidenceDiff.of(record)));
        gates();
        outcomes(text, record);
        text.heading(2, "Launch");
        text.item("Approval: " + Launch.decision(record).orElse("nobody has decided"));
        text.item("After deployment: " + Launch.rollback(record).orElse("no health window has finished"));
        record.policy()
                .ifPresent(policy -> text.item(
                        "Policy: " + policy.name() + " from " + policy.origin() + ", SHA-256 " + policy.sha256()));
        text.item("Build: " + record.release().build());
        text.item("Commit: " + record.release().commit().orElse("not known"));
        text.item("Ledger: " + record.lastSequence() + " entries, head " + record.lastSha256());
        record.unreviewed().forEach(why -> text.item("Not the reviewed pipeline: " + why));
        return text.toString();
    }

    /** Success criteria and hand-off checklist, as every Markdown document that has them shows them. */
    static void outcomes(Markdown text, ReleaseRecord record) {
        text.heading(2, "Success criteria");
        OutcomeGroup.tables(text, SuccessCriteria.of(record));
        text.heading(2, "Hand-off checklist");
        OutcomeGroup.boxes(text, HandOff.of(record));
    }

    private void scorecard(Scorecard card) {
        text.paragraph("Recommendation: " + card.recommendation().words() + ". Score "
                + Score.show(card.overall().low())
                + " (verified " + Score.show(card.overall().verified()) + ", up to "
                + Score.show(card.overall().high()) + "), required " + plain(card.threshold())
                + ". Worst open item: " + card.readiness().word() + ". Time to production: "
                + card.timeToProduction() + ".");
        text.items(card.reasons());
        categories(card);
        blockers(card.blockers());
        actions(card);
        debt(card.debt());
        for (CategoryResult category : card.categories()) {
            questions(category, card.questions());
        }
        if (!card.notes().isEmpty()) {
            text.heading(2, "Notes");
            text.items(card.notes());
        }
    }

    private void categories(Scorecard card) {
        text.heading(2, "Categories");
        text.header("Category", "Weight", "Lowest", "Verified", "Highest", "Minimum", "Yes");
        for (CategoryResult category : card.categories()) {
            text.row(
                    category.title(),
                    plain(category.weight()),
                    Score.show(category.score().low()),
                    Score.show(category.score().verified()),
                    Score.show(category.score().high()),
                    category.minimum()
                            .map(minimum -> plain(minimum) + (category.met() ? "" : ", not met"))
                            .orElse("–"),
                    category.yes() + " of " + category.total());
        }
    }

    private void blockers(List<Blocker> blockers) {
        text.heading(2, "Open items by severity");
        if (blockers.isEmpty()) {
            text.paragraph("None.");
            return;
        }
        text.header("Severity", "Blocks", "Item", "Why");
        blockers.forEach(blocker ->
                text.row(blocker.severity().word(), blocker.blocking() ? "yes" : "no", blocker.text(), blocker.why()));
    }

    private void actions(Scorecard card) {
        text.heading(2, "Action plan");
        if (card.plan().isEmpty()) {
            text.paragraph("Nothing to do.");
            return;
        }
        PathToReady path = card.path();
        if (path.reachable() && !path.questions().isEmpty()) {
            text.paragraph("Shortest path to ready: " + path.questions().size() + " items, " + plain(path.cost())
                    + " person-days: " + String.join(", ", path.questions()) + ".");
        }
        for (Window window : Window.values()) {
            List<ActionItem> items =
                    card.plan().stream().filter(item -> item.window() == window).toList();
            if (!items.isEmpty()) {
                text.heading(3, window.words() + " (" + window.span() + ")");
                text.header("Item", "Severity", "Owner", "Due", "What to do");
                items.forEach(item -> text.row(
                        item.text(),
                        item.severity().word(),
                        item.owner(),
                        item.due().toString(),
                        item.todo()));
            }
        }
    }

    private void debt(List<DebtResult> debt) {
        if (debt.isEmpty()) {
            return;
        }
        text.heading(2, "Debt register");
        text.header("Debt", "Accepted", "Owner", "Why");
        debt.forEach(item -> text.row(
                item.text(),
                item.acceptable() ? "yes" : "no, it blocks",
                item.owner().orElse("–"),
                item.why()));
    }

    private void questions(CategoryResult category, List<QuestionResult> questions) {
        text.heading(2, category.title());
        text.header("Question", "Answer", "Evidence", "Actual", "Target", "Why");
        questions.stream()
                .filter(question -> question.category().equals(category.id()))
                .forEach(question -> text.row(
                        question.text(),
                        answer(question),
                        question.state().word(),
                        question.actual().orElse("–"),
                        question.target().orElse("attested"),
                        question.waiver().orElse(question.explanation())));
    }

    static String answer(QuestionResult question) {
        return question.answer() == Answer.UNKNOWN
                ? "unknown"
                : question.answer().word();
    }

    private void gates() {
        text.heading(2, "Gates");
        if (record.gates().isEmpty()) {
            text.paragraph("No gate was checked.");
        }
        for (GateResult gate : record.gates().values()) {
            text.heading(3, gate.title() + ": " + Launch.outcome(record, gate));
            text.header("Check", "Status", "Actual", "Target", "Why");
            for (CheckResult check : gate.checks()) {
                text.row(check.text(), check.status().word(), check.actual(), check.target(), check.explanation());
            }
            Launch.acceptance(record, gate)
                    .or(() -> Optional.of(gate.whenItFails())
                            .filter(advice -> !gate.outcome().passed()))
                    .ifPresent(text::paragraph);
        }
    }

    static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
