package io.jenkins.plugins.releasereadiness.engine.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Whether a measurement is young enough. */
public final class Freshness {
    /** How far the clock of the machine that measured may run ahead of ours. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private Freshness() {}

    /**
     * Why the measurement is stale, as a sentence; empty if it is fresh or if freshness is not asked for.
     *
     * <p>A time in the future (beyond {@link #CLOCK_SKEW}) is not fresh: the clock that wrote it cannot be believed. An
     * unknown time is not fresh either.
     *
     * @param measuredAt when it was measured; empty if nothing tells
     * @param maxAge how old it may be, inclusive; empty if any age will do
     */
    public static Optional<String> problem(Optional<Instant> measuredAt, Optional<Duration> maxAge, Instant now) {
        if (maxAge.isEmpty()) {
            return Optional.empty();
        }
        if (measuredAt.isEmpty()) {
            return Optional.of("nothing tells when it was measured, but it may be at most " + words(maxAge.get())
                    + " old; measure again");
        }
        Instant at = measuredAt.get();
        if (at.isAfter(now.plus(CLOCK_SKEW))) {
            return Optional.of("it was measured at " + seconds(at) + ", which lies in the future (it is " + seconds(now)
                    + " now); check the clocks and measure again");
        }
        Duration age = Duration.between(at, now);
        if (age.compareTo(maxAge.get()) > 0) {
            return Optional.of("it was measured at " + seconds(at) + " and is " + words(age)
                    + " old, but may be at most " + words(maxAge.get()) + " old; measure again");
        }
        return Optional.empty();
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The two largest units, for example {@code 2 d 3 h}; rounded down. */
    private static String words(Duration duration) {
        long[] amounts = {duration.toDays(), duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart()
        };
        String[] units = {"d", "h", "min", "s"};
        for (int unit = 0; unit < units.length; unit++) {
            if (amounts[unit] > 0) {
                String text = amounts[unit] + " " + units[unit];
                boolean more = unit + 1 < units.length && amounts[unit + 1] > 0;
                return more ? text + " " + amounts[unit + 1] + " " + units[unit + 1] : text;
            }
        }
        return "less than 1 s";
    }
}
