package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.gate.CheckStatus;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.record.Line;
import io.jenkins.plugins.releasereadiness.engine.record.PhaseEvent;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.score.Answer;
import io.jenkins.plugins.releasereadiness.engine.score.CategoryResult;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import io.jenkins.plugins.releasereadiness.engine.score.Recommendation;
import io.jenkins.plugins.releasereadiness.engine.score.Score;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.text.Times;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What an HTML page needs to know beside the record: signs, classes and words, so that it only lays out. */
public final class HtmlModel {
    private final ReleaseRecord record;
    private final Optional<String> stylesheet;

    public HtmlModel(ReleaseRecord record) {
        this(record, Optional.empty());
    }

    HtmlModel(ReleaseRecord record, Optional<String> stylesheet) {
        this.record = record;
        this.stylesheet = stylesheet;
    }

    /** Where the stylesheet is, if the page is served where it may not bring its own. */
    public Optional<String> stylesheet() {
        return stylesheet;
    }

    /** The stylesheet itself; it holds nothing of a record. */
    public String css() {
        return ReadinessHtml.css();
    }

    public ReleaseRecord record() {
        return record;
    }

    public Optional<Scorecard> scorecard() {
        return record.scorecard();
    }

    /** What changed since the last approved release. */
    public EvidenceDiff diff() {
        return EvidenceDiff.of(record);
    }

    /** With what this release was compared. */
    public String headline(EvidenceDiff diff) {
        return EvidenceDiffs.headline(diff);
    }

    /** What changed beside scores and findings: policy, minimums, waivers, questions. */
    public List<String> otherChanges(EvidenceDiff diff) {
        return EvidenceDiffs.others(diff);
    }

    /** A number before and after. */
    public String words(EvidenceDiff.Change change) {
        return EvidenceDiffs.words(change);
    }

    public String decision() {
        return Launch.decision(record).orElse("nobody has decided");
    }

    public String rollback() {
        return Launch.rollbackInWords(record).orElse("no health window has finished");
    }

    /** Whether the release succeeded, in four groups. */
    public List<OutcomeGroup> successCriteria() {
        return SuccessCriteria.of(record);
    }

    /** What is handed over, in five parts. */
    public List<OutcomeGroup> handOff() {
        return HandOff.of(record);
    }

    public String tone(Standing standing) {
        return Tones.of(standing);
    }

    /** The outcome of a gate, and who accepted it if that is why it counts as passed. */
    public String outcome(GateResult gate) {
        return Launch.outcome(record, gate);
    }

    /** Why a gate counts as passed though something could not be measured; empty if that is not so. */
    public Optional<String> acceptance(GateResult gate) {
        return Launch.acceptance(record, gate);
    }

    /** A time for people. */
    public String time(Instant time) {
        return Times.show(time);
    }

    public String show(BigDecimal score) {
        return Score.show(score);
    }

    public String plain(BigDecimal number) {
        return ReadinessMarkdown.plain(number);
    }

    /** A bar's length out of 100 with one digit behind the point. */
    public String length(BigDecimal score) {
        return score.setScale(1, java.math.RoundingMode.DOWN).toPlainString();
    }

    public String tone(Recommendation recommendation) {
        return Tones.of(recommendation);
    }

    public String tone(CategoryResult category) {
        return Tones.of(category);
    }

    public String tone(Answer answer) {
        return Tones.of(answer);
    }

    public String tone(CheckStatus status) {
        return Tones.of(status);
    }

    public String tone(GateResult gate) {
        return record.acceptance(gate).isPresent() ? Tones.WARN : Tones.of(gate.outcome());
    }

    public String tone(Severity severity) {
        return Tones.of(severity);
    }

    public String sign(String tone) {
        return switch (tone) {
            case "good" -> "✓";
            case "warn" -> "!";
            case "bad" -> "✗";
            default -> "•";
        };
    }

    public List<QuestionResult> questions(Scorecard card, CategoryResult category) {
        return card.questions().stream()
                .filter(question -> question.category().equals(category.id()))
                .toList();
    }

    public List<Evidence> evidence() {
        return List.copyOf(record.evidence().values());
    }

    /** What happened when: one line per event. */
    public List<Event> timeline() {
        List<Event> events = new ArrayList<>();
        events.add(new Event(record.startedAt(), 1, "The record was started by " + record.startedBy()));
        for (PhaseEvent phase : record.phases()) {
            events.add(new Event(
                    phase.at(),
                    2,
                    "Phase " + phase.phase().number() + " (" + phase.phase().word() + ") "
                            + (phase.complete() ? "complete" : "started") + ": " + phase.text()));
        }
        for (GateResult gate : record.gateHistory()) {
            events.add(new Event(
                    gate.at(), 3, "Gate " + gate.id() + ": " + gate.outcome().words()));
        }
        for (Line line : record.announcements()) {
            events.add(new Event(
                    line.at(), line.sequence(), String.valueOf(line.payload().get("text"))));
        }
        events.sort(Comparator.comparing(Event::at).thenComparing(Event::order));
        return events;
    }

    /**
     * One line of the timeline.
     *
     * @param at when
     * @param order for events of the same moment
     * @param text what happened
     */
    public record Event(Instant at, long order, String text) {}
}
