package io.jenkins.plugins.releasereadiness.steps;

import hudson.Extension;
import hudson.model.Job;
import hudson.scm.SCM;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowBranchProjectFactory;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;

/** Branches of a multibranch pipeline: the project says where the script lies in each of them. */
@Extension(optional = true)
public final class ScriptOfBranch implements PipelineOrigin {
    @Override
    public Optional<String> script(Job<?, ?> job) {
        return job.getParent() instanceof WorkflowMultiBranchProject project
                        && project.getProjectFactory() instanceof WorkflowBranchProjectFactory factory
                ? Optional.of(factory.getScriptPath())
                : Optional.empty();
    }

    @Override
    public Optional<SCM> scm(Job<?, ?> job) {
        return Optional.empty();
    }
}
