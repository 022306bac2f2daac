package io.jenkins.plugins.releasereadiness.approval;

import hudson.model.ChoiceParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.StringParameterValue;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * Says on a prompt which evidence is in front of the voter, and brings it back with the vote. A choice with one option, so
 * that every view of prompts can show it and nobody can mistype it. An outdated value is let through here, for the
 * approval tells better than a parameter what is wrong with it.
 */
final class EvidenceParameter extends ChoiceParameterDefinition {
    private static final long serialVersionUID = 1L;

    EvidenceParameter(String fingerprint, String description) {
        super(Ballot.EVIDENCE, new String[] {fingerprint}, description);
    }

    @Override
    public ParameterValue createValue(StaplerRequest2 req, JSONObject jo) {
        return new StringParameterValue(getName(), jo.optString("value"));
    }

    /** What clients of the prompt's API know. */
    @Override
    public String getType() {
        return ChoiceParameterDefinition.class.getSimpleName();
    }

    @Override
    public ParameterDescriptor getDescriptor() {
        return (ParameterDescriptor) Jenkins.get().getDescriptorOrDie(ChoiceParameterDefinition.class);
    }
}
