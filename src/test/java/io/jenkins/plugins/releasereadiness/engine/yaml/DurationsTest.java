package io.jenkins.plugins.releasereadiness.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({"90s, PT90S", "15m, PT15M", "24h, PT24H", "7d, PT168H", "2w, PT336H", "0s, PT0S"})
    void numberAndUnit(String text, Duration duration) {
        assertThat(Durations.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "h", "-1h", "1.5h", "1h30m", "1M", "9999999h"})
    void nothingElse(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @Property
    void whatIsShownReadsTheSame(@ForAll @IntRange(min = 0, max = 900_000) int seconds) {
        Duration duration = Duration.ofSeconds(seconds);

        assertThat(Durations.parse(Durations.show(duration))).contains(duration);
    }
}
