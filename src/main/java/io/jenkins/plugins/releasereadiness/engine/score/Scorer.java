package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.criteria.CriteriaEvaluator;
import io.jenkins.plugins.releasereadiness.engine.policy.Category;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Question;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.release.ReleaseFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the scorecard. Pure: the same policy and input give the same scorecard.
 *
 * <p>READY means: the lowest overall score and the lowest score of every category with a minimum reach what is asked, and
 * nothing blocks. Rules of the release that
 * are not kept leave it not READY. BLOCKED means: an open question that is critical or mandatory, a critical category under its minimum,
 * or debt that may not be carried.
 */
public final class Scorer {
    private final Policy policy;

    public Scorer(Policy policy) {
        this.policy = policy;
    }

    public Scorecard score(ScoreInput input) {
        QuestionJudge judge = new QuestionJudge(
                new CriteriaEvaluator(input.evidence(), input.reference()),
                new Attestations(input.attestations(), input.now()));
        Map<String, QuestionJudge.Found> found = new LinkedHashMap<>();
        policy.questions().forEach((id, question) -> found.put(id, judge.judge(question)));
        Waivers waivers = waivers(found, input);
        List<QuestionResult> questions = new ArrayList<>();
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Question question : policy.questions().values()) {
            QuestionResult result = QuestionJudge.result(question, found.get(question.id()), waivers.of(question.id()));
            questions.add(result);
            answers.put(question.id(), result.answer());
        }
        Tally tally = new Tally(policy, answers);
        List<CategoryResult> categories = categories(tally);
        List<DebtResult> debt = DebtRegister.judge(policy.debt(), input.now());
        Score overall = tally.overall();
        List<Blocker> blockers = Blockers.of(questions, categories, debt, input.release());
        List<String> reasons = Reasons.of(policy, overall, categories, blockers, input.release());
        Recommendation recommendation = recommendation(blockers, reasons);
        List<ActionItem> plan = ActionPlan.of(policy, questions, input.now());
        PathToReady path = recommendation == Recommendation.READY
                ? ActionPlan.NOTHING_TO_DO
                : path(new PathFinder(policy, answers, tally), debt, input.release());
        return new Scorecard(
                input.now(),
                policy.name(),
                recommendation,
                readiness(blockers),
                ActionPlan.timeToProduction(recommendation, path, plan),
                overall,
                policy.thresholds().overall(),
                categories,
                questions,
                blockers,
                reasons,
                plan,
                path,
                debt,
                waivers.used(),
                notes(waivers, input));
    }

    private Waivers waivers(Map<String, QuestionJudge.Found> found, ScoreInput input) {
        Set<String> notYes = found.entrySet().stream()
                .filter(answer -> answer.getValue().answer() != Answer.YES)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new Waivers(policy, input, notYes);
    }

    private List<CategoryResult> categories(Tally tally) {
        List<CategoryResult> results = new ArrayList<>();
        tally.categories().forEach((id, sums) -> {
            Category category = policy.categories().get(id);
            Score score = tally.score(id);
            results.add(new CategoryResult(
                    id,
                    category.title(),
                    category.weight(),
                    score,
                    category.minimum(),
                    category.minimum().map(score::reaches).orElse(true),
                    category.critical(),
                    sums.yes(),
                    sums.total()));
        });
        return results;
    }

    private static Recommendation recommendation(List<Blocker> blockers, List<String> reasons) {
        if (blockers.stream().anyMatch(Blocker::blocking)) {
            return Recommendation.BLOCKED;
        }
        return reasons.isEmpty() ? Recommendation.READY : Recommendation.NEEDS_WORK;
    }

    private static Severity readiness(List<Blocker> blockers) {
        return blockers.isEmpty() ? Severity.LOW : blockers.get(0).severity();
    }

    /** Closing open questions pays off no debt and corrects no version. */
    private static PathToReady path(PathFinder finder, List<DebtResult> debt, List<ReleaseFinding> release) {
        PathToReady path = finder.find();
        boolean more = debt.stream().anyMatch(item -> !item.acceptable())
                || release.stream().anyMatch(finding -> !finding.kept());
        return more ? new PathToReady(false, path.exact(), path.questions(), path.cost()) : path;
    }

    private List<String> notes(Waivers waivers, ScoreInput input) {
        List<String> notes = new ArrayList<>(waivers.notes());
        input.release().stream().filter(ReleaseFinding::kept).forEach(finding -> notes.add(finding.why()));
        input.attestations().stream()
                .map(attestation -> attestation.question())
                .distinct()
                .sorted()
                .forEach(id -> {
                    Question question = policy.questions().get(id);
                    if (question == null) {
                        notes.add("there is an attestation for " + id + ", which is no question of the policy");
                    } else if (question.criteria().isPresent()) {
                        notes.add("the attestation for " + id + " is not used: measured evidence answers it");
                    }
                });
        return notes;
    }
}
