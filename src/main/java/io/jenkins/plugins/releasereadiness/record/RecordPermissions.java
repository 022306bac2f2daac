package io.jenkins.plugins.releasereadiness.record;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Item;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;

/** The permission to give one's word for a release record. */
public final class RecordPermissions {
    public static final PermissionGroup GROUP =
            new PermissionGroup(RecordPermissions.class, Messages._RecordPermissions_group());

    /** To attest questions on the page of a build, and to confirm waivers that name oneself. */
    public static final Permission ATTEST =
            new Permission(GROUP, "Attest", Messages._RecordPermissions_attest(), Item.BUILD, PermissionScope.RUN);

    private RecordPermissions() {}

    /** Makes the permission known before an authorization strategy is read that may name it. */
    @Initializer(after = InitMilestone.PLUGINS_STARTED, before = InitMilestone.EXTENSIONS_AUGMENTED)
    public static void register() {
        ATTEST.getId();
    }
}
