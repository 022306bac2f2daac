package io.jenkins.plugins.releasereadiness.steps;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Job;
import hudson.scm.SCM;
import java.util.Optional;

/** Knows where jobs of one kind have their pipeline script from; the plugins of some kinds need not be there. */
public interface PipelineOrigin extends ExtensionPoint {
    /** Path of the script in its repository; empty if the job is of another kind or has its script from elsewhere. */
    Optional<String> script(Job<?, ?> job);

    /** The repository of the script; empty as above, and where branches have it from their source. */
    Optional<SCM> scm(Job<?, ?> job);

    /** Path of a job's script, by whatever plugin knows it. */
    static Optional<String> scriptOf(Job<?, ?> job) {
        return ExtensionList.lookup(PipelineOrigin.class).stream()
                .flatMap(origin -> origin.script(job).stream())
                .findFirst();
    }

    /** Repository of a job's script, by whatever plugin knows it. */
    static Optional<SCM> repository(Job<?, ?> job) {
        return ExtensionList.lookup(PipelineOrigin.class).stream()
                .flatMap(origin -> origin.scm(job).stream())
                .findFirst();
    }
}
