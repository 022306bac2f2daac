package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.criteria.Criteria;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaEvaluator;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaResult;
import io.jenkins.plugins.releasereadiness.engine.criteria.Criterion;
import io.jenkins.plugins.releasereadiness.engine.criteria.CriterionResult;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.policy.Question;
import io.jenkins.plugins.releasereadiness.engine.policy.Waiver;
import io.jenkins.plugins.releasereadiness.engine.text.Times;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Answers one question: by its criteria if it has some, else by its attestation. A measured question is never answered
 * by an attestation, or a person's word could stand against a report.
 */
final class QuestionJudge {
    /** How pages name the source of an answer that a person gave. */
    private static final String ATTESTATION = "attestation";

    private final CriteriaEvaluator criteria;
    private final Attestations attestations;

    QuestionJudge(CriteriaEvaluator criteria, Attestations attestations) {
        this.criteria = criteria;
        this.attestations = attestations;
    }

    /** An answer before waivers. */
    record Found(
            Answer answer, EvidenceState state, String explanation, Optional<String> actual, Optional<String> by) {}

    /** The answer by measured evidence or by a person. */
    Found judge(Question question) {
        return question.criteria().map(this::measured).orElseGet(() -> attested(question));
    }

    /**
     * The whole result of a question.
     *
     * @param waiver the waiver that takes effect; only of a question that is not answered Yes
     */
    static QuestionResult result(Question question, Found found, Optional<Waiver> waiver) {
        return new QuestionResult(
                question.id(),
                question.category(),
                question.text(),
                question.severity(),
                question.mandatory(),
                waiver.isPresent() ? Answer.WAIVED : found.answer(),
                found.state(),
                found.explanation(),
                found.actual(),
                question.criteria().map(QuestionJudge::target),
                question.criteria().map(QuestionJudge::sources).orElse(List.of(ATTESTATION)),
                found.by(),
                waiver.map(QuestionJudge::words),
                question.owner(),
                question.fix());
    }

    private Found measured(Criteria bands) {
        CriteriaResult result = criteria.evaluate(bands);
        Answer answer =
                switch (result.band()) {
                    case PASS -> Answer.YES;
                    case WARN -> Answer.WARNING;
                    case FAIL -> Answer.NO;
                    case UNKNOWN -> Answer.UNKNOWN;
                };
        String actual = result.results().stream()
                .filter(found -> found.actual().isPresent())
                .map(QuestionJudge::actual)
                .distinct()
                .collect(Collectors.joining(", "));
        return new Found(
                answer,
                result.state(),
                result.explanation(),
                Optional.of(actual).filter(text -> !text.isEmpty()),
                Optional.empty());
    }

    private static String actual(CriterionResult found) {
        return found.criterion().subject() + " is " + found.actual().orElseThrow();
    }

    private Found attested(Question question) {
        Optional<Attestation> attestation = attestations.of(question.id());
        if (attestation.isEmpty()) {
            return new Found(
                    Answer.UNKNOWN,
                    EvidenceState.MISSING,
                    "nobody has attested it",
                    Optional.empty(),
                    Optional.empty());
        }
        Attestation given = attestation.get();
        Optional<String> problem = attestations.problem(given, question.attestationMaxAge());
        if (problem.isPresent()) {
            return new Found(
                    Answer.UNKNOWN, EvidenceState.STALE, problem.get(), Optional.empty(), Optional.of(given.by()));
        }
        String words = (given.yes() ? "attested by " : "denied by ") + given.by() + " on " + Times.show(given.at())
                + given.reason().map(reason -> ": " + reason).orElse("")
                + given.link().map(link -> " (" + link + ")").orElse("");
        return new Found(
                given.yes() ? Answer.YES : Answer.NO,
                EvidenceState.PRESENT,
                words,
                Optional.empty(),
                Optional.of(given.by()));
    }

    private static String target(Criteria criteria) {
        return criteria.pass().stream()
                .map(set -> set.criteria().stream().map(Criterion::written).collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(", or "));
    }

    private static List<String> sources(Criteria criteria) {
        return criteria.all().map(Criterion::source).distinct().toList();
    }

    private static String words(Waiver waiver) {
        return "waived until " + Times.show(waiver.expires()) + " by " + waiver.owner() + " and "
                + waiver.approvedBy().orElseThrow() + ": " + waiver.reason();
    }
}
