package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Level;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of a watch as JSON trees, and back. */
final class RollbackPartsCodec {
    private RollbackPartsCodec() {}

    static Map<String, Object> toMap(Trigger trigger) {
        Map<String, Object> map = new LinkedHashMap<>();
        trigger.severity().ifPresent(severity -> map.put("severity", severity.word()));
        map.put("explanation", trigger.explanation());
        map.put("probe", trigger.probe());
        map.put("at", trigger.at().toString());
        return map;
    }

    static Trigger trigger(Fields fields) {
        return new Trigger(
                fields.optionalWord("severity", Severity::ofWord),
                fields.text("explanation"),
                fields.count("probe"),
                fields.time("at"));
    }

    static Map<String, Object> toMap(Question question) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", Words.of(question.kind()));
        map.put("choices", question.choices().stream().map(Words::of).toList());
        map.put("askedAt", question.askedAt().toString());
        map.put("deadline", question.deadline().toString());
        map.put("rollsBack", question.rollsBack());
        question.hotfixWithin().ifPresent(within -> map.put("hotfixWithin", within.toString()));
        return map;
    }

    static Question question(Fields fields) {
        return new Question(
                fields.word("kind", Words.reader(Question.Kind.class)),
                fields.words("choices", Words.reader(Question.Choice.class)),
                fields.time("askedAt"),
                fields.time("deadline"),
                fields.bool("rollsBack"),
                fields.optionalWord("hotfixWithin", RollbackRequestCodec.DURATION));
    }

    static Map<String, Object> toMap(Resolution resolution) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("choice", Words.of(resolution.choice()));
        map.put("maker", resolution.maker());
        map.put("makerKind", Words.of(resolution.makerKind()));
        map.put("reason", resolution.reason());
        map.put("at", resolution.at().toString());
        map.put("confirmed", resolution.confirmed());
        map.put("override", resolution.override());
        return map;
    }

    static Resolution resolution(Fields fields) {
        return new Resolution(
                fields.word("choice", Words.reader(Question.Choice.class)),
                fields.word("makerKind", Words.reader(Resolution.MakerKind.class)),
                fields.text("maker"),
                fields.text("reason"),
                fields.time("at"),
                fields.bool("confirmed"),
                fields.bool("override"));
    }

    static List<Map<String, Object>> guards(List<Guard.Result> guards) {
        return guards.stream().map(RollbackPartsCodec::toMap).toList();
    }

    private static Map<String, Object> toMap(Guard.Result guard) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("guard", Words.of(guard.guard()));
        map.put("holds", guard.holds());
        map.put("sentence", guard.sentence());
        return map;
    }

    static Guard.Result guard(Fields fields) {
        return new Guard.Result(
                fields.word("guard", Words.reader(Guard.class)), fields.bool("holds"), fields.text("sentence"));
    }

    static Map<String, Object> toMap(Execution execution) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("target", execution.target());
        map.put("startedAt", execution.startedAt().toString());
        execution.finishedAt().ifPresent(at -> map.put("finishedAt", at.toString()));
        map.put("interrupted", execution.interrupted());
        map.put("lateTold", execution.lateTold());
        return map;
    }

    static Execution execution(Fields fields) {
        return new Execution(
                fields.text("target"),
                fields.time("startedAt"),
                fields.optionalTime("finishedAt"),
                fields.bool("interrupted"),
                fields.bool("lateTold"));
    }

    static Map<String, Object> toMap(Verification verification) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("attempts", verification.attempts());
        verification.askedAt().ifPresent(at -> map.put("askedAt", at.toString()));
        map.put("nextAt", verification.nextAt().toString());
        map.put("until", verification.until().toString());
        map.put("refuted", verification.refuted());
        map.put("last", verification.last());
        return map;
    }

    static Verification verification(Fields fields) {
        return new Verification(
                fields.count("attempts"),
                fields.optionalTime("askedAt"),
                fields.time("nextAt"),
                fields.time("until"),
                fields.bool("refuted"),
                fields.text("last"));
    }

    static Map<String, Object> toMap(RollbackResult result) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("outcome", result.outcome().name());
        map.put("sentence", result.sentence());
        map.put("at", result.at().toString());
        result.recovery().ifPresent(recovery -> {
            Map<String, Object> recovered = new LinkedHashMap<>();
            recovered.put("level", recovery.level().word());
            recovered.put("taken", recovery.taken().toString());
            recovered.put("expectedAtLeast", recovery.level().atLeast().toString());
            recovered.put("expectedAtMost", recovery.level().atMost().toString());
            recovered.put("late", recovery.late());
            map.put("recovery", recovered);
        });
        return map;
    }

    static RollbackResult result(Fields fields) {
        return new RollbackResult(
                fields.word("outcome", Words.names(RollbackOutcome.class)),
                fields.text("sentence"),
                fields.time("at"),
                fields.optionalObject("recovery")
                        .map(recovery -> new RollbackResult.Recovery(
                                recovery.word("taken", RollbackRequestCodec.DURATION),
                                recovery.word("level", Level::ofWord))));
    }
}
