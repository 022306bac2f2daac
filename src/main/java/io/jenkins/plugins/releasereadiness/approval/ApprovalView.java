package io.jenkins.plugins.releasereadiness.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEvent;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalRequest;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalTexts;
import io.jenkins.plugins.releasereadiness.engine.approval.Approvers;
import io.jenkins.plugins.releasereadiness.engine.approval.ChangeWindows;
import io.jenkins.plugins.releasereadiness.engine.approval.Decision;
import io.jenkins.plugins.releasereadiness.engine.approval.Exclusion;
import io.jenkins.plugins.releasereadiness.engine.approval.Refusal;
import io.jenkins.plugins.releasereadiness.engine.approval.Vote;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import io.jenkins.plugins.releasereadiness.engine.text.Times;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One approval as its page and its REST address show it to who looks. */
@ExportedBean
public final class ApprovalView {
    private static final String WAITING = "WAITING";

    private final Approval approval;
    private final ApprovalState state;

    ApprovalView(Approval approval) {
        this.approval = approval;
        this.state = approval.state();
    }

    /** The outcome, or WAITING. */
    static String outcome(ApprovalState state) {
        return state.decision().map(decision -> decision.outcome().name()).orElse(WAITING);
    }

    @Exported
    public String getId() {
        return approval.id();
    }

    @Exported
    public String getRelease() {
        return state.request().subject().release();
    }

    @Exported
    public String getBuild() {
        return state.request().subject().build();
    }

    /** GO, NO_GO, TIMED_OUT, SUPERSEDED, ABORTED, or WAITING. */
    @Exported
    public String getOutcome() {
        return outcome(state);
    }

    /** Where it stands, as a sentence. */
    @Exported
    public String getStanding() {
        return ApprovalTexts.standing(state);
    }

    @Exported
    public boolean isSettled() {
        return state.settled();
    }

    /** Whether the rules were overridden in an emergency. */
    @Exported
    public boolean isOverride() {
        return state.decision().map(Decision::override).orElse(false);
    }

    /** Who or what decided; empty while waiting. */
    @Exported
    public String getMaker() {
        return state.decision().map(Decision::maker).orElse("");
    }

    @Exported
    public String getRequestedAt() {
        return state.request().requestedAt().toString();
    }

    /** From when on it is too late; empty for never. */
    @Exported
    public String getDeadline() {
        return state.request().deadline().map(Object::toString).orElse("");
    }

    /** When somebody is reminded, and when further people may decide, as sentences; empty where that is not so. */
    @Exported
    public List<String> getMilestones() {
        ApprovalRequest request = state.request();
        List<String> lines = new ArrayList<>();
        state.remindedAt()
                .ifPresentOrElse(
                        at -> lines.add(Messages.ApprovalView_reminded(Times.show(at))),
                        () -> request.remindAt()
                                .ifPresent(at -> lines.add(Messages.ApprovalView_remind(Times.show(at)))));
        request.escalateTo()
                .ifPresent(rule -> state.escalatedAt()
                        .ifPresentOrElse(
                                at -> lines.add(Messages.ApprovalView_escalated(Times.show(at), rule.written())),
                                () -> request.escalateAt()
                                        .ifPresent(at -> lines.add(
                                                Messages.ApprovalView_escalate(Times.show(at), rule.written())))));
        if (state.waitingForWindow()) {
            ChangeWindows.nextOpening(request.windows(), ApprovalTime.now())
                    .ifPresent(at -> lines.add(Messages.ApprovalView_opens(Times.show(at))));
        }
        return lines;
    }

    /** To be given back with a vote. */
    @Exported
    public long getVersion() {
        return state.version();
    }

    /** Fingerprint of what is decided on, to be given back with a vote. */
    @Exported
    public String getEvidence() {
        return Fingerprint.of(state.binding());
    }

    /** The digests that votes are bound to, by name. */
    @Exported
    public Map<String, String> getBinding() {
        return state.binding();
    }

    /** The open risks. */
    @Exported
    public List<String> getRisks() {
        return state.request().subject().risks();
    }

    /**
     * Each rule in force, how far it is, and who can still help. Who is in a group is told to those who vote, and to those
     * who may start builds and so need to know whom to ask; others see the name of the group, as the rule has it.
     */
    @Exported
    public List<RuleView> getRules() {
        Voter viewer = Identity.current(approval.run());
        boolean concerned = !viewer.isAnonymous()
                && (approval.run().hasPermission(Item.BUILD)
                        || state.rulesInForce().stream().anyMatch(rule -> rule.admits(viewer)));
        RealmDirectory directory = new RealmDirectory(Jenkins.get().getSecurityRealm(), concerned);
        return RuleView.of(state, Approvers.whoCanUnblock(state, directory));
    }

    /** Every vote, in order. */
    @Exported
    public List<VoteView> getVotes() {
        return state.votes().stream().map(VoteView::new).toList();
    }

    /** Why the evidence changed while waiting, a sentence each. */
    @Exported
    public List<String> getChanges() {
        return state.changes().stream()
                .map(change -> Times.show(change.at()) + " " + change.why())
                .toList();
    }

    /** Kinds of people who may not approve, as predicates of a sentence. */
    public List<String> getExcluded() {
        return Arrays.stream(Exclusion.values())
                .filter(state.request().excluded()::containsValue)
                .map(Exclusion::phrase)
                .toList();
    }

    /** The pipeline author's own question; empty for none. */
    public String getMessage() {
        return shown("message");
    }

    public String getNotes() {
        return shown("notes");
    }

    /** An address of the web; empty for none. */
    public String getStagingUrl() {
        return shown("stagingUrl");
    }

    public int getMinReasonLength() {
        return state.request().minReasonLength();
    }

    public boolean isAcknowledge() {
        return state.request().acknowledge();
    }

    /** What the release record tells about the release. */
    public EvidenceView getRecord() throws IOException {
        return EvidenceView.of(approval.run());
    }

    /** Why who looks could not approve, however well they filled in the form; empty if they could. */
    public String getBar() throws IOException {
        ApprovalRequest request = state.request();
        Voter viewer = Identity.current(approval.run());
        return approval.refusal(new ApprovalEvent.Cast(
                        viewer,
                        Vote.Choice.APPROVE,
                        "x".repeat(Math.max(1, request.minReasonLength())),
                        true,
                        state.binding(),
                        OptionalLong.empty()))
                .map(Refusal::sentence)
                .orElse("");
    }

    /** Whether who looks may reject. */
    public boolean isNamed() {
        Voter viewer = Identity.current(approval.run());
        return !state.settled() && state.rulesInForce().stream().anyMatch(rule -> rule.admits(viewer));
    }

    /** Whether who looks has a vote that counts. */
    public boolean isVoted() {
        return !state.settled()
                && state.voteOf(Identity.current(approval.run()).key()).isPresent();
    }

    /** Whether who looks may override the rules. */
    public boolean isMayOverride() {
        return !state.settled()
                && !Identity.current(approval.run()).isAnonymous()
                && ApprovalPermissions.mayOverride(approval.run(), Jenkins.getAuthentication2());
    }

    private String shown(String name) {
        @CheckForNull Object text = approval.shown().get(name);
        return text == null ? "" : text.toString();
    }
}
