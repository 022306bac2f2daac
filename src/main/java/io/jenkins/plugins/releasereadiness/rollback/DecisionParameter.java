package io.jenkins.plugins.releasereadiness.rollback;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.model.ChoiceParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.StringParameterValue;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackState;
import java.util.List;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * What can be chosen about a watched deployment, on a prompt, with the time that is left. A value that is not offered any
 * more is let through here, for the watch tells better than a parameter what is wrong with it.
 */
@SuppressFBWarnings(
        value = "EQ_DOESNT_OVERRIDE_EQUALS",
        justification = "the countdown is shown, it is no part of the choice")
public final class DecisionParameter extends ChoiceParameterDefinition {
    private static final long serialVersionUID = 1L;

    private final Countdown countdown;

    DecisionParameter(List<String> choices, RollbackState state) {
        super(WatchChoice.CHOICE, choices.toArray(String[]::new), Messages.WatchPrompt_choice());
        countdown = Countdown.of(state);
    }

    /** When something happens by itself. */
    public Countdown getCountdown() {
        return countdown;
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
