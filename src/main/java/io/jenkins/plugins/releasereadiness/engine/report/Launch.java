package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.record.Line;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import java.util.List;
import java.util.Optional;

/** Sentences about the parts of a record whose payloads other packages shape. */
final class Launch {
    private Launch() {}

    /** The decision that holds, for example {@code GO by alice at 2026-03-01T12:00:00Z: looks good}. */
    static Optional<String> decision(ReleaseRecord record) {
        return record.decision().map(line -> {
            Optional<Fields> decision = Fields.of(line.payload(), "decision").optionalObject("decision");
            String outcome =
                    decision.flatMap(made -> made.optionalText("outcome")).orElse("decided");
            String reason = decision.flatMap(made -> made.optionalText("reason"))
                    .filter(text -> !text.isBlank())
                    .map(text -> ": " + text)
                    .orElse("");
            return outcome + " by " + line.actor() + " at " + line.at() + reason;
        });
    }

    /** How the last rollback or health window ended. */
    static Optional<String> rollback(ReleaseRecord record) {
        List<Line> outcomes = record.rollbackOutcomes();
        if (outcomes.isEmpty()) {
            return Optional.empty();
        }
        Line last = outcomes.get(outcomes.size() - 1);
        Optional<Fields> result = Fields.of(last.payload(), "outcome").optionalObject("result");
        String outcome = result.flatMap(found -> found.optionalText("outcome")).orElse("finished");
        String sentence = result.flatMap(found -> found.optionalText("sentence"))
                .map(text -> ": " + text)
                .orElse("");
        return Optional.of(outcome + " at " + last.at() + sentence);
    }
}
