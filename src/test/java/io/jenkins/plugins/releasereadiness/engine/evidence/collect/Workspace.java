package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A folder of reports and a collector over it whose clock stands at {@link #NOW}. */
final class Workspace {
    static final Instant NOW = Instant.parse("2026-05-06T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Readers READERS = new Readers(List.of(new LinesReader()));

    private final Path root;

    Workspace(Path root) {
        this.root = root;
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** A file written an hour ago. */
    Path file(String name, String content) throws IOException {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Path file(String name, byte[] content) throws IOException {
        Path file = path(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return changed(file, NOW.minus(Duration.ofHours(1)));
    }

    static Path changed(Path file, Instant at) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(at));
    }

    Evidence collect(String... patterns) throws IOException {
        return collect(new Collector(READERS, CLOCK), patterns);
    }

    Evidence collect(CollectLimits limits, String... patterns) throws IOException {
        return collect(new Collector(READERS, CLOCK, limits, EvidenceSink.NONE, CollectProgress.NONE), patterns);
    }

    Evidence collect(Collector collector, String... patterns) throws IOException {
        return collector.collect(spec(Optional.empty(), Optional.empty(), patterns), root);
    }

    Evidence collectAs(String format, String... patterns) throws IOException {
        return new Collector(READERS, CLOCK).collect(spec(Optional.of(format), Optional.empty(), patterns), root);
    }

    Evidence collectWithin(Duration maxAge, String... patterns) throws IOException {
        return new Collector(READERS, CLOCK).collect(spec(Optional.empty(), Optional.of(maxAge), patterns), root);
    }

    static SourceSpec spec(Optional<String> format, Optional<Duration> maxAge, String... patterns) {
        return new SourceSpec("tests", format, List.of(patterns), maxAge, ReadOptions.DEFAULTS);
    }
}
