package io.jenkins.plugins.releasereadiness.benchmarks.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where and when it was measured. */
final class Conditions {
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    private final double loadBefore = load();

    /** A line each, with the load of the machine from the making of this object until now. */
    List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("date " + LocalDate.now(ZoneOffset.UTC));
        lines.add("Java " + Runtime.version() + " (" + System.getProperty("java.vm.name")
                + "), default garbage collector");
        lines.add(System.getProperty("os.name") + ", "
                + Runtime.getRuntime().availableProcessors() + " cores"
                + processor().map(name -> " (" + name + ")").orElse(""));
        lines.add(String.format(
                Locale.ROOT,
                "load of the machine (1 minute) %.1f before and %.1f after; more than %d means that others used it too",
                loadBefore,
                load(),
                Runtime.getRuntime().availableProcessors()));
        return lines;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static Optional<String> processor() throws IOException {
        if (!Files.isReadable(PROCESSOR)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(PROCESSOR)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        }
    }
}
