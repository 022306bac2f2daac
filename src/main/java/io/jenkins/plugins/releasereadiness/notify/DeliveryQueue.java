package io.jenkins.plugins.releasereadiness.notify;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.releasereadiness.engine.notice.Delivery;
import io.jenkins.plugins.releasereadiness.engine.notice.RetryPlan;
import io.jenkins.plugins.releasereadiness.record.Workers;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.Timer;

/**
 * What is to be delivered: kept on disk, sent by a few threads, tried again later when it fails. No build waits
 * for it. A receiver gets one message at a time, so that one that is slow holds one thread and no other receiver.
 */
@Extension
public final class DeliveryQueue {
    private static final Logger LOGGER = Logger.getLogger(DeliveryQueue.class.getName());

    /** Slow receivers hold no more of the shared threads than this. */
    private static final int AT_ONCE = 4;

    /** The oldest dead letters go when there are more; the ledgers still tell of them. */
    private static final int MOST_DEAD = 1000;

    private final Jenkins jenkins = Jenkins.get();
    private final DeliveryFiles files = new DeliveryFiles(
            jenkins.getRootDir().toPath().resolve("release-readiness").resolve("notifications"));
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
    private final Set<String> busy = new HashSet<>();
    private RetryPlan plan = RetryPlan.DEFAULTS;

    @CheckForNull
    private Future<?> wake;

    static DeliveryQueue get() {
        return ExtensionList.lookupSingleton(DeliveryQueue.class);
    }

    /** For tests, which do not wait for hours. */
    synchronized void setPlan(RetryPlan plan) {
        this.plan = plan;
    }

    /** Goes on with what was there before Jenkins was stopped. */
    synchronized void load() throws IOException {
        for (Delivery delivery : files.read()) {
            deliveries.putIfAbsent(delivery.id(), delivery);
        }
    }

    /** Takes what is to be delivered; it is on disk when this returns. What is there already is not taken again. */
    synchronized void add(List<Delivery> fresh) throws IOException {
        for (Delivery delivery : fresh) {
            if (!deliveries.containsKey(delivery.id())) {
                put(delivery);
            }
        }
    }

    /** Those in this state, in the order in which they came. */
    synchronized List<Delivery> list(Delivery.State state) {
        return deliveries.values().stream()
                .filter(delivery -> delivery.state() == state)
                .toList();
    }

    /**
     * Sends a dead letter again.
     *
     * @return whether there was one of that id
     */
    synchronized boolean resend(String id) throws IOException {
        Optional<Delivery> dead = dead(id);
        if (dead.isPresent()) {
            put(dead.get().again(clock.instant()));
            pump();
        }
        return dead.isPresent();
    }

    /**
     * Forgets a dead letter.
     *
     * @return whether there was one of that id
     */
    synchronized boolean discard(String id) throws IOException {
        Optional<Delivery> dead = dead(id);
        if (dead.isPresent()) {
            remove(dead.get());
        }
        return dead.isPresent();
    }

    /** Sends what is due and sets the alarm for what is not. */
    synchronized void pump() {
        if (isOver()) {
            return;
        }
        Instant now = clock.instant();
        List<Delivery> next = deliveries.values().stream()
                .filter(delivery -> delivery.state() == Delivery.State.WAITING && !busy.contains(lane(delivery)))
                .sorted(Comparator.comparing(Delivery::nextAt))
                .toList();
        for (Delivery delivery : next) {
            if (!delivery.due(now)) {
                alarm(Duration.between(now, delivery.nextAt()));
                return;
            }
            if (busy.size() < AT_ONCE && busy.add(lane(delivery))) {
                Workers.submit(() -> attempt(delivery));
            }
        }
    }

    private void alarm(Duration delay) {
        if (wake != null) {
            wake.cancel(false);
        }
        wake = Timer.get().schedule(() -> Workers.submit(this::pump), delay.toMillis() + 1, TimeUnit.MILLISECONDS);
    }

    private void attempt(Delivery delivery) {
        try {
            if (!isOver()) {
                end(delivery, Attempt.make(delivery));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(
                    Level.WARNING, e, () -> "the outcome of the notification " + delivery.id() + " could not be kept");
        } finally {
            synchronized (this) {
                busy.remove(lane(delivery));
            }
            pump();
        }
    }

    /** The ledger is told first: if Jenkins stops in between, a message is sent twice rather than not recorded. */
    private void end(Delivery delivery, Attempt attempt) throws IOException {
        if (attempt.delivered()) {
            OutcomeEntry.write(delivery.outcome(true, delivery.attempts() + 1), delivery.build());
            remove(delivery);
            return;
        }
        Delivery failed = failed(delivery, attempt);
        LOGGER.log(
                Level.FINE,
                () -> "notification " + delivery.id() + " to " + delivery.receiver() + ": " + failed.problem());
        if (failed.state() == Delivery.State.DEAD) {
            OutcomeEntry.write(failed.outcome(false, failed.attempts()), failed.build());
        }
        put(failed);
        dropOldest();
    }

    private synchronized Delivery failed(Delivery delivery, Attempt attempt) {
        return delivery.failed(
                attempt.problem(), attempt.hopeless(), plan, clock.instant(), ThreadLocalRandom.current());
    }

    private synchronized void put(Delivery delivery) throws IOException {
        files.write(delivery);
        deliveries.put(delivery.id(), delivery);
    }

    private synchronized void remove(Delivery delivery) throws IOException {
        deliveries.remove(delivery.id());
        files.remove(delivery);
    }

    private synchronized void dropOldest() throws IOException {
        List<Delivery> dead = list(Delivery.State.DEAD);
        for (int surplus = 0; surplus < dead.size() - MOST_DEAD; surplus++) {
            remove(dead.get(surplus));
        }
    }

    private Optional<Delivery> dead(String id) {
        return Optional.ofNullable(deliveries.get(id)).filter(found -> found.state() == Delivery.State.DEAD);
    }

    private static String lane(Delivery delivery) {
        return delivery.channel() + "\n" + delivery.receiver();
    }

    /** A Jenkins that was stopped in this process has a successor that reads the same files. */
    private boolean isOver() {
        return jenkins.isTerminating() || Jenkins.getInstanceOrNull() != jenkins;
    }
}
