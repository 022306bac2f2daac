package io.jenkins.plugins.releasereadiness.rollback;

import hudson.model.Run;
import io.jenkins.plugins.releasereadiness.engine.rollback.HealthState;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackEffect;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackEvent;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackMachine;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackPhase;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackRefusal;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackRequest;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackState;
import io.jenkins.plugins.releasereadiness.engine.rollback.RollbackStep;
import io.jenkins.plugins.releasereadiness.record.Workers;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import jenkins.util.Timer;

/**
 * One watch that is not over: stores each state of the engine's machine before it performs the effects. Needs no thread
 * and no executor between two events. May be used by several threads; events happen one after the other.
 */
public final class Watch {
    private final Run<?, ?> run;
    private final String id;
    private final WatchFile file;
    private final WatchJournal journal;
    private final Host host;
    private final Clock clock;
    private final Jenkins jenkins = Jenkins.get();
    private final Watches watches = Watches.get();
    private volatile RollbackState state;
    private WatchRules rules;
    private Future<?> wake;

    Watch(Run<?, ?> run, String id, WatchFile file, WatchJournal journal, Host host, Clock clock) {
        this.run = run;
        this.id = id;
        this.file = file;
        this.journal = journal;
        this.host = host;
        this.clock = clock;
    }

    /** What the step does for its watch, which is locked meanwhile: the pipeline's own thread must never wait for a watch. */
    interface Host {
        /** Looks once, and reports to {@link Watch#apply}. */
        void probe(Watch watch, RollbackEffect.Probe probe);

        /** Looks once whether the previous version runs, and reports. */
        void verify(Watch watch, RollbackEffect.Verify verify);

        /** Finds out what the guards need, and reports. */
        void checkGuards(Watch watch);

        /**
         * Asks people, instead of an earlier question.
         *
         * @param first whether the question was not announced before
         */
        void ask(Watch watch, boolean first) throws IOException;

        /** Takes the question away, also one that a restart left behind. */
        void stopAsking(Watch watch) throws IOException;

        /** Starts the body; called once in the life of a watch. */
        void runBody(String target) throws IOException;

        /** The outcome is stored and published: let the pipeline go on, or fail. */
        void finish(RollbackState state);

        /** Something went wrong that is no outcome. */
        void fail(Throwable problem);
    }

    Run<?, ?> run() {
        return run;
    }

    String id() {
        return id;
    }

    RollbackState state() {
        return state;
    }

    synchronized WatchRules rules() {
        return rules;
    }

    /** Begins to watch. */
    synchronized void start(RollbackRequest request, WatchRules what) throws IOException {
        rules = what;
        watches.add(this);
        take(RollbackMachine.start(request, clock.instant()));
    }

    /**
     * Goes on with what a restart interrupted.
     *
     * @param bodyAlive whether the pipeline's program still runs the body, and will report its end
     * @return whether there was something to go on with
     */
    synchronized boolean resume(boolean bodyAlive) throws IOException {
        Optional<WatchFile.Content> stored = file.read();
        if (stored.isEmpty()) {
            return false;
        }
        state = stored.get().state();
        rules = stored.get().rules();
        watches.add(this);
        journal.tell(journal.untold(stored.get().pending()));
        if (state.phase() != RollbackPhase.ASKING) {
            host.stopAsking(this);
        }
        take(RollbackMachine.apply(state, new RollbackEvent.Resume(bodyAlive), clock.instant()));
        return true;
    }

    /**
     * Lets the machine take an event, stores what it makes of it, and performs the effects.
     *
     * @return why what a person wanted changed nothing
     */
    synchronized Optional<RollbackRefusal> apply(RollbackEvent event) throws IOException {
        // A watch of a Jenkins that was stopped in this process has a successor that reads the same file.
        if (jenkins.isTerminating() || Jenkins.getInstanceOrNull() != jenkins) {
            return Optional.empty();
        }
        RollbackStep step = RollbackMachine.apply(state, event, clock.instant());
        if (step.state().equals(state) && step.effects().isEmpty()) {
            schedule();
        } else {
            take(step);
        }
        return step.refusal();
    }

    /** Why {@code event} would be refused at this moment; empty if it would not. Changes nothing. */
    Optional<RollbackRefusal> refusal(RollbackEvent event) {
        return RollbackMachine.apply(state, event, clock.instant()).refusal();
    }

    /** As {@link #apply}, for events that no person waits for. */
    void report(RollbackEvent event) {
        try {
            apply(event);
        } catch (IOException | RuntimeException e) {
            host.fail(e);
        }
    }

    private void take(RollbackStep step) throws IOException {
        file.write(new WatchFile.Content(step.state(), rules, step.effects()));
        state = step.state();
        List<RollbackEffect> telling = new ArrayList<>();
        for (RollbackEffect effect : step.effects()) {
            perform(effect, telling);
        }
        journal.tell(telling);
        schedule();
    }

    /** What is told is gathered, and told at the latest before something else is done. */
    private void perform(RollbackEffect effect, List<RollbackEffect> telling) throws IOException {
        if (effect instanceof RollbackEffect.Record
                || effect instanceof RollbackEffect.Announce
                || effect instanceof RollbackEffect.FollowUp) {
            telling.add(effect);
            return;
        }
        if (effect instanceof RollbackEffect.RunBody body) {
            runBody(body, telling);
            return;
        }
        journal.tell(telling);
        telling.clear();
        if (effect instanceof RollbackEffect.Probe probe) {
            Workers.look(() -> {
                if (awaits(probe)) {
                    host.probe(this, probe);
                }
            });
        } else if (effect instanceof RollbackEffect.Verify verify) {
            Workers.look(() -> {
                if (awaits(verify)) {
                    host.verify(this, verify);
                }
            });
        } else if (effect instanceof RollbackEffect.CheckGuards) {
            Workers.submit(() -> host.checkGuards(this));
        } else if (effect instanceof RollbackEffect.Ask ask) {
            List<RollbackEffect> untold = journal.untold(List.of(new RollbackEffect.Announce(ask.text())));
            journal.tell(untold);
            host.ask(this, !untold.isEmpty());
        } else if (effect instanceof RollbackEffect.StopAsking) {
            host.stopAsking(this);
        } else if (effect instanceof RollbackEffect.Finish) {
            watches.remove(this);
            journal.publish(state);
            host.finish(state);
        }
    }

    /** Not if it came to its turn so late that it counts as not measured already. */
    private boolean awaits(RollbackEffect.Probe probe) {
        HealthState health = state.health();
        return health.askedAt().isPresent() && health.probes() == probe.number();
    }

    private boolean awaits(RollbackEffect.Verify verify) {
        return state.verification()
                .filter(asked -> asked.askedAt().isPresent() && asked.attempts() == verify.attempt())
                .isPresent();
    }

    /** A ledger that cannot be written is bad; a degraded release that stays because of it is worse. */
    private void runBody(RollbackEffect.RunBody body, List<RollbackEffect> telling) throws IOException {
        try {
            journal.tell(telling);
        } catch (IOException e) {
            journal.complain(e);
        }
        telling.clear();
        host.runBody(body.target());
    }

    private void schedule() {
        if (wake != null) {
            wake.cancel(false);
            wake = null;
        }
        Optional<Instant> next = RollbackMachine.nextWake(state);
        if (next.isPresent() && !jenkins.isTerminating()) {
            long millis = Duration.between(clock.instant(), next.get()).toMillis() + 1;
            wake = Timer.get()
                    .schedule(
                            () -> Workers.submit(() -> report(new RollbackEvent.ClockTick())),
                            Math.max(1, millis),
                            TimeUnit.MILLISECONDS);
        }
    }
}
