package io.jenkins.plugins.releasereadiness.approval;

import hudson.model.Run;
import hudson.security.ACL;
import io.jenkins.plugins.releasereadiness.engine.quorum.Keys;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import java.util.Set;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Who somebody is to an approval. Only what Jenkins authenticated counts, nothing that was typed. */
final class Identity {
    private Identity() {}

    static Keys keys() {
        return new RealmKeys(Jenkins.get().getSecurityRealm());
    }

    /** Who does what happens in this thread. */
    static Voter current(Run<?, ?> run) {
        return of(Jenkins.getAuthentication2(), run);
    }

    /** Visitors who have not logged in, and the system itself, are nobody. */
    static Voter of(Authentication who, Run<?, ?> run) {
        if (ACL.isAnonymous2(who) || !who.isAuthenticated() || isSystem(who)) {
            return Voter.anonymous();
        }
        Keys keys = keys();
        Set<String> groups = who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .map(keys::group)
                .collect(Collectors.toSet());
        return new Voter(keys.user(who.getName()), who.getName(), groups, ApprovalPermissions.mayApprove(run, who));
    }

    private static boolean isSystem(Authentication who) {
        return who.equals(ACL.SYSTEM2) || who.getName().equalsIgnoreCase(ACL.SYSTEM_USERNAME);
    }
}
