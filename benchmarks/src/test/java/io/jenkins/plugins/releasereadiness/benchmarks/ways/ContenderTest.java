package io.jenkins.plugins.releasereadiness.benchmarks.ways;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releasereadiness.benchmarks.reports.Known;
import io.jenkins.plugins.releasereadiness.benchmarks.reports.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContenderTest {
    private static final int PART = 200;

    /** What only tokenizers and peers count. */
    private static final Set<String> NO_FACTS =
            Set.of("elements", "objects", "rows", "lines", "notPassed", "vulnerabilities");

    @TempDir
    private static Path folder;

    static Stream<Arguments> pairs() {
        return Arrays.stream(Contender.values())
                .flatMap(contender -> Arrays.stream(Report.values())
                        .filter(contender::reads)
                        .map(report -> Arguments.of(contender, report)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void findsWhatTheGeneratorWrote(Contender contender, Report report) throws Exception {
        report.writeInto(folder, PART);
        report.known(folder).check(contender.id(), contender.way(report).read(report.in(folder)));
    }

    @ParameterizedTest
    @EnumSource(Report.class)
    void theEngineFindsAllThatIsKnown(Report report) throws Exception {
        report.writeInto(folder, PART);
        Known known = report.known(folder);
        Map<String, ?> found = Contender.ENGINE.way(report).read(report.in(folder));
        assertThat(known.values().keySet().stream().filter(name -> !NO_FACTS.contains(name)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(found).containsKey(name));
    }

    @Test
    void theSameReportIsWrittenEachTime(@TempDir Path other) throws Exception {
        Report.SARIF_100K.writeInto(folder, PART);
        Report.SARIF_100K.writeInto(other, PART);
        assertThat(Files.mismatch(Report.SARIF_100K.in(folder), Report.SARIF_100K.in(other)))
                .isEqualTo(-1);
    }
}
