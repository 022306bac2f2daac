package io.jenkins.plugins.releasereadiness.benchmarks.ways;

import java.nio.file.Path;
import java.util.Map;

/** One way to read a report to its end. */
@FunctionalInterface
public interface Way {
    /** How many bytes the floors and peers that take a stream get at once, as many as the engine. */
    int BUFFER = 1 << 16;

    /** What was found, by the names of {@code Known}. */
    Map<String, ?> read(Path file) throws Exception;
}
