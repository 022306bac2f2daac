package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Question;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns open questions into items with a window, an owner and a deadline. */
final class ActionPlan {
    /** The path of a release that is ready. */
    static final PathToReady NOTHING_TO_DO = new PathToReady(true, true, List.of(), BigDecimal.ZERO);

    /** Who sees to an item when the policy names nobody. */
    private static final String DEFAULT_OWNER = "release manager";

    private ActionPlan() {}

    /** The most urgent first, within a window in the order of the policy. */
    static List<ActionItem> of(Policy policy, List<QuestionResult> questions, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<ActionItem> items = new ArrayList<>();
        for (QuestionResult result : questions) {
            if (result.answer().open() || result.answer() == Answer.WARNING) {
                items.add(item(policy.questions().get(result.id()), result, today));
            }
        }
        items.sort(Comparator.comparing(ActionItem::window));
        return items;
    }

    private static ActionItem item(Question question, QuestionResult result, LocalDate today) {
        Window window = question.mandatory() ? Window.IMMEDIATE : Window.of(question.severity());
        return new ActionItem(
                question.id(),
                question.text(),
                question.severity(),
                window,
                question.owner().orElse(DEFAULT_OWNER),
                today.plus(window.latest()),
                question.fix().orElse(result.explanation()),
                Costs.of(question));
    }

    /** How long until ready: the longest window on the path to ready. */
    static String timeToProduction(Recommendation recommendation, PathToReady path, List<ActionItem> plan) {
        if (recommendation == Recommendation.READY) {
            return "now";
        }
        Map<String, ActionItem> items =
                plan.stream().collect(Collectors.toMap(ActionItem::question, Function.identity()));
        Optional<Window> longest =
                path.questions().stream().map(id -> items.get(id).window()).max(Comparator.naturalOrder());
        return path.reachable() && longest.isPresent()
                ? longest.get().span()
                : "unknown: closing open questions alone does not make it ready";
    }
}
