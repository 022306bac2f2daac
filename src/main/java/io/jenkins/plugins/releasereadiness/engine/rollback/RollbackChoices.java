package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.json.Words;
import io.jenkins.plugins.releasereadiness.engine.rollback.Question.Choice;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackRefusal.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people do. */
final class RollbackChoices {
    private RollbackChoices() {}

    static Optional<RollbackRefusal> decide(RollbackRun run, RollbackEvent.Decide decide) {
        Optional<RollbackRefusal> refusal = actor(decide.by())
                .or(() -> offered(run.state(), decide.choice()))
                .or(() -> reason(decide))
                .or(() -> confirmed(run.state(), decide))
                .or(() -> duration(run.state(), decide));
        if (refusal.isEmpty()) {
            apply(run, decide);
        }
        return refusal;
    }

    static Optional<RollbackRefusal> extend(RollbackRun run, RollbackEvent.Extend extend) {
        RollbackState state = run.state();
        Duration longest = state.request().window().duration();
        Optional<RollbackRefusal> refusal = actor(extend.by());
        if (refusal.isPresent()) {
            return refusal;
        }
        if (state.phase() != RollbackPhase.WATCHING) {
            return notNow(state, "The health window can be extended only while it is watched.");
        }
        if (state.health().extension().isPresent()) {
            return refuse(Reason.ALREADY_EXTENDED, "The health window was extended already; it can be only once.");
        }
        if (extend.reason().isBlank()) {
            return refuse(Reason.REASON_MISSING, "Extending the health window needs a reason. Say why.");
        }
        if (extend.duration().isZero()
                || extend.duration().isNegative()
                || extend.duration().compareTo(longest) > 0) {
            return refuse(
                    Reason.BAD_DURATION,
                    "The health window can be extended by at most its own length, " + RollbackTexts.time(longest)
                            + ".");
        }
        RollbackState.Draft draft = state.draft();
        draft.health = HealthWatch.extended(
                state.health(),
                extend.duration(),
                new HealthState.Extension(extend.by().id(), extend.reason().strip(), run.now));
        run.become(draft);
        run.record(RollbackRun.HEALTH, "window-extended", extend.by().id(), RollbackPayloads.window(run.state()));
        run.announce(RollbackTexts.extended(run.state()));
        return Optional.empty();
    }

    static Optional<RollbackRefusal> hotfixDone(RollbackRun run, RollbackEvent.HotfixDone done) {
        RollbackState state = run.state();
        Optional<RollbackRefusal> refusal = actor(done.by());
        if (refusal.isPresent()) {
            return refusal;
        }
        if (state.phase() != RollbackPhase.HOTFIX) {
            return notNow(state, "No hotfix is waited for.");
        }
        RollbackState.Draft draft = state.draft();
        draft.enter(RollbackPhase.WATCHING);
        draft.trigger.ifPresent(draft.recorded::add);
        draft.trigger = Optional.empty();
        draft.health = HealthWatch.restart(state.health(), state.request().window(), run.now);
        run.become(draft);
        run.record(
                RollbackRun.DECISION, "hotfix-done", done.by().id(), RollbackPayloads.hotfix(run.state(), done.what()));
        run.announce(RollbackTexts.hotfixDone(run.state(), done));
        return Optional.empty();
    }

    /** What may be chosen now. */
    static List<Choice> offered(RollbackState state) {
        return switch (state.phase()) {
            case WATCHING, HOTFIX -> List.of(Choice.ROLLBACK, Choice.KEEP);
            case ASKING -> state.question().orElseThrow().choices();
            case GUARDS, EXECUTING, VERIFYING, DONE -> List.of();
        };
    }

    private static void apply(RollbackRun run, RollbackEvent.Decide decide) {
        boolean asked = run.state().phase() == RollbackPhase.ASKING;
        Resolution resolution = new Resolution(
                decide.choice(),
                Resolution.MakerKind.PERSON,
                decide.by().id(),
                decide.reason().strip(),
                run.now,
                decide.confirmed(),
                decide.choice() == Choice.KEEP && !asked);
        RollbackState.Draft draft = run.state().draft();
        draft.resolution = Optional.of(resolution);
        switch (decide.choice()) {
            case ROLLBACK -> {
                if (draft.trigger.isEmpty()) {
                    String why = "asked for by " + resolution.maker() + RollbackTexts.because(resolution.reason());
                    draft.trigger = Optional.of(new Trigger(Optional.empty(), why, 0, run.now));
                }
                run.goBack(draft, resolution);
            }
            case KEEP -> {
                run.decided(resolution);
                run.finish(
                        draft,
                        RollbackOutcome.KEPT,
                        "Kept by " + resolution.maker() + RollbackTexts.because(resolution.reason()));
            }
            case WATCH -> {
                run.stopAsking();
                draft.enter(RollbackPhase.WATCHING);
                draft.trigger = Optional.empty();
                draft.health = HealthWatch.fresh(run.state().health(), run.now);
                run.become(draft);
                run.decided(resolution);
            }
            case HOTFIX -> {
                Duration within = within(run.state(), decide).orElseThrow();
                run.stopAsking();
                draft.enter(RollbackPhase.HOTFIX);
                draft.hotfixTried = true;
                draft.hotfixUntil = Optional.of(run.now.plus(within));
                run.become(draft);
                run.decided(resolution);
            }
        }
    }

    private static Optional<RollbackRefusal> actor(RollbackEvent.Actor by) {
        if (by.id().isBlank() || by.id().equalsIgnoreCase("anonymous")) {
            return refuse(Reason.ANONYMOUS, "Only people who are logged in may decide. Log in, then decide.");
        }
        return by.permitted()
                ? Optional.empty()
                : refuse(Reason.NOT_PERMITTED, "You may not decide about this rollback. Ask somebody who may.");
    }

    private static Optional<RollbackRefusal> offered(RollbackState state, Choice choice) {
        List<Choice> offered = offered(state);
        if (offered.contains(choice)) {
            return Optional.empty();
        }
        String now = offered.isEmpty()
                ? "Nothing can be decided any more."
                : "What can be chosen now: " + offered.stream().map(Words::of).collect(Collectors.joining(", ")) + ".";
        return notNow(state, now);
    }

    private static Optional<RollbackRefusal> reason(RollbackEvent.Decide decide) {
        boolean needed = decide.choice() == Choice.KEEP || decide.choice() == Choice.WATCH;
        return needed && decide.reason().isBlank()
                ? refuse(Reason.REASON_MISSING, "Not going back needs a reason. Say why.")
                : Optional.empty();
    }

    private static Optional<RollbackRefusal> confirmed(RollbackState state, RollbackEvent.Decide decide) {
        List<String> irreversible = state.request().irreversible();
        return decide.choice() != Choice.ROLLBACK || irreversible.isEmpty() || decide.confirmed()
                ? Optional.empty()
                : refuse(
                        Reason.NOT_CONFIRMED,
                        "Going back cannot undo: " + String.join("; ", irreversible)
                                + ". Confirm that you go back in spite of it, or choose something else.");
    }

    private static Optional<RollbackRefusal> duration(RollbackState state, RollbackEvent.Decide decide) {
        if (decide.choice() != Choice.HOTFIX) {
            return Optional.empty();
        }
        Duration longest = state.question()
                .flatMap(Question::hotfixWithin)
                .orElse(state.request().askLimit());
        return within(state, decide)
                        .filter(time -> !time.isNegative() && !time.isZero() && time.compareTo(longest) <= 0)
                        .isPresent()
                ? Optional.empty()
                : refuse(
                        Reason.BAD_DURATION,
                        "A hotfix needs a time by which it is done, at most " + RollbackTexts.time(longest)
                                + " from now.");
    }

    private static Optional<Duration> within(RollbackState state, RollbackEvent.Decide decide) {
        return decide.hotfixWithin().or(() -> state.question().flatMap(Question::hotfixWithin));
    }

    private static Optional<RollbackRefusal> notNow(RollbackState state, String sentence) {
        return refuse(Reason.NOT_NOW, "This is now: " + RollbackTexts.standing(state) + ". " + sentence);
    }

    private static Optional<RollbackRefusal> refuse(Reason reason, String sentence) {
        return Optional.of(new RollbackRefusal(reason, sentence));
    }
}
