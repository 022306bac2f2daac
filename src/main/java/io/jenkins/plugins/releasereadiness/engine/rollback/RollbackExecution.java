package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.rollback.Question.Choice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** From the guards to the verification. */
final class RollbackExecution {
    private RollbackExecution() {}

    static void guards(RollbackRun run, GuardFacts facts) {
        RollbackState state = run.state();
        if (state.phase() != RollbackPhase.GUARDS) {
            return;
        }
        RollbackRequest request = state.request();
        List<Guard.Result> results = Guards.check(
                facts,
                request.maxConsecutive(),
                request.irreversible(),
                state.resolution().filter(Resolution::confirmed).map(Resolution::maker));
        List<Guard.Result> refused =
                results.stream().filter(result -> !result.holds()).toList();
        RollbackState.Draft draft = state.draft();
        draft.guards = results;
        if (refused.isEmpty()) {
            execute(run, draft, facts.previousVersion().orElseThrow());
        } else if (refused.stream().allMatch(result -> result.guard() == Guard.IRREVERSIBLE_STEPS_CONFIRMED)) {
            run.ask(
                    draft,
                    new Question(
                            Question.Kind.CONFIRM_IRREVERSIBLE,
                            List.of(Choice.ROLLBACK, Choice.KEEP),
                            run.now,
                            run.now.plus(request.askLimit()),
                            false,
                            Optional.empty()));
        } else {
            run.finish(
                    draft,
                    RollbackOutcome.REFUSED,
                    "Not rolled back. "
                            + refused.stream().map(Guard.Result::sentence).collect(Collectors.joining(" ")));
        }
    }

    /** The only way into {@link RollbackPhase#EXECUTING}, and the only {@link RollbackEffect.RunBody}. */
    private static void execute(RollbackRun run, RollbackState.Draft draft, String target) {
        draft.enter(RollbackPhase.EXECUTING);
        draft.execution = Optional.of(new Execution(target, run.now, Optional.empty(), false, false));
        run.become(draft);
        run.record(RollbackRun.DECISION, "started", RollbackRun.SYSTEM, RollbackPayloads.started(run.state()));
        run.announce(RollbackTexts.started(run.state(), target));
        run.add(new RollbackEffect.RunBody(target));
    }

    static void finished(RollbackRun run, RollbackEvent.BodyFinished finished) {
        RollbackState state = run.state();
        if (state.phase() != RollbackPhase.EXECUTING) {
            return;
        }
        Execution execution = state.execution().orElseThrow();
        RollbackState.Draft draft = state.draft();
        draft.execution = Optional.of(new Execution(
                execution.target(), execution.startedAt(), Optional.of(run.now), false, execution.lateTold()));
        if (!finished.success()) {
            run.finish(
                    draft,
                    RollbackOutcome.ROLLBACK_FAILED,
                    "The rollback to " + execution.target() + " failed" + RollbackTexts.because(finished.message()));
        } else if (state.request().verified()) {
            verify(run, draft);
        } else {
            run.finish(
                    draft,
                    RollbackOutcome.ROLLED_BACK,
                    "Rolled back to " + execution.target() + "; the plan has no verification.");
        }
    }

    static void answered(RollbackRun run, RollbackEvent.Verified verified) {
        RollbackState state = run.state();
        boolean expected = state.phase() == RollbackPhase.VERIFYING
                && state.verification()
                        .filter(v -> v.askedAt().isPresent() && v.attempts() == verified.attempt())
                        .isPresent();
        if (!expected) {
            return;
        }
        if (verified.answer() == Verification.Answer.CONFIRMED) {
            run.finish(
                    RollbackOutcome.ROLLED_BACK,
                    "Rolled back to " + state.execution().orElseThrow().target() + " and verified"
                            + RollbackTexts.because(verified.explanation()));
            return;
        }
        Verification v = state.verification().orElseThrow();
        Instant next = v.askedAt()
                .orElseThrow()
                .plus(HealthWatch.interval(state.request().window()));
        RollbackState.Draft draft = state.draft();
        draft.verification = Optional.of(new Verification(
                v.attempts(),
                Optional.empty(),
                next.isBefore(run.now) ? run.now : next,
                v.until(),
                v.refuted() || verified.answer() == Verification.Answer.REFUTED,
                verified.explanation()));
        run.become(draft);
    }

    /** A restart: what was asked for is asked for again, except the rollback itself. */
    static void resume(RollbackRun run, boolean bodyAlive) {
        RollbackState state = run.state();
        if (state.probes()) {
            state.question().ifPresent(run::announceQuestion);
            probeAgain(run);
            return;
        }
        switch (state.phase()) {
            case GUARDS -> {
                RollbackState.Draft draft = state.draft();
                draft.since = run.now;
                run.become(draft);
                run.add(new RollbackEffect.CheckGuards());
            }
            case EXECUTING -> {
                if (!bodyAlive) {
                    interrupted(run);
                }
            }
            case VERIFYING -> verifyAgain(run);
            default -> run.add(new RollbackEffect.Finish(state.result().orElseThrow()));
        }
    }

    private static void interrupted(RollbackRun run) {
        RollbackState state = run.state();
        Execution execution = state.execution().orElseThrow();
        RollbackState.Draft draft = state.draft();
        draft.execution = Optional.of(
                new Execution(execution.target(), execution.startedAt(), Optional.empty(), true, execution.lateTold()));
        run.announce(RollbackTexts.interrupted(state));
        if (state.request().verified()) {
            verify(run, draft);
        } else {
            run.finish(
                    draft,
                    RollbackOutcome.UNKNOWN,
                    "A restart interrupted the rollback to " + execution.target()
                            + ". Whether it ran is unknown, and it is not repeated. Look by hand which version runs.");
        }
    }

    private static void verify(RollbackRun run, RollbackState.Draft draft) {
        draft.enter(RollbackPhase.VERIFYING);
        draft.verification = Optional.of(new Verification(
                0,
                Optional.empty(),
                run.now,
                run.now.plus(run.state().request().level().atMost()),
                false,
                ""));
        run.become(draft);
    }

    private static void probeAgain(RollbackRun run) {
        HealthState health = run.state().health();
        if (health.askedAt().isPresent()) {
            RollbackState.Draft draft = run.state().draft();
            draft.health = HealthWatch.askedAgain(health, run.now);
            run.become(draft);
            run.add(new RollbackEffect.Probe(health.probes()));
        }
    }

    /** A time that ran out while nothing was running gets one more attempt. */
    private static void verifyAgain(RollbackRun run) {
        RollbackState state = run.state();
        Verification v = state.verification().orElseThrow();
        Instant enough = run.now.plus(HealthWatch.patience(state.request().window()));
        RollbackState.Draft draft = state.draft();
        draft.verification = Optional.of(new Verification(
                v.attempts(),
                Optional.empty(),
                run.now,
                v.until().isBefore(enough) ? enough : v.until(),
                v.refuted(),
                v.last()));
        run.become(draft);
    }
}
