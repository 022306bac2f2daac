package io.jenkins.plugins.releasereadiness.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.BooleanParameterDefinition;
import hudson.model.Job;
import hudson.model.ParameterDefinition;
import hudson.model.TextParameterDefinition;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEvent;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.engine.approval.Decision;
import io.jenkins.plugins.releasereadiness.engine.approval.Refusal;
import io.jenkins.plugins.releasereadiness.engine.quorum.KeyedRule;
import io.jenkins.plugins.releasereadiness.engine.quorum.Voter;
import io.jenkins.plugins.releasereadiness.prompt.Asked;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the prompt of an approval asks: clicks are votes. */
record ApprovalPrompt(Approval approval) implements Asked {
    @Override
    public String id() {
        return approval.id();
    }

    @Override
    public String message() {
        return PromptTexts.message(approval);
    }

    @Override
    public String ok() {
        return Messages.PromptStep_approve();
    }

    @Override
    public String cancel() {
        return Messages.PromptStep_reject();
    }

    /** The people of the rules, who may lack the permission to build, which the prompt would ask for otherwise. */
    @Override
    @CheckForNull
    public String submitter() {
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
    public List<ParameterDefinition> parameters() {
        ApprovalState state = approval.state();
        List<ParameterDefinition> parameters = new ArrayList<>();
        parameters.add(new TextParameterDefinition(
                Ballot.REASON, "", PromptTexts.reason(state.request().minReasonLength())));
        parameters.add(new EvidenceParameter(Fingerprint.of(state.binding()), PromptTexts.evidence(approval)));
        if (state.request().acknowledge()) {
            parameters.add(new BooleanParameterDefinition(Ballot.ACKNOWLEDGE, false, PromptTexts.risks(approval)));
        }
        return parameters;
    }

    @Override
    public boolean open() {
        return !approval.state().settled();
    }

    @Override
    public void refuseEarly(Map<String, String> values) throws IOException {
        Optional<Refusal> refusal = approval.refusal(Ballot.event(approval, Ballot.Verb.APPROVE, values));
        if (refusal.isPresent()) {
            throw Refusals.of(refusal.get());
        }
    }

    @Override
    public void answer(Map<String, ?> values) throws IOException {
        approval.apply(Ballot.event(approval, Ballot.Verb.APPROVE, values));
    }

    /**
     * The prompt lets people of the rules stop, which is a rejection, and people who may stop the build, which is just
     * that.
     */
    @Override
    public void decline(Map<String, String> values) throws IOException {
        Voter voter = Identity.current(approval.run());
        boolean named = approval.state().rulesInForce().stream().anyMatch(rule -> rule.admits(voter));
        approval.apply(
                named || !approval.run().getParent().hasPermission(Job.CANCEL)
                        ? Ballot.event(approval, Ballot.Verb.REJECT, values)
                        : new ApprovalEvent.Abort(Decision.MakerKind.PERSON, voter.id()));
    }
}
