package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports whose times name no zone, judged by a machine anywhere on earth. */
class TimesWithoutZoneTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String TOKYO = "Asia/Tokyo";
    private static final String NEW_YORK = "America/New_York";

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void begin() {
        workspace = new Workspace(folder);
    }

    /** The formats that have such times, each with the smallest report. */
    enum Dialect {
        JUNIT("<testsuite name='a' timestamp='%s'><testcase name='b'/></testsuite>", "uuuu-MM-dd'T'HH:mm:ss"),
        COBERTURA(
                "<coverage line-rate='1' lines-covered='1' lines-valid='1' timestamp='%s'><packages><package name='a'>"
                        + "<classes><class name='a' filename='a'><methods/><lines><line number='1' hits='1'/></lines>"
                        + "</class></classes></package></packages></coverage>",
                "uuuu-MM-dd'T'HH:mm:ss"),
        ZAP(
                "{\"@programName\": \"ZAP\", \"@version\": \"2.14.0\", \"@generated\": \"%s\", \"site\": [{\"alerts\": []}]}",
                "EEE, d MMM uuuu HH:mm:ss"),
        JMETER("timeStamp,elapsed,success\n%s,5,true\n", "uuuu/MM/dd HH:mm:ss.SSS"),
        DEPLOYMENT_REPORT("{\"status\": \"success\", \"finishedAt\": \"%s\"}", "uuuu-MM-dd'T'HH:mm:ss");

        private final String format = name().toLowerCase(Locale.ROOT).replace('_', '-');
        private final String report;
        private final DateTimeFormatter time;

        Dialect(String report, String time) {
            this.report = report;
            this.time = DateTimeFormatter.ofPattern(time, Locale.ENGLISH);
        }

        String at(LocalDateTime time) {
            return report.formatted(this.time.format(time));
        }
    }

    /** The report, written when the clock on the wall of a zone shows {@code time}, read at once in {@code here}. */
    private Evidence read(Dialect dialect, LocalDateTime time, String here) throws IOException {
        workspace.file("a.report", dialect.at(time));
        Clock clock = Clock.fixed(Workspace.NOW, ZoneId.of(here));
        return new Collector(Readers.load(), clock)
                .collect(Workspace.spec(Optional.of(dialect.format), Optional.of(HOUR), "a.report"), folder);
    }

    private static LocalDateTime wall(Instant at, String zone) {
        return LocalDateTime.ofInstant(at, ZoneId.of(zone));
    }

    @ParameterizedTest
    @EnumSource
    void aFreshReportInTheTimeOfAMachineEastOfUtcIsFresh(Dialect dialect) throws IOException {
        Evidence evidence = read(dialect, wall(Workspace.NOW.minusSeconds(60), TOKYO), TOKYO);
        assertThat(evidence.state()).as(evidence.message()).isEqualTo(EvidenceState.PRESENT);
        assertThat(evidence.measuredAt().orElseThrow())
                .isBetween(Workspace.NOW.minusSeconds(60), Workspace.NOW.minusSeconds(59));
    }

    @ParameterizedTest
    @EnumSource
    void aFreshReportInUtcIsFreshWestOfIt(Dialect dialect) throws IOException {
        assertThat(read(dialect, wall(Workspace.NOW.minusSeconds(60), "UTC"), NEW_YORK)
                        .state())
                .isEqualTo(EvidenceState.PRESENT);
    }

    @ParameterizedTest
    @EnumSource
    void anOldReportIsNotTakenForAFreshOneAnywhere(Dialect dialect) throws IOException {
        Instant twoHoursAgo = Workspace.NOW.minus(Duration.ofHours(2));
        for (String here : new String[] {TOKYO, NEW_YORK, "UTC"}) {
            for (String written : new String[] {here, "UTC"}) {
                assertThat(read(dialect, wall(twoHoursAgo, written), here).state())
                        .as(written + " read in " + here)
                        .isEqualTo(EvidenceState.STALE);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({TOKYO + ", UTC", NEW_YORK + ", " + NEW_YORK})
    void whereTheOtherMeaningWouldBeFreshTheMessageTellsWhy(String here, String written) throws IOException {
        Evidence evidence = read(Dialect.JUNIT, wall(Workspace.NOW.minusSeconds(60), written), here);
        assertThat(evidence.state()).isEqualTo(EvidenceState.STALE);
        assertThat(evidence.message())
                .contains("old, but may be at most 1 h old")
                .contains("names no zone, so the older of UTC and " + here + " counts; have it written with a zone");
    }

    @Test
    void whereTheReaderIsInUtcNothingIsDoubtful() throws IOException {
        Evidence evidence = read(Dialect.JUNIT, wall(Workspace.NOW.minus(Duration.ofHours(2)), "UTC"), "UTC");
        assertThat(evidence.message()).doesNotContain("names no zone");
    }

    @Test
    void aTimeThatIsInTheFutureEitherWayIsNotFresh() throws IOException {
        Evidence evidence = read(Dialect.JUNIT, wall(Workspace.NOW.plus(HOUR), TOKYO), TOKYO);
        assertThat(evidence.state()).isEqualTo(EvidenceState.STALE);
        assertThat(evidence.message()).contains("lies in the future");
    }

    @Test
    void ofReportsWithAndWithoutZoneTheOldestCounts() throws IOException {
        LocalDateTime noon = LocalDateTime.ofInstant(Workspace.NOW, ZoneOffset.UTC);
        workspace.file("a.xml", Dialect.JUNIT.at(noon));
        workspace.file(
                "b.xml", "<testsuite name='a' timestamp='2026-05-06T11:00:00Z'><testcase name='c'/></testsuite>");
        for (String[] expected : new String[][] {{"UTC", "2026-05-06T11:00:00Z"}, {TOKYO, "2026-05-06T03:00:00Z"}}) {
            Clock clock = Clock.fixed(Workspace.NOW, ZoneId.of(expected[0]));
            Evidence evidence = new Collector(Readers.load(), clock)
                    .collect(Workspace.spec(Optional.empty(), Optional.empty(), "*.xml"), folder);
            assertThat(evidence.measuredAt()).contains(Instant.parse(expected[1]));
        }
    }
}
