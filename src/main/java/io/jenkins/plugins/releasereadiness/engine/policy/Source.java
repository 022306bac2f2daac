package io.jenkins.plugins.releasereadiness.engine.policy;

import io.jenkins.plugins.releasereadiness.engine.evidence.probe.ProbeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where evidence comes from.
 *
 * @param id id by which criteria name it: lower-case letters, digits and {@code -}
 * @param format id of the format; empty to recognise it by content
 * @param files patterns relative to the workspace ({@code **}, {@code *}, {@code ?}); empty for probes
 * @param url address of an HTTP probe or a Prometheus server; empty for files
 * @param query PromQL of a Prometheus probe
 * @param expect text that the answer of an HTTP probe must contain
 * @param credentialsId Jenkins credentials of a probe; never a secret itself
 * @param maxAge how old the measurement may be; empty for no limit
 * @param emptyRunIsClean see evidence rule 13
 * @param allowIncomplete see evidence rule 23
 * @param percentiles see evidence rule 26
 * @param vex id of the source of format {@code openvex} that suppresses findings
 */
public record Source(
        String id,
        Optional<String> format,
        List<String> files,
        Optional<String> url,
        Optional<String> query,
        Optional<String> expect,
        Optional<String> credentialsId,
        Optional<Duration> maxAge,
        boolean emptyRunIsClean,
        boolean allowIncomplete,
        List<Integer> percentiles,
        Optional<String> vex) {
    public Source {
        Objects.requireNonNull(id);
        files = List.copyOf(files);
        percentiles = List.copyOf(percentiles);
    }

    /** A source of files without further options. */
    public static Source ofFiles(String id, Optional<String> format, List<String> files) {
        return new Source(
                id,
                format,
                files,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                List.of(),
                Optional.empty());
    }

    /**
     * What a probe asks.
     *
     * @throws IllegalArgumentException if its address cannot be asked; the message is a sentence for its author
     * @throws java.util.NoSuchElementException if it is no probe
     */
    public ProbeSpec probeSpec() {
        return ProbeSpec.of(id, url.orElseThrow(), query, expect);
    }

    /** Whether it asks a server instead of reading files. */
    public boolean probe() {
        return url.isPresent();
    }

    /** Whether it takes what the build itself holds: it names neither files nor a server. */
    public boolean built() {
        return url.isEmpty() && files.isEmpty();
    }
}
