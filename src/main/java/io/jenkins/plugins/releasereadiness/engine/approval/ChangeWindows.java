package io.jenkins.plugins.releasereadiness.engine.approval;

import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy.ChangeWindow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When change windows are open. A window is open exactly while the clock on a wall in its zone shows a time in it, its
 * begin included and its end not: an hour that the change to summer time skips is missing from the window, one that the
 * change back repeats is in it twice.
 */
public final class ChangeWindows {
    /** Enough for a weekly window of which one occurrence falls into a skipped hour or day. */
    private static final int DAYS_AHEAD = 16;

    private ChangeWindows() {}

    /** Whether a decision may take effect at {@code time}; without windows always. */
    public static boolean open(List<ChangeWindow> windows, Instant time) {
        return windows.isEmpty() || windows.stream().anyMatch(window -> open(window, time));
    }

    /** The first moment from {@code time} on at which a window is open; empty if none ever opens. */
    public static Optional<Instant> nextOpening(List<ChangeWindow> windows, Instant time) {
        if (open(windows, time)) {
            return Optional.of(time);
        }
        return windows.stream()
                .flatMap(window -> candidates(window, time)
                        .filter(candidate -> candidate.isAfter(time) && open(window, candidate)))
                .min(Instant::compareTo);
    }

    private static boolean open(ChangeWindow window, Instant time) {
        LocalDateTime wall = LocalDateTime.ofInstant(time, window.zone());
        DayOfWeek day = wall.getDayOfWeek();
        LocalTime clock = wall.toLocalTime();
        boolean begun = !clock.isBefore(window.from());
        boolean notEnded = clock.isBefore(window.to());
        if (window.from().isBefore(window.to())) {
            return window.days().contains(day) && begun && notEnded;
        }
        return window.days().contains(day) && begun || window.days().contains(day.minus(1)) && notEnded;
    }

    /** A closed window opens when the wall clock reaches its begin, or jumps. */
    private static Stream<Instant> candidates(ChangeWindow window, Instant time) {
        ZoneId zone = window.zone();
        ZoneRules rules = zone.getRules();
        LocalDate today = LocalDate.ofInstant(time, zone);
        Stream<Instant> begins = today.datesUntil(today.plusDays(DAYS_AHEAD))
                .map(date -> date.atTime(window.from()))
                .flatMap(begin -> rules.getValidOffsets(begin).stream().map(begin::toInstant));
        Stream<Instant> jumps = Stream.iterate(
                        rules.nextTransition(time), Objects::nonNull, jump -> rules.nextTransition(jump.getInstant()))
                .map(ZoneOffsetTransition::getInstant)
                .takeWhile(jump -> LocalDate.ofInstant(jump, zone).isBefore(today.plusDays(DAYS_AHEAD)));
        return Stream.concat(begins, jumps);
    }
}
