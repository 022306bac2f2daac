package io.jenkins.plugins.releasereadiness.record;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Job;
import java.util.LinkedHashMap;
import java.util.Map;

/** Knows the branches of one repository that jobs build; the plugins of some kinds of project need not be there. */
public interface BranchJobs extends ExtensionPoint {
    /**
     * The jobs that build other branches of the same repository in the same project. Change requests are none of them:
     * what they propose was never released.
     *
     * @return jobs by name of the branch as the repository has it; empty if {@code job} builds no branch
     */
    Map<String, Job<?, ?>> beside(Job<?, ?> job);

    /** The same by whatever plugin knows the project of {@code job}. */
    static Map<String, Job<?, ?>> allBeside(Job<?, ?> job) {
        Map<String, Job<?, ?>> found = new LinkedHashMap<>();
        ExtensionList.lookup(BranchJobs.class).forEach(each -> found.putAll(each.beside(job)));
        return found;
    }
}
