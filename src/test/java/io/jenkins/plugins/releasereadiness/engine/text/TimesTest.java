package io.jenkins.plugins.releasereadiness.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Test
    void timesAreShownToTheSecondWithTheirZone() {
        assertThat(Times.show(Instant.parse("2026-03-01T12:00:59.999999999Z"))).isEqualTo("2026-03-01 12:00:59 UTC");
        assertThat(Times.show("2026-03-01T13:00:00.5+01:00")).isEqualTo("2026-03-01 12:00:00 UTC");
    }

    @Test
    void whatIsNoTimeIsShownAsItIs() {
        assertThat(Times.show("soon")).isEqualTo("soon");
        assertThat(Times.show("")).isEmpty();
    }
}
