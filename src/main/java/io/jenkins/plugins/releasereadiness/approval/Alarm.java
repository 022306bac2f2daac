package io.jenkins.plugins.releasereadiness.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalEvent;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalMachine;
import io.jenkins.plugins.releasereadiness.engine.approval.ApprovalState;
import io.jenkins.plugins.releasereadiness.record.Workers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.Timer;

/** Wakes an approval when time alone changes something: deadline, reminder, escalation, change window. */
final class Alarm {
    private static final Logger LOGGER = Logger.getLogger(Alarm.class.getName());

    private final Approval approval;

    @CheckForNull
    private Future<?> next;

    Alarm(Approval approval) {
        this.approval = approval;
    }

    /** Sets the alarm for what comes next in {@code state}, in place of the one that was set. */
    synchronized void set(ApprovalState state) {
        cancel();
        Instant now = ApprovalTime.now();
        Optional<Instant> wake = ApprovalMachine.nextWake(state, now);
        if (wake.isPresent()) {
            long delay = Math.max(1, Duration.between(now, wake.get()).toMillis() + 1);
            next = Timer.get().schedule(() -> Workers.submit(this::ring), delay, TimeUnit.MILLISECONDS);
        }
    }

    synchronized void cancel() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }

    private void ring() {
        try {
            approval.apply(new ApprovalEvent.ClockTick());
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "approval " + approval.id() + " of " + approval.run()
                            + " could not take notice of the time; it will with the next event or restart");
        }
    }
}
