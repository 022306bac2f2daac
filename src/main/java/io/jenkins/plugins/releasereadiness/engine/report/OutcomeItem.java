package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a release is judged by or that is handed over.
 *
 * @param id what in the record it is, for example {@code gate.stabilization}; unique in its group
 * @param text what should be, for people
 * @param standing how it stands
 * @param why what in the record says so, as a sentence
 * @param by who or what showed it; empty if nobody did
 * @param owner who sees to it; empty if the policy names nobody
 */
public record OutcomeItem(
        String id, String text, Standing standing, String why, Optional<String> by, Optional<String> owner) {
    public OutcomeItem {
        Objects.requireNonNull(id);
        Objects.requireNonNull(text);
        Objects.requireNonNull(standing);
        Objects.requireNonNull(why);
        Objects.requireNonNull(by);
        Objects.requireNonNull(owner);
    }

    static OutcomeItem of(String id, String text, Standing standing, String why) {
        return new OutcomeItem(id, text, standing, why, Optional.empty(), Optional.empty());
    }

    /** Something that is met if the record knows it. */
    static OutcomeItem known(String id, String text, Optional<String> what, String otherwise) {
        return of(id, text, what.isPresent() ? Standing.MET : Standing.MISSING, what.orElse(otherwise));
    }

    static OutcomeItem of(QuestionResult question) {
        Optional<String> sources =
                question.evidence().isEmpty() ? Optional.empty() : Optional.of(String.join(", ", question.evidence()));
        Standing standing = Standing.of(question.answer());
        return new OutcomeItem(
                question.id(),
                question.text(),
                standing,
                question.waiver().orElse(question.explanation()),
                question.attestedBy().or(() -> standing.done() ? sources : Optional.empty()),
                question.owner());
    }
}
