package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.rollback.Question.Choice;
import io.jenkins.plugins.releasereadiness.engine.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What follows from the time alone. */
final class RollbackClock {
    /** How long the facts for the guards are waited for. */
    static final Duration GUARD_LIMIT = Duration.ofMinutes(10);

    private RollbackClock() {}

    /** Deadlines of people: what comes at a deadline or later comes too late, even if no tick came in between. */
    static void deadlines(RollbackRun run) {
        RollbackState state = run.state();
        if (state.phase() == RollbackPhase.ASKING) {
            Question question = state.question().orElseThrow();
            if (run.due(question.deadline())) {
                unanswered(run, question);
            }
        } else if (state.phase() == RollbackPhase.HOTFIX
                && run.due(state.hotfixUntil().orElseThrow())) {
            goBack(run, "the hotfix was not done by " + state.hotfixUntil().orElseThrow());
        }
    }

    /** Deadlines of the machinery, and what is to be asked for next. */
    static void next(RollbackRun run) {
        switch (run.state().phase()) {
            case WATCHING, ASKING, HOTFIX -> probe(run);
            case GUARDS -> {
                if (run.due(run.state().since().plus(GUARD_LIMIT))) {
                    RollbackExecution.guards(run, GuardFacts.UNKNOWN);
                }
            }
            case EXECUTING -> late(run);
            case VERIFYING -> verify(run);
            case DONE -> {}
        }
    }

    static Optional<Instant> nextWake(RollbackState state) {
        return switch (state.phase()) {
            case WATCHING, ASKING, HOTFIX ->
                Stream.of(
                                HealthWatch.patienceEnds(
                                                state.health(), state.request().window())
                                        .or(() -> Optional.of(state.health().nextAt())),
                                state.question().map(Question::deadline),
                                state.hotfixUntil())
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo);
            case GUARDS -> Optional.of(state.since().plus(GUARD_LIMIT));
            case EXECUTING ->
                state.execution().filter(execution -> !execution.lateTold()).map(execution -> lateAt(state, execution));
            case VERIFYING -> {
                Verification v = state.verification().orElseThrow();
                Instant attempt =
                        v.askedAt().map(asked -> asked.plus(patience(state))).orElse(v.nextAt());
                yield Optional.of(attempt.isBefore(v.until()) ? attempt : v.until());
            }
            case DONE -> Optional.empty();
        };
    }

    private static void unanswered(RollbackRun run, Question question) {
        if (question.rollsBack()) {
            goBack(run, "nobody decided by " + Times.show(question.deadline()));
            return;
        }
        String nobody = "Nobody decided by " + Times.show(question.deadline()) + ". ";
        switch (question.kind()) {
            case INCONCLUSIVE ->
                run.finish(RollbackOutcome.INCONCLUSIVE, nobody + "Health could not be measured; look by hand.");
            case DEGRADED -> run.finish(RollbackOutcome.UNDECIDED, nobody + "The degraded release still runs.");
            case CONFIRM_IRREVERSIBLE ->
                run.finish(
                        RollbackOutcome.REFUSED,
                        nobody + "Not rolled back, since nobody confirmed going back in spite of: "
                                + String.join("; ", run.state().request().irreversible()) + ".");
        }
    }

    private static void goBack(RollbackRun run, String why) {
        run.goBack(
                run.state().draft(),
                new Resolution(Choice.ROLLBACK, Resolution.MakerKind.CLOCK, "deadline", why, run.now, false, false));
    }

    private static void probe(RollbackRun run) {
        RollbackRequest request = run.state().request();
        HealthWatch.patienceEnds(run.state().health(), request.window())
                .filter(run::due)
                .ifPresent(
                        end -> Degradation.report(run, ProbeResult.unmeasured("the probe did not answer by " + end)));
        if (run.state().probes() && HealthWatch.probeDue(run.state().health(), run.now)) {
            RollbackState.Draft draft = run.state().draft();
            draft.health = HealthWatch.asked(run.state().health(), run.now);
            run.become(draft);
            run.add(new RollbackEffect.Probe(run.state().health().probes()));
        }
    }

    private static void late(RollbackRun run) {
        RollbackState state = run.state();
        Execution execution = state.execution().orElseThrow();
        if (!execution.lateTold() && run.due(lateAt(state, execution))) {
            RollbackState.Draft draft = state.draft();
            draft.execution = Optional.of(new Execution(
                    execution.target(), execution.startedAt(), execution.finishedAt(), execution.interrupted(), true));
            run.become(draft);
            run.announce(RollbackTexts.late(run.state()));
        }
    }

    private static Instant lateAt(RollbackState state, Execution execution) {
        return execution.startedAt().plus(state.request().level().atMost());
    }

    private static void verify(RollbackRun run) {
        RollbackState state = run.state();
        Verification v = state.verification().orElseThrow();
        if (run.due(v.until())) {
            String target = state.execution().orElseThrow().target();
            run.finish(
                    v.refuted() ? RollbackOutcome.ROLLBACK_FAILED : RollbackOutcome.UNKNOWN,
                    (v.refuted()
                                    ? target + " was seen not to run after the rollback"
                                    : "Whether " + target + " runs could not be measured after the rollback")
                            + RollbackTexts.because(v.last()));
            return;
        }
        if (v.askedAt().isPresent() && run.due(v.askedAt().get().plus(patience(state)))) {
            RollbackExecution.answered(
                    run,
                    new RollbackEvent.Verified(
                            v.attempts(), Verification.Answer.UNMEASURED, "the verification did not answer"));
            v = run.state().verification().orElseThrow();
        }
        if (v.askedAt().isEmpty() && run.due(v.nextAt())) {
            RollbackState.Draft draft = run.state().draft();
            draft.verification = Optional.of(new Verification(
                    v.attempts() + 1, Optional.of(run.now), v.nextAt(), v.until(), v.refuted(), v.last()));
            run.become(draft);
            run.add(new RollbackEffect.Verify(
                    v.attempts() + 1, state.execution().orElseThrow().target()));
        }
    }

    private static Duration patience(RollbackState state) {
        return HealthWatch.patience(state.request().window());
    }
}
