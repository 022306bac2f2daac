package io.jenkins.plugins.releasereadiness.engine.replay;

import io.jenkins.plugins.releasereadiness.engine.gate.GateContext;
import io.jenkins.plugins.releasereadiness.engine.gate.GateEvaluator;
import io.jenkins.plugins.releasereadiness.engine.gate.GateOutcome;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResultCodec;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import io.jenkins.plugins.releasereadiness.engine.policy.Gate;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.record.GateContexts;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.RecordFolder;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.score.Scorer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through one record and judges everything again that was judged in it, each with what was known then. Gates look at
 * the scorecard and at the other gates as the other policy judges them. Used once, by one thread.
 */
final class RecordReplay {
    private final PolicyReplay.Candidate candidate;
    private final RecordFolder folder = new RecordFolder();
    private final Map<String, GateResult> gates = new LinkedHashMap<>();
    private final Map<String, GateResult> recorded = new LinkedHashMap<>();
    private final Map<String, String> absent = new LinkedHashMap<>();
    private Optional<Scorecard> then = Optional.empty();
    private Optional<Scorecard> now = Optional.empty();
    private Optional<PolicySnapshot> snapshot = Optional.empty();
    private Policy policy;

    RecordReplay(PolicyReplay.Candidate candidate) {
        this.candidate = candidate;
    }

    void add(LedgerEntry entry) {
        switch (entry.kind()) {
            case SCORECARD -> {
                folder.add(entry);
                score(folder.record());
            }
            case GATE -> {
                check(folder.record(), GateResultCodec.decode(entry.fields()));
                folder.add(entry);
            }
            default -> folder.add(entry);
        }
    }

    /** What came out after the last entry. */
    ReplayedRelease result() {
        ReleaseRecord record = folder.record();
        List<ReplayedGate> judged = recorded.values().stream()
                .map(result -> replayed(record, result))
                .toList();
        return then.isEmpty()
                ? ReplayedRelease.unscored(record.release(), judged)
                : ReplayedRelease.scored(record.release(), then.get(), now.orElseThrow(), judged);
    }

    private ReplayedGate replayed(ReleaseRecord record, GateResult result) {
        boolean accepted = record.passed(result) && !result.outcome().passed();
        GateResult again = gates.get(result.id());
        return again == null
                ? ReplayedGate.unknown(result, accepted, absent.get(result.id()))
                : ReplayedGate.judged(result, accepted, again);
    }

    private void score(ReleaseRecord record) {
        Policy tried = policy(record);
        Scorecard card = record.scorecard().orElseThrow();
        then = Optional.of(card);
        now = Optional.of(new Scorer(tried).score(GateContexts.scoreInput(tried, record, card.at())));
    }

    private void check(ReleaseRecord before, GateResult result) {
        Policy tried = policy(before);
        recorded.remove(result.id());
        recorded.put(result.id(), result);
        Optional<Gate> gate = tried.gate(result.id());
        if (gate.isEmpty()) {
            gates.remove(result.id());
            absent.put(result.id(), tried.name());
            return;
        }
        List<String> unreviewed = before.unreviewed();
        GateContexts.Surroundings around = new GateContexts.Surroundings(
                file -> Optional.empty(),
                variable -> false,
                unreviewed.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", unreviewed)));
        GateContext context = GateContexts.of(tried, before, result.at(), around)
                .judged(before.scorecard().flatMap(any -> now), outcomes(before));
        GateResult again = new GateEvaluator(tried, context).evaluate(gate.get());
        gates.put(result.id(), new RecordedChecks(before, result).over(gate.get(), again));
    }

    private Map<String, GateOutcome> outcomes(ReleaseRecord before) {
        Map<String, GateOutcome> outcomes = new LinkedHashMap<>();
        gates.forEach((id, again) -> outcomes.put(
                id,
                replayed(before, recorded.get(id)).passesNow()
                                && !again.outcome().passed()
                        ? GateOutcome.PASSED_WITH_WARNINGS
                        : again.outcome()));
        return outcomes;
    }

    /** The policy that is tried where {@code record} stood; a record adopts another policy now and then. */
    private Policy policy(ReleaseRecord record) {
        if (policy == null || !snapshot.equals(record.policy())) {
            policy = candidate.policy(record);
            snapshot = record.policy();
        }
        return policy;
    }
}
