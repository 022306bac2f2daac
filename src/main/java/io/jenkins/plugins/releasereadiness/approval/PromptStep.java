package io.jenkins.plugins.releasereadiness.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.BooleanParameterDefinition;
import hudson.model.ParameterDefinition;
import hudson.model.TextParameterDefinition;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.quorum.KeyedRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStep;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;

/**
 * What the {@code input} prompt of an approval asks. It always says where the approval stands at the moment, so that the
 * prompt need not be replaced when that changes. Never stored: the prompt is made again after a restart.
 */
final class PromptStep extends InputStep {
    private static final long serialVersionUID = 1L;
    private static final StackWalker CALLERS = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final transient Approval approval;

    PromptStep(Approval approval) {
        super(null);
        this.approval = approval;
        setId(approval.id());
        setOk(Messages.PromptStep_approve());
        setCancel(Messages.PromptStep_reject());
    }

    @Override
    public String getMessage() {
        return PromptTexts.message(approval);
    }

    /** The people of the rules, who may lack the permission to build, which the prompt would ask for otherwise. */
    @Override
    @CheckForNull
    public String getSubmitter() {
        List<KeyedRule> rules = approval.state().rulesInForce();
        if (rules.stream().anyMatch(rule -> rule.parties().isEmpty())) {
            return null;
        }
        return rules.stream()
                .flatMap(rule -> rule.parties().stream())
                .map(party -> party.party().id())
                .distinct()
                .collect(Collectors.joining(","));
    }

    @Override
    public List<ParameterDefinition> getParameters() {
        ApprovalState state = approval.state();
        List<ParameterDefinition> parameters = new ArrayList<>();
        parameters.add(new TextParameterDefinition(
                Ballot.REASON, "", Messages.PromptStep_reason(state.request().minReasonLength())));
        parameters.add(new EvidenceParameter(Fingerprint.of(state.binding())));
        if (state.request().acknowledge()) {
            parameters.add(new BooleanParameterDefinition(Ballot.ACKNOWLEDGE, false, PromptTexts.risks(approval)));
        }
        return parameters;
    }

    /**
     * No parameter is wanted. But the prompt asks for it just before it takes a click for given, and after it looked at
     * its own permissions: the one moment in which a click can be refused without a trace of approval. If the prompt one
     * day no longer asks here, a vote is refused later, in {@link PromptVote}, which looks again in any case.
     */
    @Override
    @CheckForNull
    public String getSubmitterParameter() {
        boolean aboutToSettle = CALLERS.walk(frames -> frames.skip(1)
                .findFirst()
                .filter(frame -> frame.getDeclaringClass() == InputStepExecution.class)
                .isPresent());
        if (aboutToSettle) {
            PromptVote.refuseEarly(approval);
        }
        return null;
    }

    @Override
    public DescriptorImpl getDescriptor() {
        return (DescriptorImpl) Jenkins.get().getDescriptorOrDie(InputStep.class);
    }
}
