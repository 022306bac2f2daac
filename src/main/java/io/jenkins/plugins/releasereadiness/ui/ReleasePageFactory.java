package io.jenkins.plugins.releasereadiness.ui;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.record.ReleaseRecordAction;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** Gives builds that have a release record their page. */
@Extension
@SuppressWarnings("rawtypes")
public final class ReleasePageFactory extends TransientActionFactory<Run> {
    @Override
    public Class<Run> type() {
        return Run.class;
    }

    /** So that this factory is not asked for every lookup of some other action. */
    @Override
    public Class<? extends Action> actionType() {
        return ReleasePage.class;
    }

    @NonNull
    @Override
    public Collection<? extends Action> createFor(@NonNull Run target) {
        Run<?, ?> run = target;
        ReleaseRecordAction action = run.getAction(ReleaseRecordAction.class);
        return action == null ? List.of() : List.of(new ReleasePage(run, action));
    }
}
