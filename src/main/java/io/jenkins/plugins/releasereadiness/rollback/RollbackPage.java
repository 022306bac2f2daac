package io.jenkins.plugins.releasereadiness.rollback;

import hudson.Extension;
import hudson.Util;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.approval.ApprovalPermissions;
import io.jenkins.plugins.releasereadiness.engine.rollback.Question.Choice;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackEvent;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackPhase;
import io.jenkins.plugins.releasereadiness.prompt.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.DoNotUse;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** The page of a build on which people decide about its deployment while it is watched. */
public final class RollbackPage implements Action {
    static final String URL = "rollback";

    private static final Set<RollbackPhase> DECIDABLE =
            EnumSet.of(RollbackPhase.WATCHING, RollbackPhase.ASKING, RollbackPhase.HOTFIX);

    private final Run<?, ?> run;

    RollbackPage(Run<?, ?> run) {
        this.run = run;
    }

    @Override
    public String getIconFileName() {
        return run.hasPermission(Item.BUILD) ? "symbol-undo" : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.RollbackPage_displayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    @Restricted(DoNotUse.class)
    public Run<?, ?> getRun() {
        return run;
    }

    /** What the page shows. */
    @Restricted(DoNotUse.class)
    public List<WatchView> getWatches() {
        return Watches.of(run).stream().map(WatchView::new).toList();
    }

    /** Takes a decision. */
    @RequirePOST
    public HttpResponse doDecide(
            @QueryParameter(required = true) String watch,
            @QueryParameter(required = true) String choice,
            @QueryParameter String reason,
            @QueryParameter String hotfixWithin,
            @QueryParameter boolean confirmed)
            throws IOException {
        run.checkPermission(Item.BUILD);
        Watch found = find(watch);
        Map<String, String> values = new HashMap<>();
        values.put(WatchChoice.CHOICE, choice);
        values.put(WatchChoice.REASON, reason);
        values.put(WatchChoice.HOTFIX_WITHIN, hotfixWithin);
        values.put(WatchChoice.CONFIRMED, String.valueOf(confirmed));
        Choice chosen = WatchChoice.chosen(values);
        if (chosen == Choice.KEEP && found.state().phase() != RollbackPhase.ASKING) {
            run.checkPermission(ApprovalPermissions.OVERRIDE);
        }
        WatchChoice.make(found, chosen, values);
        return seen();
    }

    /** Extends the health window; possible once. */
    @RequirePOST
    public HttpResponse doExtend(
            @QueryParameter(required = true) String watch,
            @QueryParameter(required = true) String duration,
            @QueryParameter String reason)
            throws IOException {
        run.checkPermission(Item.BUILD);
        Watch found = find(watch);
        Duration longer = WatchChoice.duration(duration)
                .orElseThrow(() -> Refused.badRequest(Messages.RollbackPage_noDuration()));
        WatchChoice.apply(found, new RollbackEvent.Extend(WatchChoice.actor(found), Util.fixNull(reason), longer));
        return seen();
    }

    /** Says that the hotfix is deployed; a new health window begins. */
    @RequirePOST
    public HttpResponse doHotfixDone(@QueryParameter(required = true) String watch, @QueryParameter String reason)
            throws IOException {
        run.checkPermission(Item.BUILD);
        Watch found = find(watch);
        WatchChoice.apply(found, new RollbackEvent.HotfixDone(WatchChoice.actor(found), Util.fixNull(reason)));
        return seen();
    }

    private Watch find(String id) {
        return Watches.find(run, id)
                .orElseThrow(() -> new Refused(HttpServletResponse.SC_CONFLICT, "over", Messages.RollbackPage_over()));
    }

    /** Back to this page, which is there only as long as something is watched; a rollback that begins may end any moment. */
    private HttpResponse seen() {
        boolean stays = Watches.of(run).stream()
                .anyMatch(watch -> DECIDABLE.contains(watch.state().phase()));
        return stays ? HttpRedirect.DOT : new HttpRedirect("..");
    }

    /** Puts the page on builds whose deployment is watched. */
    @Extension
    public static final class Factory extends TransientActionFactory<Run> {
        @Override
        public Class<Run> type() {
            return Run.class;
        }

        @Override
        public Collection<? extends Action> createFor(Run run) {
            Run<?, ?> build = run;
            return Watches.of(build).isEmpty() ? List.of() : List.of(new RollbackPage(build));
        }
    }
}
