package io.jenkins.plugins.releasereadiness.engine.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.policy.ApprovalPolicy.ChangeWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeWindowsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void withoutWindowsItIsAlwaysOpen() {
        assertThat(ChangeWindows.open(List.of(), Samples.START)).isTrue();
        assertThat(ChangeWindows.nextOpening(List.of(), Samples.START)).contains(Samples.START);
    }

    @ParameterizedTest
    @CsvSource({
        // Berlin is one hour ahead of UTC in winter, two in summer; the begin counts, the end does not.
        "2026-03-10T08:59:59Z,false",
        "2026-03-10T09:00:00Z,true",
        "2026-03-10T14:59:59.999Z,true",
        "2026-03-10T15:00:00Z,false",
        "2026-07-07T07:59:59Z,false",
        "2026-07-07T08:00:00Z,true",
        "2026-03-14T10:00:00Z,false"
    })
    void aWindowFollowsTheClockOnTheWall(Instant time, boolean open) {
        List<ChangeWindow> workdays = List.of(new ChangeWindow(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(10, 0), LocalTime.of(16, 0), BERLIN));
        assertThat(ChangeWindows.open(workdays, time)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-13T21:00:00Z,true",
        "2026-03-14T00:59:59Z,true",
        "2026-03-14T01:00:00Z,false",
        "2026-03-14T21:00:00Z,false"
    })
    void aWindowWhoseEndIsNotAfterItsBeginRunsIntoTheNextDay(Instant time, boolean open) {
        assertThat(ChangeWindows.open(List.of(window("22:00", "02:00", BERLIN, DayOfWeek.FRIDAY)), time))
                .isEqualTo(open);
    }

    @Test
    void aWindowFromAnHourToItselfLastsADay() {
        ChangeWindow saturday = window("00:00", "00:00", ZoneId.of("UTC"), DayOfWeek.SATURDAY);
        assertThat(ChangeWindows.open(List.of(saturday), Instant.parse("2026-03-14T23:59:59Z")))
                .isTrue();
        assertThat(ChangeWindows.open(List.of(saturday), Instant.parse("2026-03-15T00:00:00Z")))
                .isFalse();
    }

    @Test
    void aWindowInTheHourThatSummerTimeSkipsOpensAWeekLater() {
        ChangeWindow skipped = window("02:15", "02:45", BERLIN, DayOfWeek.SUNDAY);
        assertThat(ChangeWindows.nextOpening(List.of(skipped), Instant.parse("2026-03-28T12:00:00Z")))
                .contains(Instant.parse("2026-04-05T00:15:00Z"));
    }

    @Test
    void aWindowThatBeginsInTheSkippedHourOpensWhenTheClockJumps() {
        ChangeWindow begins = window("02:30", "05:00", BERLIN, DayOfWeek.SUNDAY);
        assertThat(ChangeWindows.nextOpening(List.of(begins), Instant.parse("2026-03-28T12:00:00Z")))
                .contains(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void aWindowInTheRepeatedHourOpensTwice() {
        List<ChangeWindow> repeated = List.of(window("02:15", "02:45", BERLIN, DayOfWeek.SUNDAY));
        Instant first = ChangeWindows.nextOpening(repeated, Instant.parse("2026-10-24T12:00:00Z"))
                .orElseThrow();
        assertThat(first).isEqualTo(Instant.parse("2026-10-25T00:15:00Z"));
        assertThat(ChangeWindows.nextOpening(repeated, first.plus(Duration.ofMinutes(30))))
                .contains(Instant.parse("2026-10-25T01:15:00Z"));
    }

    @Test
    void aWindowWithoutDaysNeverOpens() {
        ChangeWindow never = new ChangeWindow(Set.of(), LocalTime.MIN, LocalTime.NOON, BERLIN);
        assertThat(ChangeWindows.nextOpening(List.of(never), Samples.START)).isEmpty();
    }

    /** Around both changes of summer time, and where an island skipped a whole day. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theNextOpeningIsTheFirstMinuteAtWhichItIsOpen(long seed) {
        Random random = new Random(seed);
        List<Instant> times = List.of(
                Instant.parse("2026-03-27T00:00:00Z"),
                Instant.parse("2026-10-23T00:00:00Z"),
                Instant.parse("2011-12-28T00:00:00Z"));
        List<String> zones = List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "UTC");
        for (int round = 0; round < 25; round++) {
            List<ChangeWindow> windows = List.of(new ChangeWindow(
                    Set.of(DayOfWeek.of(1 + random.nextInt(7))),
                    LocalTime.of(random.nextInt(4), 15 * random.nextInt(4)),
                    LocalTime.of(random.nextInt(5), 15 * random.nextInt(4)),
                    ZoneId.of(zones.get(random.nextInt(zones.size())))));
            Instant from =
                    times.get(random.nextInt(times.size())).plus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)));
            assertThat(ChangeWindows.nextOpening(windows, from))
                    .as("%s from %s", windows, from)
                    .isEqualTo(bySearch(windows, from));
        }
    }

    private static Optional<Instant> bySearch(List<ChangeWindow> windows, Instant from) {
        for (Instant at = from; at.isBefore(from.plus(Duration.ofDays(16))); at = at.plus(Duration.ofMinutes(1))) {
            if (ChangeWindows.open(windows, at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static ChangeWindow window(String from, String to, ZoneId zone, DayOfWeek day) {
        return new ChangeWindow(Set.of(day), LocalTime.parse(from), LocalTime.parse(to), zone);
    }
}
