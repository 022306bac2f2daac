package io.jenkins.plugins.releasereadiness.benchmarks.run;

import io.jenkins.plugins.releasereadiness.benchmarks.reports.Report;
import io.jenkins.plugins.releasereadiness.benchmarks.ways.Contender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reads a report once in a JVM of its own. */
final class FreshJvm {
    private final Path reports;

    FreshJvm(Path reports) {
        this.reports = reports;
    }

    /**
     * @param heap the most memory for objects in MiB
     * @return how long it took, with the start of the JVM; empty if it failed or took longer than {@code patience}
     */
    Optional<Duration> read(Contender contender, Report report, int heap, Duration patience) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                contender.isPeer() ? System.getProperty("java.class.path") : EngineLibraries.classPath()));
        command.addAll(JdkParsers.ARGUMENTS);
        command.addAll(List.of(ReadOnce.class.getName(), contender.name(), report.name(), reports.toString()));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            return ended && process.exitValue() == 0
                    ? Optional.of(Duration.ofNanos(System.nanoTime() - start))
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
