package io.jenkins.plugins.releasereadiness.approval;

import hudson.model.Run;
import hudson.model.User;
import hudson.security.SecurityRealm;
import hudson.security.UserMayOrMayNotExistException2;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEvent;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.approval.Decision;
import io.jenkins.plugins.releasereadiness.engine.approval.Outcome;
import io.jenkins.plugins.releasereadiness.engine.approval.Refusal;
import io.jenkins.plugins.releasereadiness.engine.approval.Vote;
import io.jenkins.plugins.releasereadiness.engine.quorum.KeyedRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * Whether people who approved days ago still may at the moment in which their votes decide: the security realm is asked
 * again for each of them. What the realm cannot tell, because it cannot be asked about people who are not logging in or
 * does not answer, voids nothing: then the groups of the last login count, or those of the vote.
 */
final class Entitlement {
    private static final Logger LOGGER = Logger.getLogger(Entitlement.class.getName());

    private Entitlement() {}

    /**
     * Key of each voter whose approval would decide but who may no longer approve, with the reason as a sentence. Empty if
     * no votes decide between the two states.
     */
    static Map<String, String> lost(Run<?, ?> run, ApprovalState before, ApprovalState after) {
        Optional<Decision> made = after.decision()
                .filter(decision -> decision.outcome() == Outcome.GO && !decision.override())
                .filter(decision -> !before.settled());
        Map<String, String> lost = new LinkedHashMap<>();
        if (made.isPresent()) {
            SecurityRealm realm = Jenkins.get().getSecurityRealm();
            for (Vote vote : after.approvals()) {
                why(realm, run, after, vote.voter())
                        .ifPresent(why -> lost.put(vote.voter().key(), why));
            }
        }
        return lost;
    }

    /** What is said to somebody whose own vote it is that does not count. */
    static Optional<Refusal> refusal(ApprovalEvent event, Map<String, String> lost) {
        return event instanceof ApprovalEvent.Cast cast
                        && lost.containsKey(cast.voter().key())
                ? Optional.of(new Refusal(
                        Refusal.Reason.NOT_AN_APPROVER,
                        lost.get(cast.voter().key()) + " If that is wrong, log out and in again, then vote."))
                : Optional.empty();
    }

    private static Optional<String> why(SecurityRealm realm, Run<?, ?> run, ApprovalState state, Voter voter) {
        String id = voter.id();
        try {
            Authentication now = now(realm, id);
            Voter known = Identity.of(now, run);
            return state.rulesInForce().stream()
                    .filter(rule -> rule.admits(voter) && !rule.admits(known))
                    .map(KeyedRule::written)
                    .findFirst()
                    .map(rule -> id + " is no longer one of " + rule + ".");
        } catch (UsernameNotFoundException e) {
            return Optional.of("The security realm no longer knows " + id + ".");
        } catch (Disabled e) {
            return Optional.of("The account of " + id + " is disabled.");
        } catch (AuthenticationException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "cannot ask the security realm whether " + id
                            + " may still approve; the vote counts as it was cast");
            return Optional.empty();
        }
    }

    private static Authentication now(SecurityRealm realm, String id) throws Disabled {
        UserDetails details;
        try {
            details = realm.loadUserByUsername2(id);
        } catch (UserMayOrMayNotExistException2 e) {
            // Realms that know people only while they log in: Jenkins keeps the groups of the last login.
            return User.getOrCreateByIdOrFullName(id).impersonate2();
        }
        if (!details.isEnabled() || !details.isAccountNonLocked() || !details.isAccountNonExpired()) {
            throw new Disabled();
        }
        Set<GrantedAuthority> authorities = new HashSet<>(details.getAuthorities());
        authorities.add(SecurityRealm.AUTHENTICATED_AUTHORITY2);
        return UsernamePasswordAuthenticationToken.authenticated(id, "", authorities);
    }

    private static final class Disabled extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
