package io.jenkins.plugins.releasereadiness.rollback;

import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.engine.rollback.Question.Choice;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackPhase;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackState;
import io.jenkins.plugins.releasereadiness.engine.rollback.Trigger;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What the page shows of one watch. */
@Restricted(NoExternalUse.class)
public final class WatchView {
    private final String id;
    private final RollbackState state;

    WatchView(Watch watch) {
        id = watch.id();
        state = watch.state();
    }

    public String getId() {
        return id;
    }

    public String getRelease() {
        return state.request().subject().release();
    }

    public String getEnvironment() {
        return state.request().subject().environment();
    }

    /** Where it stands, one sentence. */
    public String getStanding() {
        return RollbackVerdict.standing(state);
    }

    /** What is wrong; empty if nothing is known to be. */
    public String getCause() {
        return state.trigger().map(Trigger::explanation).orElse("");
    }

    public String getSeverity() {
        return state.trigger()
                .flatMap(Trigger::severity)
                .map(severity -> severity.word())
                .orElse("");
    }

    /** When something happens by itself. */
    public Countdown getCountdown() {
        return Countdown.of(state);
    }

    /** Words of what can be chosen now. */
    public List<String> getChoices() {
        if (state.phase() == RollbackPhase.ASKING) {
            return state.question().orElseThrow().choices().stream()
                    .map(Words::of)
                    .toList();
        }
        return state.phase() == RollbackPhase.WATCHING || state.phase() == RollbackPhase.HOTFIX
                ? List.of(Words.of(Choice.ROLLBACK), Words.of(Choice.KEEP))
                : List.of();
    }

    /** How a choice is called. */
    public String nameOf(String choice) {
        return switch (Words.reader(Choice.class).apply(choice)) {
            case ROLLBACK -> Messages.WatchView_rollback();
            case HOTFIX -> Messages.WatchView_hotfix();
            case KEEP -> Messages.WatchView_keep();
            case WATCH -> Messages.WatchView_watch();
        };
    }

    public boolean isExtendable() {
        return state.phase() == RollbackPhase.WATCHING
                && state.health().extension().isEmpty();
    }

    public boolean isHotfix() {
        return state.phase() == RollbackPhase.HOTFIX;
    }

    /** Steps that going back cannot undo. */
    public List<String> getIrreversible() {
        return state.request().irreversible();
    }
}
