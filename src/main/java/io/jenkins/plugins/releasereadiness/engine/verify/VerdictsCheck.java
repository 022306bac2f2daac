package io.jenkins.plugins.releasereadiness.engine.verify;

import io.jenkins.plugins.releasereadiness.engine.digest.Sha256;
import io.jenkins.plugins.releasereadiness.engine.gate.CheckStatus;
import io.jenkins.plugins.releasereadiness.engine.gate.GateEvaluator;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResult;
import io.jenkins.plugins.releasereadiness.engine.gate.GateResultCodec;
import io.jenkins.plugins.releasereadiness.engine.json.Json;
import io.jenkins.plugins.releasereadiness.engine.json.JsonException;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.ledger.LedgerEntry;
import io.jenkins.plugins.releasereadiness.engine.policy.Gate;
import io.jenkins.plugins.releasereadiness.engine.policy.Policy;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyException;
import io.jenkins.plugins.releasereadiness.engine.policy.PolicyLoader;
import io.jenkins.plugins.releasereadiness.engine.policy.Requirement;
import io.jenkins.plugins.releasereadiness.engine.record.GateContexts;
import io.jenkins.plugins.releasereadiness.engine.record.PolicySnapshot;
import io.jenkins.plugins.releasereadiness.engine.record.RecordFolder;
import io.jenkins.plugins.releasereadiness.engine.record.ReleaseRecord;
import io.jenkins.plugins.releasereadiness.engine.score.Scorecard;
import io.jenkins.plugins.releasereadiness.engine.score.ScorecardCodec;
import io.jenkins.plugins.releasereadiness.engine.score.Scorer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges again: that the recorded policy has the digest it claims, that each scorecard follows from the policy and the
 * evidence recorded before it, and that each gate does too. Decisions are compared, not the sentences that explain them;
 * those are kept from change by the chain and the signature.
 *
 * <p>What a gate saw outside of the record cannot be judged again and is taken as recorded: environment variables,
 * checksum files, and whether the pipeline was tampered with.
 */
public final class VerdictsCheck implements Check {

    @Override
    public void run(BundleContent bundle, Findings findings) {
        if (!bundle.hasIntactLedger()) {
            return;
        }
        RecordFolder folder = new RecordFolder();
        Optional<Policy> policy = Optional.empty();
        for (LedgerEntry entry : bundle.entries()) {
            try {
                switch (entry.kind()) {
                    case SCORECARD -> {
                        ReleaseRecord before = folder.record();
                        policy.ifPresent(rules -> scorecard(entry, rules, before, findings));
                    }
                    case GATE -> {
                        ReleaseRecord before = folder.record();
                        policy.ifPresent(rules -> gate(entry, rules, before, findings));
                    }
                    default -> {
                        // nothing was judged
                    }
                }
                folder.add(entry);
                if (entry.kind() == EntryKind.POLICY) {
                    policy = policy(entry, folder.record().policy().orElseThrow(), findings);
                }
            } catch (JsonException | IllegalStateException e) {
                findings.addEntry(
                        Deviation.Kind.DECISION,
                        entry.sequence(),
                        "the entry has not the shape of its kind: " + e.getMessage());
                return;
            }
        }
    }

    private static Optional<Policy> policy(LedgerEntry entry, PolicySnapshot snapshot, Findings findings) {
        String digest = Sha256.of(Json.canonical(snapshot.document()));
        if (!digest.equals(snapshot.sha256())) {
            findings.addEntry(
                    Deviation.Kind.DECISION,
                    entry.sequence(),
                    "the policy has the SHA-256 " + digest + ", not the recorded " + snapshot.sha256());
        }
        try {
            return Optional.of(
                    PolicyLoader.restore(snapshot.origin(), snapshot.document()).policy());
        } catch (PolicyException e) {
            findings.addEntry(
                    Deviation.Kind.DECISION, entry.sequence(), "the recorded policy cannot be used: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static void scorecard(LedgerEntry entry, Policy policy, ReleaseRecord before, Findings findings) {
        Scorecard recorded = ScorecardCodec.decode(entry.fields());
        Scorecard again = new Scorer(policy).score(GateContexts.scoreInput(policy, before, recorded.at()));
        differences(ScorecardCodec.decided(recorded), ScorecardCodec.decided(again))
                .ifPresent(what -> findings.addEntry(
                        Deviation.Kind.DECISION,
                        entry.sequence(),
                        "the scorecard does not follow from policy and evidence: " + what + " differs"));
    }

    private static void gate(LedgerEntry entry, Policy policy, ReleaseRecord before, Findings findings) {
        GateResult recorded = GateResultCodec.decode(entry.fields());
        Gate gate = policy.gates().get(recorded.id());
        if (gate == null) {
            findings.addEntry(
                    Deviation.Kind.DECISION, entry.sequence(), "the recorded policy has no gate " + recorded.id());
            return;
        }
        GateResult again = new GateEvaluator(
                        policy,
                        GateContexts.of(
                                policy,
                                before,
                                recorded.at(),
                                new GateContexts.Surroundings(
                                        file -> Optional.empty(), name -> false, Optional.empty())))
                .evaluate(gate);
        List<String> taken = gate.checks().stream()
                .filter(check -> fromOutside(check.requirement()))
                .map(check -> check.id())
                .toList();
        for (var check : again.checks()) {
            Optional<CheckStatus> status = recorded.checks().stream()
                    .filter(other -> other.id().equals(check.id()))
                    .map(other -> other.status())
                    .findFirst();
            if (!taken.contains(check.id()) && !status.equals(Optional.of(check.status()))) {
                findings.addEntry(
                        Deviation.Kind.DECISION,
                        entry.sequence(),
                        "check " + check.id() + " of gate " + recorded.id() + " should be "
                                + check.status().word() + " but is recorded as "
                                + status.map(CheckStatus::word).orElse("missing"));
            }
        }
        outcome(entry, recorded, findings);
    }

    /** The outcome follows from the recorded checks, whatever they were judged by. */
    private static void outcome(LedgerEntry entry, GateResult recorded, Findings findings) {
        if (GateEvaluator.outcome(recorded.checks()) != recorded.outcome()) {
            findings.addEntry(
                    Deviation.Kind.DECISION,
                    entry.sequence(),
                    "gate " + recorded.id() + " is recorded as "
                            + recorded.outcome().words() + ", which does not follow from its checks");
        }
    }

    private static boolean fromOutside(Requirement requirement) {
        return requirement instanceof Requirement.EnvironmentSet
                || requirement instanceof Requirement.ArtifactsIntact artifacts
                        && artifacts.checksums().isPresent();
    }

    /** The first member that differs. */
    private static Optional<String> differences(Map<String, Object> recorded, Map<String, Object> again) {
        Map<String, Object> others = new LinkedHashMap<>(again);
        for (Map.Entry<String, Object> member : recorded.entrySet()) {
            if (!Json.compact(member.getValue()).equals(Json.compact(others.remove(member.getKey())))) {
                return Optional.of(member.getKey());
            }
        }
        return others.keySet().stream().findFirst();
    }
}
