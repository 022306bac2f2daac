package io.jenkins.plugins.releasereadiness.inbox;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Api;
import hudson.model.Item;
import hudson.model.RootAction;
import hudson.security.ACL;
import java.util.stream.Stream;
import jenkins.management.Badge;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.DoNotUse;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.springframework.security.core.Authentication;

/**
 * The inbox: what waits for people on this Jenkins, as far as who looks may see the builds. Nothing is loaded for it: what
 * waits is in memory, as its build runs, and comes back after a restart with the pipelines that go on.
 */
@Extension
@ExportedBean
public final class Inbox implements RootAction {
    static final String URL = "release-inbox";

    private static final String MINE = Inbox.class.getName() + ".mine";

    /** Visitors who have not logged in never decide, so they get no link; the page itself shows them what they may see. */
    @Override
    @CheckForNull
    public String getIconFileName() {
        return ACL.isAnonymous2(Jenkins.getAuthentication2()) ? null : "symbol-file-tray";
    }

    @Override
    public String getDisplayName() {
        return Messages.Inbox_displayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    /** In sight as long as something waits for who looks, else in the menu of further actions. */
    @Override
    public boolean isPrimaryAction() {
        return mine() > 0;
    }

    /** How much waits for who looks. */
    @Override
    @CheckForNull
    public Badge getBadge() {
        long mine = mine();
        return mine == 0 ? null : new Badge(String.valueOf(mine), Messages.Inbox_badge(mine), Badge.Severity.WARNING);
    }

    /** What this request asks for, by its parameters {@code show=mine}, {@code q}, {@code from} and {@code limit}. */
    @Exported(visibility = 2, inline = true)
    public InboxPage getInbox() {
        Jenkins.get().checkPermission(Jenkins.READ);
        return InboxPage.of(waiting(), InboxQuery.of(Stapler.getCurrentRequest2()), Jenkins.getAuthentication2());
    }

    @Restricted(DoNotUse.class)
    public Api getApi() {
        Jenkins.get().checkPermission(Jenkins.READ);
        return new Api(this);
    }

    /** One page asks several times. */
    private static long mine() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        if (request == null) {
            return count();
        }
        if (request.getAttribute(MINE) instanceof Long known) {
            return known;
        }
        long counted = count();
        request.setAttribute(MINE, counted);
        return counted;
    }

    private static long count() {
        Authentication viewer = Jenkins.getAuthentication2();
        // The permission is asked last: of what waits, little waits for one person.
        return waiting()
                .filter(item -> item.waitsFor(viewer))
                .filter(item -> item.run().hasPermission(Item.READ))
                .count();
    }

    private static Stream<? extends InboxItem> waiting() {
        return ExtensionList.lookup(InboxSource.class).stream().flatMap(source -> source.waiting().stream());
    }
}
