package io.jenkins.plugins.releasereadiness.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEffect;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEvent;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalMachine;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalRequest;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalStep;
import io.jenkins.plugins.releasereadiness.engine.approval.Vote;
import io.jenkins.plugins.releasereadiness.engine.ledger.BundleWriter;
import io.jenkins.plugins.releasereadiness.engine.ledger.EntryKind;
import io.jenkins.plugins.releasereadiness.engine.ledger.Ledger;
import io.jenkins.plugins.releasereadiness.engine.ledger.MemoryLedgerStore;
import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.KeyedRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.Keys;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A ledger whose chain is intact, so that only what its entries say can be wrong. */
class VotesCheckTest {
    private static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");
    private static final Map<String, String> BINDING = Map.of("scorecard", "aa");

    private final MemoryBundleStore store = new MemoryBundleStore();
    private final Ledger ledger;
    private final BundleWriter writer;

    VotesCheckTest() throws IOException {
        ledger = Ledger.open(new MemoryLedgerStore(), Clock.fixed(NOW, ZoneOffset.UTC));
        writer = BundleWriter.copyingLedger(ledger, store);
        ledger.append(
                EntryKind.RECORD_STARTED,
                "system:tool",
                Map.of("tool", "release-readiness 1.0", "release", Map.of("product", "app", "version", "2.0.0")));
    }

    @Test
    void aSoundApprovalHasNoDeviation() throws IOException {
        approved(true);
        assertThat(deviations()).isEmpty();
    }

    @Test
    void aGoWithoutTheVoteIsNamedWithItsEntry() throws IOException {
        approved(false);
        assertThat(deviations())
                .first()
                .isEqualTo(new Deviation(
                        Deviation.Kind.DECISION,
                        "ledger.jsonl",
                        3,
                        "The decision GO at 2026-03-10T09:00:00Z does not follow from the votes: the rules were not"
                                + " fulfilled."));
    }

    @Test
    void aDecisionInNoKnownShapeIsNamed() throws IOException {
        ledger.append(EntryKind.DECISION, "alice", Map.of("id", "Prod", "decision", Map.of("outcome", "GO")));
        assertThat(deviations())
                .singleElement()
                .extracting(Deviation::message)
                .asString()
                .startsWith("The entry decision cannot be judged: payload.decision.");
    }

    private void approved(boolean withVote) throws IOException {
        ApprovalRequest request = new ApprovalRequest(
                new ApprovalRequest.Subject("Prod", "app 2.0.0", "app #1", List.of()),
                List.of(KeyedRule.of(new ApprovalRule(List.of(new ApprovalRule.Party(false, "alice")), 1), Keys.EXACT)),
                Optional.empty(),
                Map.of(),
                0,
                false,
                NOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        ApprovalStep asked = ApprovalMachine.start(request, BINDING);
        append(asked, true);
        Voter alice = new Voter("alice", "alice", Set.of(), false);
        append(
                ApprovalMachine.apply(
                        asked.state(),
                        new ApprovalEvent.Cast(alice, Vote.Choice.APPROVE, "", false, BINDING, OptionalLong.empty()),
                        NOW),
                withVote);
    }

    private void append(ApprovalStep step, boolean withVotes) throws IOException {
        for (ApprovalEffect effect : step.effects()) {
            if (effect instanceof ApprovalEffect.Record entry
                    && (withVotes || !entry.kind().equals("vote"))) {
                ledger.append(EntryKind.ofWord(entry.kind()), entry.actor(), entry.payload());
            }
        }
    }

    private List<Deviation> deviations() throws IOException {
        writer.seal();
        return new BundleVerifier(List.of(), List.of(new VotesCheck()))
                .verify(store)
                .deviations();
    }
}
