package io.jenkins.plugins.releasereadiness.record;

import hudson.Extension;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.LinkedHashMap;
import java.util.Map;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.mixin.ChangeRequestSCMHead;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;

/** The branches of a multibranch pipeline, those that are gone from the repository too as long as their jobs are kept. */
@Extension(optional = true)
public final class BranchesOfMultibranch implements BranchJobs {
    @Override
    public Map<String, Job<?, ?>> beside(Job<?, ?> job) {
        Map<String, Job<?, ?>> branches = new LinkedHashMap<>();
        if (job.getParent() instanceof WorkflowMultiBranchProject project) {
            // Whom the build runs as decides nothing about what its release is compared with.
            try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
                for (WorkflowJob other : project.getItems()) {
                    SCMHead head = project.getProjectFactory().getBranch(other).getHead();
                    if (!other.equals(job) && !(head instanceof ChangeRequestSCMHead)) {
                        branches.put(head.getName(), other);
                    }
                }
            }
        }
        return branches;
    }
}
