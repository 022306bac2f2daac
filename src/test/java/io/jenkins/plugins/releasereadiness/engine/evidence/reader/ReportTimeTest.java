package io.jenkins.plugins.releasereadiness.engine.evidence.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
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
            })
    void timesThatNameTheirZone(String text, Instant time) {
        assertThat(ReportTime.parse(text).utc()).isEqualTo(time);
        assertThat(ReportTime.parse(text).offset()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-01-01T00:00:00|2024-01-01T00:00:00",
                "2024-01-01T00:00|2024-01-01T00:00:00",
                "Tue, 12 May 2020 20:59:12|2020-05-12T20:59:12",
                "Fri, 1 May 2020 20:59:12|2020-05-01T20:59:12",
            })
    void timesThatNameNoZone(String text, LocalDateTime written) {
        assertThat(ReportTime.parse(text)).isEqualTo(new ReportTime(written, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-06T10:00:00, UTC, 2026-05-06T10:00:00Z",
        "2026-05-06T10:00:00, Asia/Tokyo, 2026-05-06T01:00:00Z",
        "2026-05-06T10:00:00, Europe/Zurich, 2026-05-06T08:00:00Z",
        "2026-05-06T10:00:00, America/New_York, 2026-05-06T10:00:00Z",
        // The hour that comes twice when summer time ends: the first of the two is the older.
        "2026-10-25T02:30:00, Europe/Zurich, 2026-10-25T00:30:00Z",
    })
    void withoutAZoneTheOlderOfUtcAndTheReadersZoneCounts(LocalDateTime written, ZoneId here, Instant oldest) {
        assertThat(ReportTime.oldest(written, here)).isEqualTo(oldest);
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
