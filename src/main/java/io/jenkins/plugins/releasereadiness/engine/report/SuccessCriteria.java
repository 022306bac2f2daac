package io.jenkins.plugins.releasereadiness.engine.report;

import io.jenkins.plugins.releasereadiness.engine.policy.Phase;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a release succeeded: functionally, technically, for its users and in operation. Everything here is a gate, a
 * category or a question of the policy as the record tells it; what nobody asked or measured is missing, never met.
 */
public final class SuccessCriteria {
    private static final String TESTING = "testing";
    private static final String EXPERIENCE = "experience";

    /** Categories, by the ids of the built-in policy, that say whether the release can be run. */
    static final Set<String> OPERATION = Set.of("monitoring", "documentation", "continuity");

    private static final Set<String> ELSEWHERE =
            Stream.concat(OPERATION.stream(), Stream.of(TESTING, EXPERIENCE)).collect(Collectors.toSet());

    private SuccessCriteria() {}

    /** Four groups: {@code functional}, {@code technical}, {@code user} and {@code operational}. */
    public static List<OutcomeGroup> of(ReleaseRecord record) {
        Outcomes outcomes = new Outcomes(record);
        List<OutcomeItem> functional = new ArrayList<>(outcomes.gates(Phase.STAGING));
        functional.addAll(outcomes.gates(Phase.PRODUCTION));
        functional.addAll(of(record, card -> outcomes.categories(card, Set.of(TESTING), true)));
        List<OutcomeItem> technical = new ArrayList<>(List.of(thresholds(record)));
        // A category of a policy's own has no other place.
        technical.addAll(of(record, card -> outcomes.categories(card, ELSEWHERE, false)));
        List<OutcomeItem> user = new ArrayList<>(List.of(acceptance(record)));
        user.addAll(of(record, card -> outcomes.categories(card, Set.of(EXPERIENCE), true)));
        List<OutcomeItem> operational = new ArrayList<>(outcomes.gates(Phase.STABILIZATION));
        operational.add(outcomes.health());
        operational.addAll(of(record, card -> outcomes.categories(card, OPERATION, true)));
        return List.of(
                new OutcomeGroup("functional", "Functional", functional),
                new OutcomeGroup("technical", "Technical", technical),
                new OutcomeGroup("user", "User", user),
                new OutcomeGroup("operational", "Operational", operational));
    }

    private static List<OutcomeItem> of(ReleaseRecord record, Function<Scorecard, List<OutcomeItem>> items) {
        return record.scorecard().map(items).orElse(List.of());
    }

    private static OutcomeItem thresholds(ReleaseRecord record) {
        String text = "Every threshold of the scorecard is met";
        return record.scorecard()
                .map(card -> OutcomeItem.of(
                        "thresholds",
                        text,
                        card.ready() ? Standing.MET : Standing.NOT_MET,
                        card.ready() ? card.recommendation().words() + "." : String.join(" ", card.reasons())))
                .orElse(OutcomeItem.of("thresholds", text, Standing.MISSING, Outcomes.NO_SCORECARD));
    }

    private static OutcomeItem acceptance(ReleaseRecord record) {
        Optional<QuestionResult> question = record.scorecard().stream()
                .flatMap(card -> Outcomes.acceptance(card).stream())
                .findFirst();
        return question.map(OutcomeItem::of)
                .orElse(OutcomeItem.of(
                        "user-acceptance",
                        "Users accepted the release",
                        Standing.MISSING,
                        record.scorecard().isPresent()
                                ? "The policy has no question whose id ends with user-acceptance."
                                : Outcomes.NO_SCORECARD));
    }
}
