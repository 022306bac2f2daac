package io.jenkins.plugins.releasereadiness.rollback;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.BooleanParameterDefinition;
import hudson.model.ParameterDefinition;
import hudson.model.StringParameterDefinition;
import hudson.model.TextParameterDefinition;
import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.engine.rollback.Question;
import io.jenkins.plugins.releasereadiness.engine.rollback.Question.Choice;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackPhase;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackRefusal;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackState;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackTexts;
import io.jenkins.plugins.releasereadiness.prompt.Asked;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the prompt of a watch asks: whether the release stays. */
record WatchPrompt(Watch watch) implements Asked {
    @Override
    public String id() {
        return "Rollback" + watch.id();
    }

    @Override
    public String message() {
        return RollbackTexts.question(watch.state(), Instant.now());
    }

    @Override
    public String ok() {
        return Messages.WatchPrompt_decide();
    }

    @Override
    public String cancel() {
        return Messages.WatchView_keep();
    }

    /** Those who may build the job. */
    @Override
    @CheckForNull
    public String submitter() {
        return null;
    }

    @Override
    public List<ParameterDefinition> parameters() {
        RollbackState state = watch.state();
        List<Choice> choices = state.question().map(Question::choices).orElse(List.of(Choice.ROLLBACK));
        List<ParameterDefinition> parameters = new ArrayList<>();
        parameters.add(new DecisionParameter(choices.stream().map(Words::of).toList(), state));
        parameters.add(new TextParameterDefinition(WatchChoice.REASON, "", Messages.WatchPrompt_reason()));
        if (choices.contains(Choice.HOTFIX)) {
            parameters.add(
                    new StringParameterDefinition(WatchChoice.HOTFIX_WITHIN, "", Messages.WatchPrompt_hotfixWithin()));
        }
        if (!state.request().irreversible().isEmpty()) {
            parameters.add(new BooleanParameterDefinition(
                    WatchChoice.CONFIRMED,
                    false,
                    Messages.WatchPrompt_confirmed(
                            String.join("; ", state.request().irreversible()))));
        }
        return parameters;
    }

    @Override
    public boolean open() {
        return watch.state().phase() == RollbackPhase.ASKING;
    }

    @Override
    public void refuseEarly(Map<String, String> values) {
        Optional<RollbackRefusal> refusal = watch.refusal(WatchChoice.event(watch, WatchChoice.chosen(values), values));
        if (refusal.isPresent()) {
            throw WatchChoice.refused(refusal.get());
        }
    }

    @Override
    public void answer(Map<String, ?> values) throws IOException {
        WatchChoice.make(watch, WatchChoice.chosen(values), values);
    }

    /** The other button of the prompt: the release stays, for which a reason is needed. */
    @Override
    public void decline(Map<String, String> values) throws IOException {
        WatchChoice.make(watch, Choice.KEEP, values);
    }
}
