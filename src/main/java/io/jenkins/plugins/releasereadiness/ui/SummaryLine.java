package io.jenkins.plugins.releasereadiness.ui;

import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.engine.gate.GateOutcome;
import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.report.Tones;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackOutcome;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackPhase;
import io.jenkins.plugins.releasereadiness.engine.score.Recommendation;
import io.jenkins.plugins.releasereadiness.record.GateSummary;
import io.jenkins.plugins.releasereadiness.record.RecordSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One line of the summary on the build page.
 *
 * @param tone see {@link Tones}
 * @param label what it is about
 * @param text how it stands
 */
public record SummaryLine(String tone, String label, String text) {
    /** The lines of a summary: recommendation, score, gates, approval, rollback. */
    static List<SummaryLine> of(RecordSummary summary) {
        List<SummaryLine> lines = new ArrayList<>();
        lines.add(recommendation(summary));
        lines.add(score(summary));
        lines.add(gates(summary.gates()));
        lines.add(approval(summary));
        lines.add(rollback(summary));
        return lines;
    }

    private static SummaryLine recommendation(RecordSummary summary) {
        String worst = Labels.find(Severity.class, Severity::word, summary.readiness())
                .map(Labels::of)
                .orElse(summary.readiness());
        return new SummaryLine(
                tone(summary),
                Messages.SummaryLine_recommendation(),
                summary.recommendation().isEmpty()
                        ? Messages.SummaryLine_noScorecard()
                        : summary.blockers() == 0
                                ? verdict(summary)
                                : Messages.SummaryLine_verdict(verdict(summary), summary.blockers(), worst));
    }

    /** The recommendation for people. */
    static String verdict(RecordSummary summary) {
        return word(
                Labels.find(Recommendation.class, Recommendation::words, summary.recommendation()),
                summary.recommendation());
    }

    /** Tone of the recommendation. */
    static String tone(RecordSummary summary) {
        return Labels.find(Recommendation.class, Recommendation::words, summary.recommendation())
                .map(Tones::of)
                .orElse(Tones.PLAIN);
    }

    private static SummaryLine score(RecordSummary summary) {
        String text = summary.scoreText();
        return new SummaryLine(
                tone(summary),
                Messages.SummaryLine_score(),
                text.isEmpty() ? Messages.SummaryLine_noScorecard() : text);
    }

    private static SummaryLine gates(List<GateSummary> gates) {
        List<GateSummary> open = gates.stream()
                .filter(gate -> gate.acceptedBy().isEmpty()
                        && outcome(gate).filter(GateOutcome::passed).isEmpty())
                .toList();
        String text = gates.isEmpty()
                ? Messages.SummaryLine_noGate()
                : Messages.SummaryLine_gatesText(gates.size() - open.size(), gates.size());
        if (!open.isEmpty()) {
            text += ": "
                    + open.stream()
                            .map(gate -> gate.title() + ' ' + word(outcome(gate), gate.outcome()))
                            .collect(Collectors.joining(", "));
        }
        List<GateSummary> accepted =
                gates.stream().filter(gate -> !gate.acceptedBy().isEmpty()).toList();
        if (!accepted.isEmpty()) {
            text += "; "
                    + accepted.stream()
                            .map(gate -> Messages.SummaryLine_accepted(
                                    gate.title(), word(outcome(gate), gate.outcome()), gate.acceptedBy()))
                            .collect(Collectors.joining(", "));
        }
        boolean warned = !accepted.isEmpty()
                || gates.stream().anyMatch(gate -> outcome(gate).equals(Optional.of(GateOutcome.PASSED_WITH_WARNINGS)));
        String tone = gates.isEmpty() ? Tones.PLAIN : !open.isEmpty() ? Tones.BAD : warned ? Tones.WARN : Tones.GOOD;
        return new SummaryLine(tone, Messages.SummaryLine_gates(), text);
    }

    /** How the approval stands. */
    static SummaryLine approval(RecordSummary summary) {
        String label = Messages.SummaryLine_approval();
        if (summary.approval().isEmpty()) {
            return new SummaryLine(Tones.PLAIN, label, Messages.SummaryLine_notAsked());
        }
        if (summary.approval().equals(RecordSummary.WAITING)) {
            return new SummaryLine(Tones.PLAIN, label, Messages.SummaryLine_waiting());
        }
        Optional<Outcome> outcome = Labels.find(Outcome.class, Outcome::name, summary.approval());
        String text = Messages.SummaryLine_decided(word(outcome, summary.approval()), summary.decidedBy());
        return summary.override()
                ? new SummaryLine(Tones.WARN, label, Messages.SummaryLine_override(text))
                : new SummaryLine(outcome.map(Tones::of).orElse(Tones.PLAIN), label, text);
    }

    /** How the watch over the deployment stands. */
    static SummaryLine rollback(RecordSummary summary) {
        String label = Messages.SummaryLine_rollback();
        boolean over = summary.watch().equals(Words.of(RollbackPhase.DONE));
        if (!summary.watch().isEmpty() && !over) {
            Optional<RollbackPhase> phase = Labels.find(RollbackPhase.class, Words::of, summary.watch());
            boolean calm = phase.filter(RollbackPhase.WATCHING::equals).isPresent();
            return new SummaryLine(calm ? Tones.PLAIN : Tones.WARN, label, word(phase, summary.watch()));
        }
        if (summary.rollback().isEmpty()) {
            return new SummaryLine(Tones.PLAIN, label, Messages.SummaryLine_notWatched());
        }
        Optional<RollbackOutcome> outcome =
                Labels.find(RollbackOutcome.class, RollbackOutcome::name, summary.rollback());
        return new SummaryLine(
                outcome.filter(RollbackOutcome::good).isPresent() ? Tones.GOOD : Tones.BAD,
                label,
                word(outcome, summary.rollback()));
    }

    private static Optional<GateOutcome> outcome(GateSummary gate) {
        return Labels.find(GateOutcome.class, GateOutcome::words, gate.outcome());
    }

    private static String word(Optional<? extends Enum<?>> constant, String written) {
        return constant.<String>map(Labels::of).orElse(written);
    }
}
