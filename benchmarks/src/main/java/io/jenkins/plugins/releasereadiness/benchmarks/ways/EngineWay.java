package io.jenkins.plugins.releasereadiness.benchmarks.ways;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import io.jenkins.plugins.releasereadiness.engine.evidence.EvidenceState;
import io.jenkins.plugins.releasereadiness.engine.evidence.FileDigest;
import io.jenkins.plugins.releasereadiness.engine.evidence.collect.Collector;
import io.jenkins.plugins.releasereadiness.engine.evidence.collect.SourceSpec;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.Readers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engine's whole way from a file to evidence, as the steps and the tool go it: what is parsed is what is hashed. */
final class EngineWay implements Way {
    private final Collector collector = new Collector(Readers.load(), Clock.systemUTC());
    private final SourceSpec source;

    EngineWay(String format) {
        source = new SourceSpec("report", Optional.of(format), List.of(), Optional.empty(), ReadOptions.DEFAULTS);
    }

    @Override
    public Map<String, ?> read(Path file) throws IOException {
        Evidence evidence = collector.collectFile(source, file);
        if (evidence.state() != EvidenceState.PRESENT) {
            throw new IllegalStateException(evidence.message());
        }
        Map<String, Object> found = new HashMap<>(evidence.facts().asMap());
        FileDigest digest = evidence.files().get(0);
        found.put("bytes", digest.bytes());
        found.put("sha256", digest.sha256());
        return found;
    }
}
