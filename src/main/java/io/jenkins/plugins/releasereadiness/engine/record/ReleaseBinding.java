package io.jenkins.plugins.releasereadiness.engine.record;

import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.score.QuestionResult;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The digests a vote is bound to: what an approver said yes to. When one of them is another than it was, the vote says
 * nothing about what is there now.
 */
public final class ReleaseBinding {
    private ReleaseBinding() {}

    /**
     * Digests by name: {@code policy}, {@code scorecard}, {@code commit} and {@code artifacts}; the digest of what is not
     * in the record is that of nothing. A scorecard made anew with the same answers has the same digest.
     */
    public static Map<String, String> of(ReleaseRecord record) {
        Map<String, String> binding = new LinkedHashMap<>();
        binding.put("policy", record.policy().map(PolicySnapshot::sha256).orElseGet(() -> digest("")));
        binding.put(
                "scorecard",
                record.scorecard()
                        .map(card -> Sha256.of(Json.canonical(verdict(card))))
                        .orElseGet(() -> digest("")));
        binding.put("commit", digest(record.release().commit().orElse("")));
        binding.put("artifacts", Sha256.of(Json.canonical(artifacts(record))));
        return binding;
    }

    /** What the scorecard says, without when it was said and how long ago things were. */
    private static Map<String, Object> verdict(Scorecard card) {
        List<Object> questions = new ArrayList<>();
        for (QuestionResult question : card.questions()) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("id", question.id());
            answer.put("answer", question.answer().word());
            answer.put("state", question.state().word());
            question.actual().ifPresent(actual -> answer.put("actual", actual));
            question.attestedBy().ifPresent(by -> answer.put("by", by));
            question.waiver().ifPresent(waiver -> answer.put("waiver", waiver));
            questions.add(answer);
        }
        Map<String, Object> verdict = new LinkedHashMap<>();
        verdict.put("recommendation", card.recommendation().words());
        verdict.put("score", card.overall().verified());
        verdict.put("scoreLow", card.overall().low());
        verdict.put("threshold", card.threshold());
        verdict.put("questions", questions);
        verdict.put(
                "debt",
                card.debt().stream()
                        .map(debt -> debt.id() + ' ' + debt.acceptable())
                        .toList());
        return verdict;
    }

    private static Map<String, Object> artifacts(ReleaseRecord record) {
        Map<String, Object> artifacts = new TreeMap<>(record.release().artifacts());
        record.evidence().values().forEach(piece -> artifacts.putAll(piece.released()));
        return artifacts;
    }

    private static String digest(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
