package io.jenkins.plugins.releasereadiness.record;

import io.jenkins.plugins.releasereadiness.engine.evidence.collect.SourceSpec;
import io.jenkins.plugins.releasereadiness.engine.evidence.reader.ReadOptions;
import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A source as it travels to an agent: the engine's own types are not made for that. */
record SourceRequest(
        String id,
        String format,
        ArrayList<String> files,
        long maxAgeMillis,
        boolean emptyRunIsClean,
        boolean allowIncomplete,
        ArrayList<Integer> percentiles,
        String vex)
        implements Serializable {
    private static final long ANY_AGE = -1;

    static SourceRequest of(Source source) {
        return new SourceRequest(
                source.id(),
                source.format().orElse(""),
                new ArrayList<>(source.files()),
                source.maxAge().map(Duration::toMillis).orElse(ANY_AGE),
                source.emptyRunIsClean(),
                source.allowIncomplete(),
                new ArrayList<>(source.percentiles()),
                source.vex().orElse(""));
    }

    SourceSpec spec() {
        return new SourceSpec(
                id,
                Optional.of(format).filter(name -> !name.isEmpty()),
                files,
                maxAgeMillis == ANY_AGE ? Optional.empty() : Optional.of(Duration.ofMillis(maxAgeMillis)),
                new ReadOptions(emptyRunIsClean, allowIncomplete, List.copyOf(percentiles), Optional.empty()));
    }
}
