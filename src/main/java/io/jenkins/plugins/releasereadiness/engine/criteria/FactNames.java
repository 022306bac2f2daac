package io.jenkins.plugins.releasereadiness.engine.criteria;

import io.jenkins.plugins.releasereadiness.engine.evidence.SourceKind;
import io.jenkins.plugins.releasereadiness.engine.text.Shown;
import io.jenkins.plugins.releasereadiness.engine.text.Suggestions;
import java.util.Optional;

/** Whether a criterion asks for something that its source can carry. */
public final class FactNames {
    private FactNames() {}

    /** Why evidence of {@code kind} can never answer the criterion, as a sentence; empty if it can. */
    public static Optional<String> problem(Criterion criterion, SourceKind kind) {
        String fact = criterion.fact();
        if (!kind.mayCarry(fact)) {
            return Optional.of("'" + criterion.source() + "' carries no fact '" + Shown.line(fact, 80) + "'"
                    + Suggestions.didYouMean(fact, kind.facts()) + "; facts of " + kind.word() + " are: "
                    + String.join(", ", kind.facts()));
        }
        boolean text = criterion.basis() == Criterion.Basis.TEXT;
        if (kind.isText(fact) && !text) {
            return Optional.of(criterion.subject() + " is a text; compare it by = or != with a text in quotes");
        }
        if (!kind.isText(fact) && text) {
            return Optional.of(
                    criterion.subject() + " is a number, which '" + Shown.line(criterion.text(), 40) + "' is not");
        }
        return Optional.empty();
    }
}
