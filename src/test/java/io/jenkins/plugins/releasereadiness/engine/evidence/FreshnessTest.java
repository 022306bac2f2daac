package io.jenkins.plugins.releasereadiness.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private static final Instant NOW = Instant.parse("2026-05-06T12:00:00Z");
    private static final Optional<Duration> DAY = Optional.of(Duration.ofDays(1));

    @Test
    void anyAgeWillDoWithoutALimit() {
        assertThat(Freshness.problem(Optional.of(Instant.EPOCH), Optional.empty(), NOW))
                .isEmpty();
        assertThat(Freshness.problem(Optional.empty(), Optional.empty(), NOW)).isEmpty();
    }

    @Test
    void theLimitItselfIsFresh() {
        assertThat(Freshness.problem(Optional.of(NOW.minus(Duration.ofDays(1))), DAY, NOW))
                .isEmpty();
    }

    @Test
    void aMomentBeyondTheLimitIsStale() {
        assertThat(Freshness.problem(Optional.of(NOW.minus(Duration.ofDays(1)).minusMillis(1)), DAY, NOW))
                .contains("it was measured at 2026-05-05T11:59:59Z and is 1 d old, but may be at most 1 d old;"
                        + " measure again");
    }

    @Test
    void theAgeIsToldInItsTwoLargestUnits() {
        assertThat(Freshness.problem(Optional.of(NOW.minusSeconds(3 * 86400 + 2 * 3600 + 60)), DAY, NOW))
                .hasValueSatisfying(text -> assertThat(text).contains("is 3 d 2 h old"));
    }

    @Test
    void aClockAFewMinutesAheadIsForgiven() {
        assertThat(Freshness.problem(Optional.of(NOW.plus(Freshness.CLOCK_SKEW)), DAY, NOW))
                .isEmpty();
    }

    @Test
    void aTimeInTheFutureIsNotFresh() {
        assertThat(Freshness.problem(Optional.of(NOW.plus(Freshness.CLOCK_SKEW).plusSeconds(1)), DAY, NOW))
                .hasValueSatisfying(text -> assertThat(text).contains("lies in the future"));
    }

    @Test
    void anUnknownTimeIsNotFresh() {
        assertThat(Freshness.problem(Optional.empty(), DAY, NOW))
                .hasValueSatisfying(text -> assertThat(text).contains("nothing tells when it was measured"));
    }
}
