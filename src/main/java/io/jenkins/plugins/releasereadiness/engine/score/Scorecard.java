package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The verdict over a whole checklist.
 *
 * @param at when it was made
 * @param policy name of the policy
 * @param recommendation what it recommends
 * @param readiness the readiness word: severity of the worst open item, {@link Severity#LOW} also when nothing is open
 * @param timeToProduction how long until ready, for people, from the action plan
 * @param overall the overall score
 * @param threshold what the overall score must reach
 * @param categories in the order of the policy
 * @param questions in the order of the policy
 * @param blockers what is open, the worst first
 * @param reasons why it is not READY, one sentence each; empty when it is
 * @param plan what to do, the most urgent first
 * @param path the cheapest way to ready
 * @param debt the debt register
 * @param waiversUsed how many waivers took effect
 * @param notes what else should be known: void waivers, ignored attestations
 */
public record Scorecard(
        Instant at,
        String policy,
        Recommendation recommendation,
        Severity readiness,
        String timeToProduction,
        Score overall,
        BigDecimal threshold,
        List<CategoryResult> categories,
        List<QuestionResult> questions,
        List<Blocker> blockers,
        List<String> reasons,
        List<ActionItem> plan,
        PathToReady path,
        List<DebtResult> debt,
        int waiversUsed,
        List<String> notes) {
    public Scorecard {
        Objects.requireNonNull(at);
        Objects.requireNonNull(policy);
        Objects.requireNonNull(recommendation);
        Objects.requireNonNull(readiness);
        Objects.requireNonNull(timeToProduction);
        Objects.requireNonNull(overall);
        Objects.requireNonNull(threshold);
        categories = List.copyOf(categories);
        questions = List.copyOf(questions);
        blockers = List.copyOf(blockers);
        reasons = List.copyOf(reasons);
        plan = List.copyOf(plan);
        Objects.requireNonNull(path);
        debt = List.copyOf(debt);
        notes = List.copyOf(notes);
    }

    public boolean ready() {
        return recommendation == Recommendation.READY;
    }

    /** The question {@code id}. */
    public Optional<QuestionResult> question(String id) {
        return questions.stream().filter(question -> question.id().equals(id)).findFirst();
    }
}
