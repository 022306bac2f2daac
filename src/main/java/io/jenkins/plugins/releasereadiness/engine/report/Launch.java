package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.record.Line;
import io.jenkins.plugins.releasereadiness.engine.record.Reference;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackEffect;
import io.jenkins.plugins.releasereadiness.engine.text.Times;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Sentences about the parts of a record whose payloads other packages shape. */
final class Launch {
    private Launch() {}

    /** The decision that holds, for example {@code GO by alice at 2026-03-01 12:00:00 UTC: looks good}. */
    static Optional<String> decision(ReleaseRecord record) {
        return record.decision().map(line -> {
            Optional<Fields> decision = Fields.of(line.payload(), "decision").optionalObject("decision");
            String outcome =
                    decision.flatMap(made -> made.optionalText("outcome")).orElse("decided");
            String reason = decision.flatMap(made -> made.optionalText("reason"))
                    .filter(text -> !text.isBlank())
                    .map(text -> ": " + text)
                    .orElse("");
            String mark = Reference.isOverride(line) ? " (EMERGENCY OVERRIDE, the rules were not fulfilled)" : "";
            return outcome + mark + " by " + line.actor() + " at " + Times.show(line.at()) + reason;
        });
    }

    /** The outcome of a gate, and who accepted it if that is why it counts as passed. */
    static String outcome(ReleaseRecord record, GateResult gate) {
        return gate.outcome().words()
                + record.acceptance(gate)
                        .map(line -> ", accepted by " + line.actor())
                        .orElse("");
    }

    /**
     * Why a gate counts as passed though something could not be measured, and who says so with which reasons; empty if
     * it does not, or needs no such decision.
     */
    static Optional<String> acceptance(ReleaseRecord record, GateResult gate) {
        return record.acceptance(gate).map(line -> {
            Fields decision = Fields.of(line.payload(), "decision").object("decision");
            List<Long> counted = decision.counts("votes");
            String reasons = record.answers(gate).stream()
                    .flatMap(answer -> Fields.of(answer.payload(), "vote").optionalObject("vote").stream())
                    .filter(vote -> counted.contains(vote.count("version")))
                    .map(vote -> vote.text("voter") + " says: " + vote.text("reason"))
                    .collect(Collectors.joining("; "));
            return "It counts as passed, for people accepted that it could not be measured ("
                    + Times.show(line.at()) + "). "
                    + decision.text("reason") + (reasons.isEmpty() ? "" : " " + reasons);
        });
    }

    /** How the last rollback or health window ended, for example {@code ROLLED_BACK at 2026-03-01 12:00:00 UTC: …}. */
    static Optional<String> rollback(ReleaseRecord record) {
        return rollback(record, UnaryOperator.identity());
    }

    /** The same with the outcome as people write it. */
    static Optional<String> rollbackInWords(ReleaseRecord record) {
        return rollback(record, outcome -> outcome.replace('_', ' '));
    }

    private static Optional<String> rollback(ReleaseRecord record, UnaryOperator<String> words) {
        return lastWatch(record).map(last -> {
            Optional<Fields> result = result(last);
            String outcome =
                    result.flatMap(found -> found.optionalText("outcome")).orElse("finished");
            String sentence = result.flatMap(found -> found.optionalText("sentence"))
                    .map(text -> ": " + text)
                    .orElse("");
            return words.apply(outcome) + " at " + Times.show(last.at()) + sentence;
        });
    }

    /** How long going back took, and how long it should; empty where the last watch did not go back. */
    static Optional<Map<String, Object>> recovery(ReleaseRecord record) {
        return lastWatch(record)
                .flatMap(Launch::result)
                .flatMap(result -> result.optionalObject("recovery"))
                .map(Fields::asMap);
    }

    /** What watches left to do after the release. */
    static List<String> followUps(ReleaseRecord record) {
        return record.notes().stream()
                .map(line -> String.valueOf(line.payload().get("text")))
                .flatMap(note -> RollbackEffect.FollowUp.ofNote(note).stream())
                .map(RollbackEffect.FollowUp::text)
                .toList();
    }

    private static Optional<Line> lastWatch(ReleaseRecord record) {
        List<Line> outcomes = record.rollbackOutcomes();
        return outcomes.isEmpty() ? Optional.empty() : Optional.of(outcomes.get(outcomes.size() - 1));
    }

    private static Optional<Fields> result(Line outcome) {
        return Fields.of(outcome.payload(), "outcome").optionalObject("result");
    }
}
