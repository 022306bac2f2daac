package io.jenkins.plugins.releasereadiness.approval;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.time.Clock;
import java.time.Instant;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What time it is for approvals. Tests, which wait for no weekend, put a clock of their own before this one. */
@Extension(ordinal = -1)
@Restricted(NoExternalUse.class)
public class ApprovalTime implements ExtensionPoint {
    /** The clock of this machine. */
    public Clock clock() {
        return Clock.systemUTC();
    }

    static Instant now() {
        return ExtensionList.lookup(ApprovalTime.class).get(0).clock().instant();
    }
}
