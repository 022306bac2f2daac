package io.jenkins.plugins.releasereadiness.steps;

import hudson.model.Cause;
import hudson.model.Run;
import hudson.scm.ChangeLogSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jenkins.scm.RunWithSCM;

/** Why a build cannot be trusted to have run the reviewed pipeline under the reviewed policy. */
final class Tampering {
    /** By name, since the plugin that has this cause is not needed for anything else. */
    private static final String REPLAY = "org.jenkinsci.plugins.workflow.cps.replay.ReplayCause";

    /** Where a script lies unless a job says otherwise. */
    private static final String JENKINSFILE = "Jenkinsfile";

    private Tampering() {}

    /**
     * @param policyFiles paths of the policy and of what it extends in the repository
     * @return a sentence; empty if nothing is wrong
     */
    static Optional<String> of(Run<?, ?> run, List<String> policyFiles) {
        for (Cause cause : run.getCauses()) {
            if (cause.getClass().getName().equals(REPLAY)) {
                return Optional.of("this build was replayed with a script that nobody has reviewed");
            }
        }
        Set<String> guarded = new HashSet<>(policyFiles);
        guarded.add(PipelineOrigin.scriptOf(run.getParent()).orElse(JENKINSFILE));
        guarded.retainAll(changed(run));
        return guarded.isEmpty()
                ? Optional.empty()
                : Optional.of("the change set of this build touches " + String.join(", ", new TreeSet<>(guarded)));
    }

    /** The files that the change set of a build touches; some version control systems begin their paths with a slash. */
    private static Set<String> changed(Run<?, ?> run) {
        Set<String> paths = new HashSet<>();
        if (run instanceof RunWithSCM<?, ?> build) {
            for (ChangeLogSet<? extends ChangeLogSet.Entry> changes : build.getChangeSets()) {
                for (ChangeLogSet.Entry change : changes) {
                    change.getAffectedPaths()
                            .forEach(path -> paths.add(path.startsWith("/") ? path.substring(1) : path));
                }
            }
        }
        return paths;
    }
}
