package io.jenkins.plugins.releasereadiness.approval;

import hudson.security.GroupDetails;
import hudson.security.SecurityRealm;
import hudson.security.UserMayOrMayNotExistException2;
import io.jenkins.plugins.releasereadiness.engine.quorum.ApprovalRule.Party;
import io.jenkins.plugins.releasereadiness.engine.quorum.Directory;
import io.jenkins.plugins.releasereadiness.engine.quorum.Keys;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** What the security realm of this Jenkins tells about people. May ask a server. */
final class RealmDirectory implements Directory {
    private static final String EVERYBODY = SecurityRealm.AUTHENTICATED_AUTHORITY2.getAuthority();

    private final SecurityRealm realm;
    private final Keys keys;
    private final boolean listsMembers;

    RealmDirectory(SecurityRealm realm) {
        this(realm, true);
    }

    /**
     * @param listsMembers whether members of groups are told; otherwise it is as if the realm could not list them
     */
    RealmDirectory(SecurityRealm realm, boolean listsMembers) {
        this.realm = realm;
        this.keys = new RealmKeys(realm);
        this.listsMembers = listsMembers;
    }

    @Override
    public Knowledge knows(Party party) {
        if (party.group() && party.id().equals(EVERYBODY)) {
            return Knowledge.KNOWN;
        }
        try {
            if (party.group()) {
                realm.loadGroupByGroupname2(party.id(), false);
            } else {
                realm.loadUserByUsername2(party.id());
            }
            return Knowledge.KNOWN;
        } catch (UserMayOrMayNotExistException2 e) {
            return Knowledge.CANNOT_TELL;
        } catch (UsernameNotFoundException e) {
            return Knowledge.NOT_KNOWN;
        } catch (AuthenticationException e) {
            return Knowledge.CANNOT_TELL;
        }
    }

    @Override
    public Optional<List<Member>> members(String group) {
        if (!listsMembers || group.equals(EVERYBODY)) {
            return Optional.empty();
        }
        try {
            GroupDetails details = realm.loadGroupByGroupname2(group, true);
            Set<String> members = details.getMembers();
            return Optional.ofNullable(members)
                    .map(ids -> ids.stream()
                            .sorted()
                            .map(id -> new Member(keys.user(id), id))
                            .toList());
        } catch (AuthenticationException e) {
            return Optional.empty();
        }
    }

    /** No realm and no authorization strategy can list them. */
    @Override
    public Optional<List<Member>> builders() {
        return Optional.empty();
    }
}
