package io.jenkins.plugins.releasereadiness.rollback;

import hudson.Extension;
import hudson.Util;
import hudson.model.Action;
import hudson.model.Failure;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import io.jenkins.plugins.releasereadiness.approval.ApprovalPermissions;
import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.engine.rollback.Question.Choice;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackEvent;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackEvent.Actor;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackPhase;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackRefusal;
import io.jenkins.plugins.releasereadiness.engine.yaml.Durations;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.DoNotUse;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.springframework.security.core.Authentication;

/** The page of a build on which people decide about its deployment while it is watched. */
public final class RollbackPage implements Action {
    static final String URL = "rollback";

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
        Choice chosen = choice(choice);
        // Nothing may happen to the watch between the look at what is asked and the decision.
        synchronized (found) {
            if (chosen == Choice.KEEP && found.state().phase() != RollbackPhase.ASKING) {
                run.checkPermission(ApprovalPermissions.OVERRIDE);
            }
            return apply(
                    found,
                    new RollbackEvent.Decide(actor(), chosen, Util.fixNull(reason), duration(hotfixWithin), confirmed));
        }
    }

    /** Extends the health window; possible once. */
    @RequirePOST
    public HttpResponse doExtend(
            @QueryParameter(required = true) String watch,
            @QueryParameter(required = true) String duration,
            @QueryParameter String reason)
            throws IOException {
        run.checkPermission(Item.BUILD);
        Duration longer = duration(duration).orElseThrow(() -> new Failure(Messages.RollbackPage_noDuration()));
        return apply(find(watch), new RollbackEvent.Extend(actor(), Util.fixNull(reason), longer));
    }

    /** Says that the hotfix is deployed; a new health window begins. */
    @RequirePOST
    public HttpResponse doHotfixDone(@QueryParameter(required = true) String watch, @QueryParameter String reason)
            throws IOException {
        run.checkPermission(Item.BUILD);
        return apply(find(watch), new RollbackEvent.HotfixDone(actor(), Util.fixNull(reason)));
    }

    private Watch find(String id) {
        return Watches.find(run, id).orElseThrow(() -> new Failure(Messages.RollbackPage_over()));
    }

    private HttpResponse apply(Watch watch, RollbackEvent event) throws IOException {
        Optional<RollbackRefusal> refusal = watch.apply(event);
        if (refusal.isPresent()) {
            throw new Failure(refusal.get().sentence());
        }
        return Watches.of(run).isEmpty() ? new HttpRedirect("..") : HttpRedirect.DOT;
    }

    /** Only what Jenkins authenticated counts; the permission was checked before. */
    private static Actor actor() {
        Authentication who = Jenkins.getAuthentication2();
        boolean nobody = ACL.isAnonymous2(who) || who.equals(ACL.SYSTEM2);
        return new Actor(nobody ? "" : who.getName(), true);
    }

    private static Choice choice(String word) {
        try {
            return Words.reader(Choice.class).apply(word);
        } catch (IllegalArgumentException e) {
            throw new Failure(e.getMessage());
        }
    }

    private static Optional<Duration> duration(String text) {
        String given = Util.fixEmptyAndTrim(text);
        if (given == null) {
            return Optional.empty();
        }
        return Optional.of(Durations.parse(given).orElseThrow(() -> new Failure(Messages.RollbackPage_noDuration())));
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
