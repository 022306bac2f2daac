package io.jenkins.plugins.releasereadiness.approval;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.AuthorizationStrategy;
import hudson.security.FullControlOnceLoggedInAuthorizationStrategy;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** The permissions that approvals have of their own. */
public final class ApprovalPermissions {
    public static final PermissionGroup GROUP =
            new PermissionGroup(ApprovalPermissions.class, Messages._ApprovalPermissions_group());

    /** To approve where no rule names anybody. Whom a rule names may vote without it. */
    public static final Permission APPROVE =
            new Permission(GROUP, "Approve", Messages._ApprovalPermissions_approve(), Item.BUILD, PermissionScope.RUN);

    /** To let a release go in an emergency, without the rules. No other permission implies it, not that of administrators. */
    public static final Permission OVERRIDE =
            new Permission(GROUP, "Override", Messages._ApprovalPermissions_override(), null, PermissionScope.RUN);

    private ApprovalPermissions() {}

    /** Makes the permissions known before an authorization strategy is read that may name them. */
    @Initializer(after = InitMilestone.PLUGINS_STARTED, before = InitMilestone.EXTENSIONS_AUGMENTED)
    public static void register() {
        APPROVE.getId();
        OVERRIDE.getId();
    }

    /** Whether {@code who} may approve {@code run} where no rule names anybody. */
    static boolean mayApprove(Run<?, ?> run, Authentication who) {
        return run.getACL().hasPermission2(who, APPROVE);
    }

    /**
     * Whether {@code who} was granted the override. Where everybody who logs in may do anything, nobody was granted it in
     * particular.
     */
    public static boolean mayOverride(Run<?, ?> run, Authentication who) {
        AuthorizationStrategy strategy = Jenkins.get().getAuthorizationStrategy();
        boolean anything = strategy == AuthorizationStrategy.UNSECURED
                || strategy instanceof FullControlOnceLoggedInAuthorizationStrategy;
        return !anything && run.getACL().hasPermission2(who, OVERRIDE);
    }
}
