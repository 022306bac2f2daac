package io.jenkins.plugins.releasereadiness.approval;

import hudson.Extension;
import hudson.model.Cause;
import hudson.model.Run;
import java.util.Collection;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayCause;

/** Finds the build that was replayed. */
@Extension(optional = true)
public final class ReplayedBuild implements OriginalBuild {
    @Override
    public Optional<Run<?, ?>> of(Run<?, ?> run, Collection<Cause> causes) {
        return causes.stream()
                .filter(ReplayCause.class::isInstance)
                .map(cause -> run.getParent().getBuildByNumber(((ReplayCause) cause).getOriginalNumber()))
                .filter(original -> original != null && original.getNumber() < run.getNumber())
                .<Run<?, ?>>map(original -> original)
                .findFirst();
    }
}
