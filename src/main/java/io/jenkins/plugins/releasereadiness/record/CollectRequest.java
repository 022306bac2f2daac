package io.jenkins.plugins.releasereadiness.record;

import io.jenkins.plugins.releasereadiness.engine.policy.Source;
import java.util.Collection;
import java.util.List;

/**
 * What is to be collected.
 *
 * @param sources sources of files
 * @param live sources that need no workspace: servers, and what the build holds
 * @param attestationFiles patterns of files in which people attest; empty for none
 */
public record CollectRequest(List<Source> sources, List<Source> live, List<String> attestationFiles) {
    public CollectRequest {
        sources = List.copyOf(sources);
        live = List.copyOf(live);
        attestationFiles = List.copyOf(attestationFiles);
    }

    /**
     * @param sources of any kind
     */
    public CollectRequest(Collection<Source> sources, List<String> attestationFiles) {
        this(
                sources.stream().filter(source -> !isLive(source)).toList(),
                sources.stream().filter(CollectRequest::isLive).toList(),
                attestationFiles);
    }

    /** Sources only. */
    public static CollectRequest of(Collection<Source> sources) {
        return new CollectRequest(sources, List.of());
    }

    private static boolean isLive(Source source) {
        return source.probe() || source.built();
    }
}
