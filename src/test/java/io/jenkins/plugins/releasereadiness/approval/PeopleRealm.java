package io.jenkins.plugins.releasereadiness.approval;

import hudson.security.AbstractPasswordBasedSecurityRealm;
import hudson.security.GroupDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Knows everybody, who is in the only group, and whose account was disabled. People log in by their id as password. */
final class PeopleRealm extends AbstractPasswordBasedSecurityRealm {
    private static final String GROUP = "release-managers";
    private static final Set<String> MANAGERS = Set.of(ApprovalScene.ALICE, ApprovalScene.BOB);

    private final transient Set<String> disabled = ConcurrentHashMap.newKeySet();

    void disable(String id) {
        disabled.add(id);
    }

    @Override
    protected UserDetails authenticate2(String username, String password) {
        return loadUserByUsername2(username);
    }

    @Override
    public UserDetails loadUserByUsername2(String username) {
        List<GrantedAuthority> groups = new ArrayList<>(List.of(AUTHENTICATED_AUTHORITY2));
        if (MANAGERS.contains(username)) {
            groups.add(new SimpleGrantedAuthority(GROUP));
        }
        return User.withUsername(username)
                .password("")
                .authorities(groups)
                .disabled(disabled.contains(username))
                .build();
    }

    @Override
    public GroupDetails loadGroupByGroupname2(String name, boolean fetchMembers) {
        if (!name.equals(GROUP)) {
            throw new UsernameNotFoundException(name);
        }
        return new GroupDetails() {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public Set<String> getMembers() {
                return MANAGERS;
            }
        };
    }
}
