package io.jenkins.plugins.releasereadiness.steps;

import hudson.Extension;
import hudson.model.Job;
import hudson.scm.SCM;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** Pipeline jobs whose script comes from a repository. */
@Extension(optional = true)
public final class ScriptFromScm implements PipelineOrigin {
    @Override
    public Optional<String> script(Job<?, ?> job) {
        return definition(job).map(CpsScmFlowDefinition::getScriptPath);
    }

    @Override
    public Optional<SCM> scm(Job<?, ?> job) {
        return definition(job).map(CpsScmFlowDefinition::getScm);
    }

    private static Optional<CpsScmFlowDefinition> definition(Job<?, ?> job) {
        return job instanceof WorkflowJob pipeline && pipeline.getDefinition() instanceof CpsScmFlowDefinition scripted
                ? Optional.of(scripted)
                : Optional.empty();
    }
}
