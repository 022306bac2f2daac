package io.jenkins.plugins.releasereadiness.approval;

import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalTexts;
import io.jenkins.plugins.releasereadiness.engine.approval.Approvers;
import io.jenkins.plugins.releasereadiness.inbox.InboxItem;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/**
 * An approval in the inbox.
 */
record WaitingApproval(Approval approval) implements InboxItem {
    @Override
    public Run<?, ?> run() {
        return approval.run();
    }

    @Override
    public String id() {
        return approval.id();
    }

    @Override
    public Kind kind() {
        return state().request().subject().gate().isPresent() ? Kind.GATE : Kind.APPROVAL;
    }

    @Override
    public String release() {
        return state().request().subject().release();
    }

    @Override
    public String standing() {
        return ApprovalTexts.standing(state());
    }

    @Override
    public Instant since() {
        return state().request().requestedAt();
    }

    @Override
    public Optional<Instant> until() {
        return state().request().deadline();
    }

    @Override
    public String path() {
        return ReleaseApprovalAction.URL + '/' + approval.id() + '/';
    }

    @Override
    public boolean mayDecide(Authentication who) {
        return Approvers.mayApprove(state(), Identity.of(who, run()));
    }

    @Override
    public boolean waitsFor(Authentication who) {
        return Approvers.waitsFor(state(), Identity.of(who, run()));
    }

    private ApprovalState state() {
        return approval.state();
    }
}
