package io.jenkins.plugins.releasereadiness.engine.evidence.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTimeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2021-03-08T15:39:40Z|2021-03-08T15:39:40Z",
                "2023-10-18T13:08:28.564089666+02:00|2023-10-18T11:08:28.564089666Z",
                "2023-10-18T13:08:28+0200|2023-10-18T11:08:28Z",
                "2024-01-01T00:00:00|2024-01-01T00:00:00Z",
                "2024-01-01T00:00|2024-01-01T00:00:00Z",
                "Tue, 12 May 2020 20:59:12|2020-05-12T20:59:12Z",
                "Fri, 1 May 2020 20:59:12|2020-05-01T20:59:12Z",
            })
    void timesAsToolsWriteThem(String text, Instant time) {
        assertThat(ReportTime.parse(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2024-13-01T00:00:00Z", "1700000000", "Mon, 12 May 2020 20:59:12"})
    void whatIsNoTimeIsNone(String text) {
        assertThat(ReportTime.parse(text)).isNull();
    }

    @Test
    void nothingAndEndlessTextIsNone() {
        assertThat(ReportTime.parse(null)).isNull();
        assertThat(ReportTime.parse(" ".repeat(1000) + "2024-01-01T00:00:00Z")).isNull();
    }
}
