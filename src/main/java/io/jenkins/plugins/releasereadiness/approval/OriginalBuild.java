package io.jenkins.plugins.releasereadiness.approval;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Cause;
import hudson.model.Run;
import java.util.Collection;
import java.util.Optional;

/** Finds the build that another one repeats; who started that one is taken as a starter of this one. */
public interface OriginalBuild extends ExtensionPoint {
    /**
     * @param run the build
     * @param causes its causes
     * @return an earlier build than {@code run}; empty if it repeats none
     */
    Optional<Run<?, ?>> of(Run<?, ?> run, Collection<Cause> causes);

    static ExtensionList<OriginalBuild> all() {
        return ExtensionList.lookup(OriginalBuild.class);
    }
}
