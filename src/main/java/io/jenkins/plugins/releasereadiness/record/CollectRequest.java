package io.jenkins.plugins.releasereadiness.record;

import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import java.util.Collection;
import java.util.List;

/**
 * What is to be collected.
 *
 * @param sources sources of files; probes are not asked here
 * @param attestationFiles patterns of files in which people attest; empty for none
 */
public record CollectRequest(List<Source> sources, List<String> attestationFiles) {
    public CollectRequest {
        sources = sources.stream().filter(source -> !source.probe()).toList();
        attestationFiles = List.copyOf(attestationFiles);
    }

    /** Sources only. */
    public static CollectRequest of(Collection<Source> sources) {
        return new CollectRequest(List.copyOf(sources), List.of());
    }
}
