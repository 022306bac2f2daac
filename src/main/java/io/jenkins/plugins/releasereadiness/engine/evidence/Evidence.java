package io.jenkins.plugins.releasereadiness.engine.evidence;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What was read from one source: its state, its facts and the files they came from.
 *
 * @param source id of the source in the policy
 * @param kind kind of evidence; empty if nothing told it (no format named and nothing recognised)
 * @param format id of the format, for example {@code junit}; empty as for {@code kind}
 * @param state what can be said of it
 * @param facts what was measured; may be there in other states than {@link EvidenceState#PRESENT}, marked by the state
 * @param message one sentence for a person: what is wrong and what to do, or what was read
 * @param files the files that were read, in the order of their paths
 * @param measuredAt when it was measured: the report's own time, else the file's; empty if nothing tells
 */
public record Evidence(
        String source,
        Optional<SourceKind> kind,
        Optional<String> format,
        EvidenceState state,
        Facts facts,
        String message,
        List<FileDigest> files,
        Optional<Instant> measuredAt) {
    public Evidence {
        Objects.requireNonNull(source);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(format);
        Objects.requireNonNull(state);
        Objects.requireNonNull(facts);
        Objects.requireNonNull(message);
        Objects.requireNonNull(measuredAt);
        files = List.copyOf(files);
    }

    /** Evidence of which nothing was found. */
    public static Evidence missing(String source, String message) {
        return new Evidence(
                source,
                Optional.empty(),
                Optional.empty(),
                EvidenceState.MISSING,
                Facts.NONE,
                message,
                List.of(),
                Optional.empty());
    }

    /** This evidence with one sentence more in its message. */
    public Evidence noting(String sentence) {
        return new Evidence(
                source,
                kind,
                format,
                state,
                facts,
                message.isEmpty() ? sentence : message + "; " + sentence,
                files,
                measuredAt);
    }

    /**
     * SHA-256 by path of what is released, which is what a source of kind {@link SourceKind#FILE} names; empty for every
     * other kind. Votes and attestations are bound to these.
     */
    public Map<String, String> released() {
        Map<String, String> released = new LinkedHashMap<>();
        if (kind.equals(Optional.of(SourceKind.FILE))) {
            files.forEach(file -> released.put(file.path(), file.sha256()));
        }
        return released;
    }
}
