package io.jenkins.plugins.releasereadiness.rollback;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import io.jenkins.plugins.releasereadiness.engine.rollback.Question;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackPhase;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackState;
import io.jenkins.plugins.releasereadiness.inbox.InboxItem;
import io.jenkins.plugins.releasereadiness.inbox.InboxSource;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/** The watches that ask people what is to become of a release, or wait for its hotfix, for the inbox. */
@Extension
public final class WaitingDecisions implements InboxSource {
    @Override
    public Collection<? extends InboxItem> waiting() {
        return Watches.all().stream()
                .map(watch -> new WaitingDecision(watch, watch.state()))
                .filter(WaitingDecision::asks)
                .toList();
    }

    private record WaitingDecision(Watch watch, RollbackState state) implements InboxItem {
        boolean asks() {
            return state.phase() == RollbackPhase.ASKING || state.phase() == RollbackPhase.HOTFIX;
        }

        @Override
        public Run<?, ?> run() {
            return watch.run();
        }

        @Override
        public String id() {
            return watch.id();
        }

        @Override
        public Kind kind() {
            return Kind.ROLLBACK;
        }

        @Override
        public String release() {
            return state.request().subject().release();
        }

        @Override
        public String standing() {
            return RollbackVerdict.standing(state);
        }

        @Override
        public Instant since() {
            return state.question().map(Question::askedAt).orElse(state.updatedAt());
        }

        @Override
        public Optional<Instant> until() {
            return state.question().map(Question::deadline).or(state::hotfixUntil);
        }

        @Override
        public String path() {
            return RollbackPage.URL + '/';
        }

        @Override
        public boolean mayDecide(Authentication who) {
            return !ACL.isAnonymous2(who) && run().getACL().hasPermission2(who, Item.BUILD);
        }

        /** Whoever may decide is asked: a release that does badly has no time to find out whose turn it is. */
        @Override
        public boolean waitsFor(Authentication who) {
            return mayDecide(who);
        }
    }
}
