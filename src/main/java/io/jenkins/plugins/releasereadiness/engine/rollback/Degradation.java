package io.jenkins.plugins.releasereadiness.engine.rollback;

import io.jenkins.plugins.releasereadiness.engine.policy.RollbackPolicy.Action;
import io.jenkins.plugins.releasereadiness.engine.policy.Severity;
import io.jenkins.plugins.releasereadiness.engine.rollback.Question.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What follows from the answers of the probes. */
final class Degradation {
    private Degradation() {}

    /**
     * Takes the answer of the probe that was asked for. Only an answer of another kind than the one before goes into the
     * ledger: weeks of watching give thousands of equal ones.
     */
    static void report(RollbackRun run, ProbeResult result) {
        RollbackState.Draft draft = run.state().draft();
        draft.health =
                HealthWatch.report(run.state().health(), run.state().request().window(), result, run.now);
        boolean news = draft.health.changedSince(run.state().health());
        run.become(draft);
        if (news) {
            run.record(RollbackRun.HEALTH, "probe", RollbackRun.SYSTEM, RollbackPayloads.probe(run.state(), result));
        }
        assess(run);
    }

    /** Acts on what was found before anything was probed. */
    static void found(RollbackRun run, RollbackRequest.Finding finding) {
        if (finding.severity().isEmpty()) {
            askAboutData(run, finding.cause());
            return;
        }
        Severity severity = finding.severity().get();
        DecisionTable.Ruling ruling = ruling(run, severity);
        if (ruling.action() == Action.RECORD) {
            recordOnce(run, severity, finding.cause());
        } else {
            act(run, severity, finding.cause(), ruling);
        }
    }

    private static void assess(RollbackRun run) {
        RollbackState state = run.state();
        Optional<Severity> degraded =
                HealthWatch.degraded(state.health(), state.request().window());
        if (degraded.isPresent()) {
            DecisionTable.Ruling ruling = ruling(run, degraded.get());
            if (ruling.action() == Action.RECORD) {
                recordOnce(run, degraded.get(), state.health().seen());
            } else if (news(state, degraded.get())) {
                act(run, degraded.get(), state.health().seen(), ruling);
                return;
            }
        }
        if (asksAboutData(state) && state.health().errors() == 0 && onlyRecorded(run)) {
            measuredAgain(run);
        }
        if (run.state().phase() == RollbackPhase.WATCHING) {
            watch(run);
        }
    }

    /** Whether a degradation asks for more than is under way already. */
    private static boolean news(RollbackState state, Severity severity) {
        Optional<Severity> known = state.trigger().flatMap(Trigger::severity);
        return state.phase() == RollbackPhase.WATCHING
                || known.isEmpty()
                || severity != known.get() && severity.atLeast(known.get());
    }

    private static void watch(RollbackRun run) {
        RollbackState state = run.state();
        HealthState health = state.health();
        if (HealthWatch.inconclusive(health, state.request().window())) {
            askAboutData(run, health.errors() + " probes in a row could not be measured: " + health.seen());
        } else if (HealthWatch.over(health, run.now) && health.errors() == 0 && onlyRecorded(run)) {
            boolean clean = state.recorded().isEmpty();
            run.finish(
                    clean ? RollbackOutcome.HEALTHY : RollbackOutcome.RECORDED,
                    clean
                            ? "The health window passed within the thresholds; " + health.measured() + " probes."
                            : "The health window passed; degradations were recorded for the next release.");
        } else if (run.due(HealthWatch.overtime(health, state.request().window()))) {
            askAboutData(run, "the health window is over and health comes and goes: " + health.seen());
        }
    }

    /** Whether no failure stands, or only ones for which the decision table says to record them. */
    private static boolean onlyRecorded(RollbackRun run) {
        HealthState health = run.state().health();
        return health.run().isEmpty()
                || health.run().size() >= run.state().request().window().failureLimit()
                        && health.run().stream()
                                .allMatch(severity -> ruling(run, severity).action() == Action.RECORD);
    }

    private static void recordOnce(RollbackRun run, Severity severity, String why) {
        RollbackState state = run.state();
        if (state.recorded().stream().noneMatch(known -> known.severity().equals(Optional.of(severity)))) {
            Trigger trigger = trigger(run, Optional.of(severity), why);
            RollbackState.Draft draft = state.draft();
            draft.recorded.add(trigger);
            run.become(draft);
            run.record(
                    RollbackRun.DECISION,
                    "recorded",
                    RollbackRun.SYSTEM,
                    RollbackPayloads.trigger(run.state(), trigger));
            run.announce(RollbackTexts.recorded(run.state(), trigger));
        }
    }

    private static void act(RollbackRun run, Severity severity, String why, DecisionTable.Ruling ruling) {
        RollbackState state = run.state();
        Trigger fresh = trigger(run, Optional.of(severity), why);
        Trigger trigger = state.trigger()
                .filter(earlier -> earlier.severity().isPresent())
                .map(earlier -> new Trigger(fresh.severity(), fresh.explanation(), fresh.probe(), earlier.at()))
                .orElse(fresh);
        RollbackState.Draft draft = state.draft();
        draft.trigger = Optional.of(trigger);
        run.become(draft);
        run.record(
                RollbackRun.DECISION, "degraded", RollbackRun.SYSTEM, RollbackPayloads.trigger(run.state(), trigger));
        run.announce(RollbackTexts.degraded(run.state(), trigger));
        if (ruling.action() == Action.ROLLBACK) {
            run.goBack(
                    run.state().draft(),
                    new Resolution(
                            Choice.ROLLBACK,
                            Resolution.MakerKind.TABLE,
                            "decision table",
                            ruling.why(),
                            run.now,
                            false,
                            false));
        } else {
            run.ask(run.state().draft(), question(run, ruling));
        }
    }

    /** Asking anew never postpones a rollback that was to come by itself. */
    private static Question question(RollbackRun run, DecisionTable.Ruling ruling) {
        RollbackState state = run.state();
        boolean hotfix = ruling.action() != Action.ASK_THEN_ROLLBACK && !state.hotfixTried();
        Optional<Duration> after = ruling.action() == Action.ASK ? Optional.empty() : ruling.after();
        Instant deadline = run.now.plus(after.orElse(state.request().askLimit()));
        Optional<Instant> pending = state.question()
                .filter(Question::rollsBack)
                .map(Question::deadline)
                .or(state::hotfixUntil);
        boolean rollsBack = after.isPresent() || pending.isPresent();
        List<Choice> choices = new ArrayList<>(List.of(Choice.ROLLBACK));
        if (hotfix) {
            choices.add(Choice.HOTFIX);
        }
        choices.add(Choice.KEEP);
        return new Question(
                Question.Kind.DEGRADED,
                choices,
                run.now,
                pending.filter(deadline::isAfter).orElse(deadline),
                rollsBack,
                hotfix ? after : Optional.empty());
    }

    private static void askAboutData(RollbackRun run, String why) {
        RollbackState.Draft draft = run.state().draft();
        draft.trigger = Optional.of(trigger(run, Optional.empty(), why));
        run.ask(
                draft,
                new Question(
                        Question.Kind.INCONCLUSIVE,
                        List.of(Choice.ROLLBACK, Choice.WATCH, Choice.KEEP),
                        run.now,
                        run.now.plus(run.state().request().askLimit()),
                        false,
                        Optional.empty()));
    }

    private static boolean asksAboutData(RollbackState state) {
        return state.question()
                .filter(question -> question.kind() == Question.Kind.INCONCLUSIVE)
                .isPresent();
    }

    private static void measuredAgain(RollbackRun run) {
        run.stopAsking();
        RollbackState.Draft draft = run.state().draft();
        draft.enter(RollbackPhase.WATCHING);
        draft.trigger = Optional.empty();
        run.become(draft);
        run.record(RollbackRun.HEALTH, "measured-again", RollbackRun.SYSTEM, RollbackPayloads.of(run.state()));
        run.announce(RollbackTexts.measuredAgain(run.state()));
    }

    private static Trigger trigger(RollbackRun run, Optional<Severity> severity, String why) {
        return new Trigger(severity, why, run.state().health().probes(), run.now);
    }

    private static DecisionTable.Ruling ruling(RollbackRun run, Severity severity) {
        RollbackRequest request = run.state().request();
        if (!severity.atLeast(request.threshold())) {
            return new DecisionTable.Ruling(
                    Action.RECORD,
                    Optional.empty(),
                    "milder than " + request.threshold().word());
        }
        Duration since = Duration.between(request.subject().deployedAt(), run.now);
        return DecisionTable.rule(
                request.decisions(), severity, since, request.irreversible().isEmpty());
    }
}
