package io.jenkins.plugins.releasereadiness.engine.record;

import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.Freshness;
import io.jenkins.plugins.releasereadiness.engine.gate.GateContext;
import io.jenkins.plugins.releasereadiness.engine.gate.GateOutcome;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import io.jenkins.plugins.releasereadiness.engine.release.ReleaseCheck;
import io.jenkins.plugins.releasereadiness.engine.release.ReleaseFinding;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackOutcome;
import io.jenkins.plugins.releasereadiness.engine.score.ScoreInput;
import io.jenkins.plugins.releasereadiness.engine.text.Times;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a record lets a gate look at. */
public final class GateContexts {
    private GateContexts() {}

    /**
     * The surroundings of a gate that no record holds.
     *
     * @param checksums see {@link GateContext#checksums()}
     * @param environment see {@link GateContext#environment()}
     * @param tampering see {@link GateContext#tampering()}
     */
    public record Surroundings(
            Function<String, Optional<Map<String, String>>> checksums,
            Predicate<String> environment,
            Optional<String> tampering) {}

    /** The context of a gate that is checked now. Evidence that got too old since it was recorded is stale. */
    public static GateContext of(Policy policy, ReleaseRecord record, Instant now, Surroundings around) {
        return new GateContext(
                now,
                evidence(policy, record, now),
                record.reference().map(Reference::evidence),
                record.scorecard(),
                record.release().version(),
                record.release().commit(),
                approval(record),
                health(record),
                outcomes(record),
                record.documents().keySet(),
                around.checksums(),
                around.environment(),
                around.tampering());
    }

    /** What a scorecard is made from that is made now. */
    public static ScoreInput scoreInput(Policy policy, ReleaseRecord record, Instant now) {
        return new ScoreInput(
                now,
                evidence(policy, record, now),
                record.attestations(),
                record.reference().map(Reference::evidence),
                releaseRules(policy, record),
                record.confirmedWaivers());
    }

    /** How the rules of the release stand: the version before is what the release says, else the last approved one. */
    public static List<ReleaseFinding> releaseRules(Policy policy, ReleaseRecord record) {
        Optional<String> previous = record.release()
                .previousVersion()
                .or(() -> record.reference()
                        .flatMap(reference -> reference.release().version()));
        return new ReleaseCheck(policy.release(), record.release().version(), previous, record.changes()).findings();
    }

    /** The recorded evidence as it is to be judged now. */
    public static Map<String, Evidence> evidence(Policy policy, ReleaseRecord record, Instant now) {
        Map<String, Evidence> evidence = new LinkedHashMap<>();
        record.evidence()
                .forEach((id, piece) -> evidence.put(id, aged(policy.sources().get(id), piece, now)));
        return evidence;
    }

    private static Evidence aged(Source source, Evidence piece, Instant now) {
        if (source == null || piece.state() != EvidenceState.PRESENT) {
            return piece;
        }
        return Freshness.problem(piece.measuredAt(), source.maxAge(), now)
                .map(problem -> new Evidence(
                        piece.source(),
                        piece.kind(),
                        piece.format(),
                        EvidenceState.STALE,
                        piece.facts(),
                        problem,
                        piece.files(),
                        piece.measuredAt()))
                .orElse(piece);
    }

    /** The last decision, and whether what it was made on is still what is there. */
    private static Optional<GateContext.Approval> approval(ReleaseRecord record) {
        return record.decision().map(line -> {
            Fields payload = Fields.of(line.payload(), "entry " + line.sequence() + " payload");
            Fields decision = payload.object("decision");
            String sentence = decision.text("outcome")
                    + (Reference.isOverride(line) ? " (EMERGENCY OVERRIDE)" : "")
                    + " by " + decision.text("maker") + " at " + Times.show(line.at());
            if (!decision.text("outcome").equals(Outcome.GO.name())) {
                return new GateContext.Approval(false, sentence);
            }
            List<String> changed = changed(payload.object("binding").asMap(), ReleaseBinding.of(record));
            return changed.isEmpty()
                    ? new GateContext.Approval(true, sentence)
                    : new GateContext.Approval(
                            false, sentence + " no longer binds: changed since then: " + String.join(", ", changed));
        });
    }

    private static List<String> changed(Map<String, Object> then, Map<String, String> now) {
        return now.keySet().stream()
                .filter(name -> !Objects.equals(then.get(name), now.get(name)))
                .toList();
    }

    private static Optional<GateContext.Health> health(ReleaseRecord record) {
        if (record.rollbackOutcomes().isEmpty()) {
            return Optional.empty();
        }
        Line last = record.rollbackOutcomes().get(record.rollbackOutcomes().size() - 1);
        if (watches(record.health())
                .anyMatch(id -> watches(record.rollbackOutcomes()).noneMatch(id::equals))) {
            return Optional.of(new GateContext.Health(false, false, "a health window is not finished yet"));
        }
        return Fields.of(last.payload(), "entry " + last.sequence() + " payload")
                .optionalObject("result")
                .map(result -> {
                    RollbackOutcome outcome = result.word("outcome", Words.names(RollbackOutcome.class));
                    boolean known = outcome != RollbackOutcome.INCONCLUSIVE && outcome != RollbackOutcome.ABORTED;
                    return new GateContext.Health(
                            outcome.good(),
                            known,
                            result.optionalText("sentence").orElse(outcome.name()));
                });
    }

    /** Ids of the watches that the lines tell of. */
    private static Stream<String> watches(List<Line> lines) {
        return lines.stream().flatMap(line -> Fields.of(line.payload(), "").optionalText("id").stream());
    }

    private static Map<String, GateOutcome> outcomes(ReleaseRecord record) {
        return record.gates().values().stream()
                .collect(Collectors.toMap(
                        GateResult::id,
                        gate -> record.passed(gate) && !gate.outcome().passed()
                                ? GateOutcome.PASSED_WITH_WARNINGS
                                : gate.outcome()));
    }
}
