package io.jenkins.plugins.releasereadiness.prompt;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.ParameterDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStep;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

/** What the {@code input} prompt of a question asks. Never stored: the prompt is made again after a restart. */
final class PromptStep extends InputStep {
    private static final long serialVersionUID = 1L;
    private static final StackWalker CALLERS = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final transient Asked asked;

    PromptStep(Asked asked) {
        super(null);
        this.asked = asked;
        setId(asked.id());
        setOk(asked.ok());
        setCancel(asked.cancel());
    }

    @Override
    public String getMessage() {
        return asked.message();
    }

    @Override
    @CheckForNull
    public String getSubmitter() {
        return asked.submitter();
    }

    @Override
    public List<ParameterDefinition> getParameters() {
        return asked.parameters();
    }

    /**
     * No parameter is wanted. But the prompt asks for it just before it takes a click for given, and after it looked at
     * its own permissions: the one moment in which a click can be refused without a trace of approval. If the prompt one
     * day no longer asks here, an answer is refused later, in {@link Asked#answer}, which looks again in any case.
     */
    @Override
    @CheckForNull
    public String getSubmitterParameter() {
        boolean aboutToSettle = CALLERS.walk(frames -> frames.skip(1)
                .findFirst()
                .filter(frame -> frame.getDeclaringClass() == InputStepExecution.class)
                .isPresent());
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        if (aboutToSettle && request != null) {
            try {
                asked.refuseEarly(SubmittedForm.of(request));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return null;
    }

    @Override
    public DescriptorImpl getDescriptor() {
        return (DescriptorImpl) Jenkins.get().getDescriptorOrDie(InputStep.class);
    }
}
