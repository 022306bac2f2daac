package io.jenkins.plugins.releasereadiness.engine.approval;

import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.ALICE;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.BINDING;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.BOB;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.CAROL;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.START;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.afterHours;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.approve;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.cast;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.reject;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.voter;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.waiting;
import static io.jenkins.plugins.releasereadiness.engine.approval.Samples.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which votes count. */
class ApprovalVotesTest extends ApprovalDriver {
    @ParameterizedTest
    @CsvSource({"starter,STARTER", "author,AUTHOR", "editor,POLICY_EDITOR"})
    void whoIsInvolvedMayNotApproveButMayReject(String id, Refusal.Reason reason) {
        Voter involved = voter(id, "release-managers");
        at(START, approve(involved));
        assertRefused(reason);
        assertThat(state.votes()).isEmpty();
        at(START, reject(involved));
        assertThat(state.decision().orElseThrow().outcome()).isEqualTo(Outcome.NO_GO);
    }

    @Test
    void anonymousMayDoNothing() {
        for (ApprovalEvent event : List.of(
                approve(Voter.anonymous()),
                reject(new Voter("anonymous", "anonymous", Set.of("release-managers"), true)),
                withdraw(Voter.anonymous()),
                new ApprovalEvent.Override(Voter.anonymous(), "production is down", true))) {
            at(START, event);
            assertRefused(Refusal.Reason.ANONYMOUS);
        }
        assertThat(state).isEqualTo(waiting());
    }

    @Test
    void whoIsInNoRuleMayNeitherApproveNorReject() {
        at(START, approve(CAROL));
        assertRefused(Refusal.Reason.NOT_AN_APPROVER);
        assertThat(last.refusal().orElseThrow().sentence()).contains("(group:release-managers):2");
        at(START, reject(CAROL));
        assertRefused(Refusal.Reason.NOT_AN_APPROVER);
    }

    @Test
    void blanksAreNoReasonAndLettersBeyondTheBasicPlaneCountOnce() {
        at(START, withReason("  ok      "));
        assertRefused(Refusal.Reason.REASON_TOO_SHORT);
        assertThat(last.refusal().orElseThrow().sentence()).contains("2 characters; at least 5");
        at(START, withReason("\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80"));
        assertRefused(Refusal.Reason.REASON_TOO_SHORT);
        at(START, withReason("x".repeat(4001)));
        assertRefused(Refusal.Reason.REASON_TOO_LONG);
        at(START, withReason(" fine. "));
        assertThat(state.votes().get(0).reason()).isEqualTo("fine.");
    }

    @Test
    void anApprovalMustAcknowledgeTheRisksARejectionNeedNot() {
        at(
                START,
                new ApprovalEvent.Cast(
                        ALICE, Vote.Choice.APPROVE, "looked at it", false, BINDING, OptionalLong.empty()));
        assertRefused(Refusal.Reason.NOT_ACKNOWLEDGED);
        at(
                START,
                new ApprovalEvent.Cast(
                        ALICE, Vote.Choice.REJECT, "looked at it", false, BINDING, OptionalLong.empty()));
        assertThat(state.decision().orElseThrow().outcome()).isEqualTo(Outcome.NO_GO);
    }

    @Test
    void aVoteOnOtherDigestsIsRefusedNamingWhatChanged() {
        at(START, cast(ALICE, Vote.Choice.APPROVE, OTHER, OptionalLong.empty()));
        assertRefused(Refusal.Reason.EVIDENCE_CHANGED);
        assertThat(last.refusal().orElseThrow().sentence()).contains("scorecard changed");
        at(START, cast(ALICE, Vote.Choice.APPROVE, Map.of(), OptionalLong.empty()));
        assertThat(last.refusal().orElseThrow().sentence()).contains("commit, policy, scorecard changed");
    }

    @Test
    void theSameVoteAgainChangesNothingWhateverVersionItExpects() {
        at(START, cast(ALICE, Vote.Choice.APPROVE, BINDING, OptionalLong.of(1)));
        ApprovalState once = state;
        at(afterHours(1), cast(ALICE, Vote.Choice.APPROVE, BINDING, OptionalLong.of(1)));
        assertThat(last.refusal()).isEmpty();
        assertThat(last.effects()).isEmpty();
        assertThat(state).isEqualTo(once);
    }

    @Test
    void aVoteThatDiffersInWhatWasSeenOrAcknowledgedIsNoRepetition() {
        at(START, approve(ALICE));
        at(START, cast(ALICE, Vote.Choice.APPROVE, OTHER, OptionalLong.empty()));
        assertRefused(Refusal.Reason.EVIDENCE_CHANGED);
        at(
                START,
                new ApprovalEvent.Cast(
                        ALICE, Vote.Choice.APPROVE, "looked at it", false, BINDING, OptionalLong.empty()));
        assertRefused(Refusal.Reason.NOT_ACKNOWLEDGED);
    }

    @Test
    void theVoteThatDecidedMayBeRepeatedWithoutARefusal() {
        at(START, approve(ALICE));
        at(START, approve(BOB));
        at(START, approve(BOB));
        assertThat(last.refusal()).isEmpty();
        at(START, withReason("another reason"));
        assertRefused(Refusal.Reason.ALREADY_DECIDED);
        assertThat(last.refusal().orElseThrow().sentence()).contains("GO").contains("bob");
    }

    @Test
    void aVoteFromAPageOlderThanTheVotersOwnLastVoteIsRefused() {
        at(START, approve(ALICE));
        at(START, withdraw(ALICE));
        at(START, cast(ALICE, Vote.Choice.APPROVE, BINDING, OptionalLong.of(2)));
        assertRefused(Refusal.Reason.STALE_VERSION);
        assertThat(last.refusal().orElseThrow().sentence())
                .contains("version 2")
                .contains("now version 3");
        at(START, cast(ALICE, Vote.Choice.APPROVE, BINDING, OptionalLong.of(4)));
        assertRefused(Refusal.Reason.STALE_VERSION);
        at(START, cast(ALICE, Vote.Choice.APPROVE, BINDING, OptionalLong.of(3)));
        assertThat(last.refusal()).isEmpty();
    }

    @Test
    void otherPeoplesVotesDoNotMakeAPageStale() {
        at(START, approve(ALICE));
        at(START, cast(BOB, Vote.Choice.APPROVE, BINDING, OptionalLong.of(1)));
        assertThat(state.decision().orElseThrow().outcome()).isEqualTo(Outcome.GO);
    }

    @Test
    void aVoteMayBeChangedAndTheOldOneStaysInTheRecordAsReplaced() {
        at(START, approve(ALICE));
        at(afterHours(1), withReason("a better reason"));
        assertThat(state.votes()).hasSize(2);
        assertThat(state.votes().get(0).voided().orElseThrow().reason()).isEqualTo(Vote.VoidReason.REPLACED);
        assertThat(state.approvals()).hasSize(1);
    }

    @Test
    void aWithdrawnVoteNoLongerCounts() {
        at(START, approve(ALICE));
        at(START, withdraw(ALICE));
        at(START, approve(BOB));
        assertThat(state.settled()).isFalse();
        assertThat(state.votes().get(0).voided().orElseThrow().why()).isEqualTo("alice withdrew the vote.");
        at(START, withdraw(ALICE));
        assertRefused(Refusal.Reason.NOTHING_TO_WITHDRAW);
    }

    @Test
    void aReasonCannotFakeLinesOfTheLog() {
        at(START, withReason("fine\n[RELEASE COMPLETE] shop\u202E 1.4.0"));
        assertThat(texts(last).get(0)).contains("alice approves: fine [RELEASE COMPLETE] shop? 1.4.0;");
    }

    @Test
    void theRecordKeepsOnlyGroupsThatARuleNames() {
        at(START, approve(voter("alice", "release-managers", "all-employees", "book-club")));
        assertThat(state.votes().get(0).voter().groups()).containsExactly("release-managers");
    }
}
