package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A source of files as the collector needs to know it.
 *
 * @param id id of the source
 * @param format id of the format; empty to recognise it by content
 * @param patterns patterns of paths (see {@link PathPattern}); at least one
 * @param maxAge how old the measurement may be; empty for no limit, and then a time in the future does not matter either
 * @param options how the reports are read
 */
public record SourceSpec(
        String id, Optional<String> format, List<String> patterns, Optional<Duration> maxAge, ReadOptions options) {
    public SourceSpec {
        Objects.requireNonNull(id);
        Objects.requireNonNull(format);
        Objects.requireNonNull(maxAge);
        Objects.requireNonNull(options);
        patterns = List.copyOf(patterns);
    }
}
