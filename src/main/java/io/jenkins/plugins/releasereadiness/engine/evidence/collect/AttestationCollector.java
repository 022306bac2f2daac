package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import io.jenkins.plugins.releasereadiness.engine.evidence.Attestation;
import io.jenkins.plugins.releasereadiness.engine.evidence.AttestationFile;
import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import io.jenkins.plugins.releasereadiness.engine.yaml.Problems;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the files of attestations as a source of its own, so that they are hashed and archived like all evidence. */
public final class AttestationCollector {
    /** Id of the source. */
    public static final String SOURCE = "attestations";

    /** A file that people write is small. */
    private static final long MAX_FILE_BYTES = 4 << 20;

    private static final CollectLimits LIMITS =
            new CollectLimits(CollectLimits.DEFAULTS.maxEntries(), 1000, MAX_FILE_BYTES);

    private AttestationCollector() {}

    /**
     * What was found.
     *
     * @param evidence the files; {@code missing} is normal, as people need not attest anything
     * @param attestations none unless the evidence is present: a file with a mistake answers nothing
     */
    public record Collected(Evidence evidence, List<Attestation> attestations) {
        public Collected {
            attestations = List.copyOf(attestations);
        }
    }

    /**
     * Collects.
     *
     * @param patterns see {@link PathPattern}
     * @param sink receives the files as well
     * @throws IOException as {@link Collector#collect}
     */
    public static Collected collect(List<String> patterns, Path root, Readers readers, Clock clock, EvidenceSink sink)
            throws IOException {
        Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();
        EvidenceSink both = (source, path) -> {
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            files.put(path, kept);
            return new Both(sink.open(source, path), kept);
        };
        Evidence evidence = new Collector(readers, clock, LIMITS, both, CollectProgress.NONE)
                .collect(
                        new SourceSpec(
                                SOURCE, Optional.of("attestation"), patterns, Optional.empty(), ReadOptions.DEFAULTS),
                        root);
        List<Attestation> attestations = new ArrayList<>();
        if (evidence.state().answers()) {
            files.forEach((path, kept) -> attestations.addAll(
                    AttestationFile.read(path, kept.toString(StandardCharsets.UTF_8), new Problems())));
        }
        return new Collected(evidence, attestations);
    }

    /** Writes twice. */
    private static final class Both extends FilterOutputStream {
        private final OutputStream second;

        Both(OutputStream first, OutputStream second) {
            super(first);
            this.second = second;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            second.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            second.write(bytes, offset, length);
        }
    }
}
