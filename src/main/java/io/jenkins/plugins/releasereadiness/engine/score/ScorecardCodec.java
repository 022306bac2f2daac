package io.jenkins.plugins.releasereadiness.engine.score;

import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The scorecard as a JSON tree, the form in which the ledger keeps it and {@code score --json} prints it. */
public final class ScorecardCodec {
    /** Members that put in words what others decide. */
    private static final Set<String> WORDS =
            Set.of("explanation", "actual", "target", "waiver", "why", "todo", "reasons", "notes", "timeToProduction");

    private ScorecardCodec() {}

    /** The tree of a scorecard; numbers are exact, optional members are left out when empty. */
    public static Map<String, Object> encode(Scorecard card) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("at", card.at().toString());
        tree.put("policy", card.policy());
        tree.put("recommendation", card.recommendation().words());
        tree.put("readiness", card.readiness().word());
        tree.put("timeToProduction", card.timeToProduction());
        putScore(tree, card.overall());
        tree.put("threshold", card.threshold());
        tree.put(
                "categories",
                card.categories().stream().map(ScorecardCodec::category).toList());
        tree.put(
                "questions",
                card.questions().stream().map(QuestionCodec::encode).toList());
        tree.put(
                "blockers",
                card.blockers().stream().map(ScorecardCodec::blocker).toList());
        tree.put("reasons", card.reasons());
        tree.put("actionPlan", card.plan().stream().map(ScorecardCodec::action).toList());
        tree.put("pathToReady", path(card.path()));
        tree.put("debt", card.debt().stream().map(ScorecardCodec::debt).toList());
        tree.put("waiversUsed", (long) card.waiversUsed());
        tree.put("notes", card.notes());
        return tree;
    }

    /**
     * The tree of what a scorecard decides, without the sentences that explain it: whoever judges the same evidence again
     * years later must come to the same, though a newer version may say it in other words.
     */
    public static Map<String, Object> decided(Scorecard card) {
        Map<String, Object> tree = encode(card);
        withoutWords(tree);
        return tree;
    }

    private static void withoutWords(Object tree) {
        if (tree instanceof Map<?, ?> members) {
            members.keySet().removeAll(WORDS);
            members.values().forEach(ScorecardCodec::withoutWords);
        } else if (tree instanceof List<?> items) {
            items.forEach(ScorecardCodec::withoutWords);
        }
    }

    /**
     * @throws io.jenkins.plugins.releasereadiness.engine.json.JsonException if the tree is no scorecard
     */
    public static Scorecard decode(Fields tree) {
        return new Scorecard(
                tree.time("at"),
                tree.text("policy"),
                tree.word("recommendation", Recommendation::ofWords),
                tree.word("readiness", Severity::ofWord),
                tree.text("timeToProduction"),
                score(tree),
                tree.number("threshold"),
                tree.objects("categories").stream()
                        .map(ScorecardCodec::category)
                        .toList(),
                tree.objects("questions").stream().map(QuestionCodec::decode).toList(),
                tree.objects("blockers").stream().map(ScorecardCodec::blocker).toList(),
                tree.texts("reasons"),
                tree.objects("actionPlan").stream().map(ScorecardCodec::action).toList(),
                path(tree.object("pathToReady")),
                tree.objects("debt").stream().map(ScorecardCodec::debt).toList(),
                (int) tree.count("waiversUsed"),
                tree.texts("notes"));
    }

    private static void putScore(Map<String, Object> tree, Score score) {
        tree.put("score", score.verified());
        tree.put("scoreLow", score.low());
        tree.put("scoreHigh", score.high());
    }

    private static Score score(Fields tree) {
        return new Score(tree.number("score"), tree.number("scoreLow"), tree.number("scoreHigh"));
    }

    private static Map<String, Object> category(CategoryResult category) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", category.id());
        tree.put("title", category.title());
        tree.put("weight", category.weight());
        putScore(tree, category.score());
        category.minimum().ifPresent(minimum -> tree.put("minimum", minimum));
        tree.put("met", category.met());
        tree.put("critical", category.critical());
        tree.put("yes", (long) category.yes());
        tree.put("total", (long) category.total());
        return tree;
    }

    private static CategoryResult category(Fields tree) {
        return new CategoryResult(
                tree.text("id"),
                tree.text("title"),
                tree.number("weight"),
                score(tree),
                tree.optionalNumber("minimum"),
                tree.bool("met"),
                tree.bool("critical"),
                (int) tree.count("yes"),
                (int) tree.count("total"));
    }

    private static Map<String, Object> blocker(Blocker blocker) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("severity", blocker.severity().word());
        tree.put("blocking", blocker.blocking());
        tree.put("subject", blocker.subject());
        tree.put("text", blocker.text());
        tree.put("why", blocker.why());
        return tree;
    }

    private static Blocker blocker(Fields tree) {
        return new Blocker(
                tree.word("severity", Severity::ofWord),
                tree.bool("blocking"),
                tree.text("subject"),
                tree.text("text"),
                tree.text("why"));
    }

    private static Map<String, Object> action(ActionItem item) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("question", item.question());
        tree.put("text", item.text());
        tree.put("severity", item.severity().word());
        tree.put("window", item.window().words());
        tree.put("owner", item.owner());
        tree.put("due", item.due().toString());
        tree.put("todo", item.todo());
        tree.put("cost", item.cost());
        return tree;
    }

    private static ActionItem action(Fields tree) {
        return new ActionItem(
                tree.text("question"),
                tree.text("text"),
                tree.word("severity", Severity::ofWord),
                tree.word("window", Window::ofWords),
                tree.text("owner"),
                tree.word("due", ScorecardCodec::date),
                tree.text("todo"),
                tree.number("cost"));
    }

    private static Map<String, Object> path(PathToReady path) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("reachable", path.reachable());
        tree.put("exact", path.exact());
        tree.put("questions", path.questions());
        tree.put("cost", path.cost());
        return tree;
    }

    private static PathToReady path(Fields tree) {
        List<String> questions = tree.texts("questions");
        BigDecimal cost = tree.number("cost");
        return new PathToReady(tree.bool("reachable"), tree.bool("exact"), questions, cost);
    }

    private static Map<String, Object> debt(DebtResult debt) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", debt.id());
        tree.put("text", debt.text());
        tree.put("acceptable", debt.acceptable());
        tree.put("why", debt.why());
        debt.owner().ifPresent(owner -> tree.put("owner", owner));
        debt.payOff().ifPresent(day -> tree.put("payOff", day.toString()));
        return tree;
    }

    private static DebtResult debt(Fields tree) {
        return new DebtResult(
                tree.text("id"),
                tree.text("text"),
                tree.bool("acceptable"),
                tree.text("why"),
                tree.optionalText("owner"),
                tree.optionalWord("payOff", ScorecardCodec::date));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no date such as 2026-01-31", e);
        }
    }

    /** One question of the scorecard. */
    private static final class QuestionCodec {
        static Map<String, Object> encode(QuestionResult question) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("id", question.id());
            tree.put("category", question.category());
            tree.put("text", question.text());
            tree.put("severity", question.severity().word());
            tree.put("mandatory", question.mandatory());
            tree.put("answer", question.answer().word());
            tree.put("state", question.state().word());
            tree.put("explanation", question.explanation());
            put(tree, "actual", question.actual());
            put(tree, "target", question.target());
            tree.put("evidence", question.evidence());
            put(tree, "attestedBy", question.attestedBy());
            put(tree, "waiver", question.waiver());
            put(tree, "owner", question.owner());
            put(tree, "fix", question.fix());
            return tree;
        }

        static QuestionResult decode(Fields tree) {
            return new QuestionResult(
                    tree.text("id"),
                    tree.text("category"),
                    tree.text("text"),
                    tree.word("severity", Severity::ofWord),
                    tree.bool("mandatory"),
                    tree.word("answer", Answer::ofWord),
                    tree.word("state", EvidenceState::ofWord),
                    tree.text("explanation"),
                    tree.optionalText("actual"),
                    tree.optionalText("target"),
                    tree.texts("evidence"),
                    tree.optionalText("attestedBy"),
                    tree.optionalText("waiver"),
                    tree.optionalText("owner"),
                    tree.optionalText("fix"));
        }

        private static void put(Map<String, Object> tree, String name, Optional<String> value) {
            value.ifPresent(text -> tree.put(name, text));
        }
    }
}
