package io.jenkins.plugins.releasereadiness.engine.rollback;

import java.time.Instant;
import java.util.Optional;

/**
 * A watch after a deployment, and the rollback, as a pure function of state, event and time.
 *
 * <p>The caller stores each state before it performs the effects. {@link RollbackPhase#EXECUTING} is entered once, with
 * the one {@link RollbackEffect.RunBody}; whoever finds a stored state there after a restart knows that the rollback may
 * have run, and the machine never gives the effect again. Every other effect may be given again after a restart.
 *
 * <p>Times never run backwards: an event with an earlier time than the state counts as simultaneous.
 */
public final class RollbackMachine {
    /** By this name the ledger tells what no person did. */
    public static final String ACTOR = RollbackRun.SYSTEM;

    private RollbackMachine() {}

    /** Begins to watch; the first probe is due at once. What was found before is acted on at once. */
    public static RollbackStep start(RollbackRequest request, Instant now) {
        RollbackRun run = new RollbackRun(RollbackState.first(request, now), now);
        run.record(RollbackRun.HEALTH, "watching", RollbackRun.SYSTEM, RollbackPayloads.watching(run.state()));
        run.announce(RollbackTexts.watching(run.state()));
        request.finding().ifPresent(finding -> Degradation.found(run, finding));
        RollbackClock.next(run);
        return run.step(Optional.empty());
    }

    /** What {@code event} at {@code now} does to {@code state}. */
    public static RollbackStep apply(RollbackState state, RollbackEvent event, Instant now) {
        RollbackRun run = new RollbackRun(state, now);
        RollbackClock.deadlines(run);
        Optional<RollbackRefusal> refusal = handle(run, event);
        RollbackClock.next(run);
        return run.step(refusal);
    }

    /** When the next {@link RollbackEvent.ClockTick} is due; empty if time alone changes nothing. */
    public static Optional<Instant> nextWake(RollbackState state) {
        return RollbackClock.nextWake(state);
    }

    private static Optional<RollbackRefusal> handle(RollbackRun run, RollbackEvent event) {
        if (event instanceof RollbackEvent.Decide decide) {
            return RollbackChoices.decide(run, decide);
        }
        if (event instanceof RollbackEvent.Extend extend) {
            return RollbackChoices.extend(run, extend);
        }
        if (event instanceof RollbackEvent.HotfixDone done) {
            return RollbackChoices.hotfixDone(run, done);
        }
        if (event instanceof RollbackEvent.ProbeReported reported) {
            probe(run, reported);
        } else if (event instanceof RollbackEvent.GuardsReported reported) {
            RollbackExecution.guards(run, reported.facts());
        } else if (event instanceof RollbackEvent.BodyFinished finished) {
            RollbackExecution.finished(run, finished);
        } else if (event instanceof RollbackEvent.Verified verified) {
            RollbackExecution.answered(run, verified);
        } else if (event instanceof RollbackEvent.Abort abort) {
            abort(run, abort.by());
        } else if (event instanceof RollbackEvent.Resume resume) {
            RollbackExecution.resume(run, resume.bodyAlive());
        }
        return Optional.empty();
    }

    private static void probe(RollbackRun run, RollbackEvent.ProbeReported reported) {
        RollbackState state = run.state();
        if (state.probes()
                && state.health().askedAt().isPresent()
                && state.health().probes() == reported.number()) {
            Degradation.report(run, reported.result());
        }
    }

    private static void abort(RollbackRun run, String by) {
        RollbackState state = run.state();
        switch (state.phase()) {
            case WATCHING, ASKING, HOTFIX, GUARDS ->
                run.finish(RollbackOutcome.ABORTED, "The build was stopped by " + by + "; nothing was rolled back.");
            case EXECUTING ->
                run.finish(
                        RollbackOutcome.UNKNOWN,
                        "The build was stopped by " + by + " while the rollback ran. Look by hand how far it came.");
            case VERIFYING ->
                run.finish(
                        RollbackOutcome.UNKNOWN,
                        "The build was stopped by " + by + " before the rollback was verified. Look by hand which"
                                + " version runs.");
            case DONE -> {}
        }
    }
}
