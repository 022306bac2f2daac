package io.jenkins.plugins.releasereadiness.steps;

import io.jenkins.plugins.releasereadiness.engine.gate.CheckResult;
import io.jenkins.plugins.releasereadiness.engine.gate.CheckStatus;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.score.Blocker;
import io.jenkins.plugins.releasereadiness.engine.score.CategoryResult;
import io.jenkins.plugins.releasereadiness.engine.score.DebtResult;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import io.jenkins.plugins.releasereadiness.engine.score.Score;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Verdicts as scripts get them: plain maps, lists, texts and numbers, which a sandboxed script may use and which survive
 * a restart.
 */
final class VerdictMap {
    private VerdictMap() {}

    static LinkedHashMap<String, Object> of(Scorecard card) {
        LinkedHashMap<String, Object> map = new LinkedHashMap<>();
        map.put("recommendation", card.recommendation().words());
        map.put("ready", card.ready());
        map.put("readiness", card.readiness().word());
        putScore(map, card.overall());
        map.put("threshold", card.threshold());
        map.put("timeToProduction", card.timeToProduction());
        LinkedHashMap<String, Object> categories = new LinkedHashMap<>();
        card.categories().forEach(category -> categories.put(category.id(), category(category)));
        map.put("categories", categories);
        ArrayList<Object> questions = new ArrayList<>();
        card.questions().forEach(question -> questions.add(question(question)));
        map.put("questions", questions);
        ArrayList<Object> blockers = new ArrayList<>();
        card.blockers().forEach(blocker -> blockers.add(blocker(blocker)));
        map.put("blockers", blockers);
        ArrayList<Object> debts = new ArrayList<>();
        card.debt().forEach(debt -> debts.add(debt(debt)));
        map.put("debt", debts);
        map.put("reasons", new ArrayList<>(card.reasons()));
        map.put("policy", card.policy());
        return map;
    }

    static LinkedHashMap<String, Object> of(GateResult gate) {
        LinkedHashMap<String, Object> map = new LinkedHashMap<>();
        map.put("gate", gate.id());
        map.put("outcome", gate.outcome().words());
        map.put("passed", gate.outcome().passed());
        map.put("failures", gate.count(CheckStatus.FAILED));
        map.put("measuringErrors", gate.count(CheckStatus.UNMEASURABLE));
        map.put("warnings", gate.count(CheckStatus.WARNING));
        ArrayList<Object> checks = new ArrayList<>();
        gate.checks().forEach(check -> checks.add(check(check)));
        map.put("checks", checks);
        return map;
    }

    private static void putScore(Map<String, Object> map, Score score) {
        map.put("score", score.verified());
        map.put("scoreLow", score.low());
        map.put("scoreHigh", score.high());
    }

    private static LinkedHashMap<String, Object> category(CategoryResult category) {
        LinkedHashMap<String, Object> map = new LinkedHashMap<>();
        map.put("title", category.title());
        putScore(map, category.score());
        map.put("minimum", category.minimum().orElse(null));
        map.put("met", category.met());
        map.put("yes", category.yes());
        map.put("total", category.total());
        return map;
    }

    private static LinkedHashMap<String, Object> question(QuestionResult question) {
        LinkedHashMap<String, Object> map = new LinkedHashMap<>();
        map.put("id", question.id());
        map.put("category", question.category());
        map.put("severity", question.severity().word());
        map.put("answer", question.answer().word());
        map.put("state", question.state().word());
        map.put("explanation", question.explanation());
        return map;
    }

    private static LinkedHashMap<String, Object> blocker(Blocker blocker) {
        LinkedHashMap<String, Object> map = new LinkedHashMap<>();
        map.put("severity", blocker.severity().word());
        map.put("blocking", blocker.blocking());
        map.put("subject", blocker.subject());
        map.put("text", blocker.text());
        map.put("why", blocker.why());
        return map;
    }

    private static LinkedHashMap<String, Object> debt(DebtResult debt) {
        LinkedHashMap<String, Object> map = new LinkedHashMap<>();
        map.put("id", debt.id());
        map.put("text", debt.text());
        map.put("acceptable", debt.acceptable());
        map.put("why", debt.why());
        map.put("owner", debt.owner().orElse(null));
        map.put("payOff", debt.payOff().map(Object::toString).orElse(null));
        return map;
    }

    private static LinkedHashMap<String, Object> check(CheckResult check) {
        LinkedHashMap<String, Object> map = new LinkedHashMap<>();
        map.put("id", check.id());
        map.put("status", check.status().word());
        map.put("actual", check.actual());
        map.put("target", check.target());
        map.put("explanation", check.explanation());
        return map;
    }
}
