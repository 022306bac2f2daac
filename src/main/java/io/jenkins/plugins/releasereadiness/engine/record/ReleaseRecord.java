package io.jenkins.plugins.releasereadiness.engine.record;

import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.gate.GateOutcome;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.json.Fields;
import io.jenkins.plugins.releasereadiness.engine.release.Changes;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything one ledger tells, folded. Immutable; maps keep the order of first appearance.
 *
 * @param startedAt when the record started
 * @param startedBy who started it
 * @param release what is released
 * @param policy the policy that holds
 * @param reference the last approved release; empty if there was none when the record started
 * @param changes what changed since the last release; {@link Changes#UNKNOWN} until somebody told
 * @param evidence the latest evidence of each source
 * @param attestations the attestations in force
 * @param confirmedWaivers waivers that their second person confirmed: digest of the waiver to the id of that person
 * @param scorecard the latest scorecard
 * @param gates the latest result of each gate
 * @param gateHistory every result, in order
 * @param gateEntries the entries of {@code gateHistory}, in the same order
 * @param gateQuestions what people were asked and said about gates that could not be measured, in order
 * @param approvalRequests approval requests and what moved them on without a vote, in order
 * @param votes votes cast, withdrawn and voided, in order
 * @param decisions decisions, in order; the last one holds
 * @param deployments deployments, in order
 * @param health looks at the health of what was deployed, in order
 * @param rollbackDecisions what was decided about degradations, in order
 * @param rollbackOutcomes how rollbacks ended, in order
 * @param phases phases started and completed, in order
 * @param announcements what was announced, in order
 * @param notifications what was sent, in order
 * @param documents documents published: name to the line of the latest publication
 * @param notes notes and recoveries, in order
 * @param lastAt when the last entry was written
 * @param lastSequence number of the last entry
 * @param lastSha256 digest of the last entry
 */
public record ReleaseRecord(
        Instant startedAt,
        String startedBy,
        Release release,
        Optional<PolicySnapshot> policy,
        Optional<Reference> reference,
        Changes changes,
        Map<String, Evidence> evidence,
        List<Attestation> attestations,
        Map<String, String> confirmedWaivers,
        Optional<Scorecard> scorecard,
        Map<String, GateResult> gates,
        List<GateResult> gateHistory,
        List<Line> gateEntries,
        List<Line> gateQuestions,
        List<Line> approvalRequests,
        List<Line> votes,
        List<Line> decisions,
        List<Line> deployments,
        List<Line> health,
        List<Line> rollbackDecisions,
        List<Line> rollbackOutcomes,
        List<PhaseEvent> phases,
        List<Line> announcements,
        List<Line> notifications,
        Map<String, Line> documents,
        List<Line> notes,
        Instant lastAt,
        long lastSequence,
        String lastSha256) {
    public ReleaseRecord {
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
        attestations = List.copyOf(attestations);
        confirmedWaivers = Map.copyOf(confirmedWaivers);
        gates = Collections.unmodifiableMap(new LinkedHashMap<>(gates));
        gateHistory = List.copyOf(gateHistory);
        gateEntries = List.copyOf(gateEntries);
        gateQuestions = List.copyOf(gateQuestions);
        approvalRequests = List.copyOf(approvalRequests);
        votes = List.copyOf(votes);
        decisions = List.copyOf(decisions);
        deployments = List.copyOf(deployments);
        health = List.copyOf(health);
        rollbackDecisions = List.copyOf(rollbackDecisions);
        rollbackOutcomes = List.copyOf(rollbackOutcomes);
        phases = List.copyOf(phases);
        announcements = List.copyOf(announcements);
        notifications = List.copyOf(notifications);
        documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
        notes = List.copyOf(notes);
    }

    /** Why the build may not have run the reviewed pipeline under the reviewed policy; empty if nothing was found. */
    public List<String> unreviewed() {
        return notes.stream()
                .filter(note -> Boolean.TRUE.equals(note.payload().get(RecordFolder.UNREVIEWED)))
                .map(note -> String.valueOf(note.payload().get("text")))
                .toList();
    }

    /**
     * Whether a gate counts as passed: because its checks passed, or because people who were asked let this result, of
     * which something could not be measured, count.
     */
    public boolean passed(GateResult gate) {
        return gate.outcome().passed() || acceptance(gate).isPresent();
    }

    /** The decision of people by which a result counts of which something could not be measured; empty if there is none. */
    public Optional<Line> acceptance(GateResult gate) {
        return answers(gate).stream()
                .filter(line -> payload(line)
                        .optionalObject("decision")
                        .filter(decision -> decision.text("outcome").equals(Outcome.GO.name()))
                        .isPresent())
                .findFirst();
    }

    /** What people were asked and said about a result of which something could not be measured, in order. */
    public List<Line> answers(GateResult gate) {
        if (gate.outcome() != GateOutcome.INCONCLUSIVE) {
            return List.of();
        }
        return gateQuestions.stream()
                .filter(line -> payload(line).optionalText("gate").equals(Optional.of(gate.id()))
                        && payload(line)
                                .optionalText("checkedAt")
                                .equals(Optional.of(gate.at().toString())))
                .toList();
    }

    private static Fields payload(Line line) {
        return Fields.of(line.payload(), "entry " + line.sequence() + " payload");
    }

    /** The decision that holds. */
    public Optional<Line> decision() {
        return decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.get(decisions.size() - 1));
    }
}
