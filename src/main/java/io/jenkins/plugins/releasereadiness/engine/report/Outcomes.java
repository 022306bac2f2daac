package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.gate.CheckResult;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.engine.record.Line;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackOutcome;
import io.jenkins.plugins.releasereadiness.engine.score.Answer;
import io.jenkins.plugins.releasereadiness.engine.score.CategoryResult;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.text.Times;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a record tells about gates, categories, acceptance and health; what it does not tell is {@link Standing#MISSING}. */
final class Outcomes {
    static final String NO_SCORECARD = "No scorecard was made.";

    private final ReleaseRecord record;

    Outcomes(ReleaseRecord record) {
        this.record = record;
    }

    /** Questions in which users accept the release: by convention their id ends so. */
    static List<QuestionResult> acceptance(Scorecard card) {
        return ending(card, "user-acceptance");
    }

    static List<QuestionResult> ending(Scorecard card, String name) {
        return card.questions().stream()
                .filter(question -> question.id().equals(name) || question.id().endsWith("." + name))
                .toList();
    }

    /** Deployment reports of a phase: their source's id begins with its name. */
    static List<Evidence> deployments(ReleaseRecord record, Phase phase) {
        return record.evidence().values().stream()
                .filter(evidence -> evidence.kind().equals(Optional.of(SourceKind.DEPLOYMENT)))
                .filter(evidence -> evidence.source().startsWith(phase.word()))
                .toList();
    }

    /** The gates of a phase, each as it ended last; one missing item if none was checked. */
    List<OutcomeItem> gates(Phase phase) {
        List<OutcomeItem> items = record.gates().values().stream()
                .filter(gate -> gate.phase() == phase)
                .map(this::gate)
                .toList();
        return items.isEmpty()
                ? List.of(OutcomeItem.of(
                        "phase." + phase.word(),
                        "A gate of phase " + phase.word() + " passed",
                        Standing.MISSING,
                        "No gate of phase " + phase.word() + " was checked."))
                : items;
    }

    private OutcomeItem gate(GateResult gate) {
        Optional<String> accepted = Launch.acceptance(record, gate);
        Standing standing =
                switch (gate.outcome()) {
                    case PASSED -> Standing.MET;
                    case PASSED_WITH_WARNINGS -> Standing.WARNING;
                    case FAILED -> Standing.NOT_MET;
                    case INCONCLUSIVE -> accepted.isPresent() ? Standing.WAIVED : Standing.MISSING;
                };
        String open = gate.notPassed().stream().map(CheckResult::explanation).collect(Collectors.joining(" "));
        return OutcomeItem.of(
                "gate." + gate.id(),
                "The gate " + gate.title() + " passed",
                standing,
                Launch.outcome(record, gate) + " at " + Times.show(gate.at()) + "."
                        + (open.isEmpty() ? "" : " " + open)
                        + accepted.map(why -> " " + why).orElse(""));
    }

    /** The categories of those ids, without the questions of {@link #acceptance}. */
    List<OutcomeItem> categories(Scorecard card, Set<String> ids, boolean among) {
        List<QuestionResult> accepted = acceptance(card);
        return card.categories().stream()
                .filter(category -> ids.contains(category.id()) == among)
                .map(category -> category(
                        category,
                        card.questions().stream()
                                .filter(question -> question.category().equals(category.id()))
                                .filter(question -> !accepted.contains(question))
                                .toList()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<OutcomeItem> category(CategoryResult category, List<QuestionResult> questions) {
        return questions.stream()
                .map(question -> Standing.of(question.answer()))
                .max(java.util.Comparator.naturalOrder())
                .map(worst -> OutcomeItem.of("category." + category.id(), category.title(), worst, counted(questions)));
    }

    private static String counted(List<QuestionResult> questions) {
        List<String> others = questions.stream()
                .filter(question -> question.answer() != Answer.YES)
                .map(question -> question.text() + " (" + question.answer().word() + ")")
                .toList();
        return questions.size() - others.size() + " of " + questions.size() + " answered yes"
                + (others.isEmpty() ? "." : "; not " + String.join("; ", others) + ".");
    }

    /** How the last health window ended. */
    OutcomeItem health() {
        List<Line> outcomes = record.rollbackOutcomes();
        Standing standing = outcomes.isEmpty() ? Standing.MISSING : health(outcomes.get(outcomes.size() - 1));
        return OutcomeItem.of(
                "health",
                "The release stayed healthy after its deployment",
                standing,
                Launch.rollbackInWords(record).orElse("No health window has finished."));
    }

    /** An outcome that is not known here is none with which a release stays. */
    private static Standing health(Line line) {
        Optional<String> word = Fields.of(line.payload(), "outcome")
                .optionalObject("result")
                .flatMap(result -> result.optionalText("outcome"));
        return Arrays.stream(RollbackOutcome.values())
                .filter(outcome -> word.equals(Optional.of(outcome.name())))
                .findFirst()
                .map(Outcomes::health)
                .orElse(Standing.NOT_MET);
    }

    private static Standing health(RollbackOutcome outcome) {
        return switch (outcome) {
            case HEALTHY -> Standing.MET;
            case RECORDED, KEPT -> Standing.WARNING;
            case INCONCLUSIVE, ABORTED -> Standing.MISSING;
            case ROLLED_BACK, ROLLBACK_FAILED, UNKNOWN, REFUSED, UNDECIDED -> Standing.NOT_MET;
        };
    }
}
