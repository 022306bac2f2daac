package io.jenkins.plugins.releasereadiness.engine.evidence.collect;

import io.jenkins.plugins.releasereadiness.engine.evidence.Evidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects all sources of a policy. Those that others name as their {@code vex} come first, so that their statements
 * reach the findings (evidence rule 21); each is collected once.
 */
public final class SourceCollection {
    private final Collector collector;
    private final Map<String, String> vexOf;

    /**
     * @param vexOf id of the VEX source by the id of the findings source that names it; a source that is not there
     *     suppresses nothing
     */
    public SourceCollection(Collector collector, Map<String, String> vexOf) {
        this.collector = collector;
        this.vexOf = Map.copyOf(vexOf);
    }

    /**
     * Collects the sources below a folder.
     *
     * @return the evidence in the order of the sources
     * @throws java.io.InterruptedIOException if the thread was interrupted; its flag stays set
     * @throws IOException if the sink of the collector fails
     */
    public List<Evidence> collect(List<SourceSpec> sources, Path root) throws IOException {
        Map<String, CollectedVex> companions = new HashMap<>();
        for (SourceSpec source : sources) {
            if (vexOf.containsValue(source.id())) {
                companions.put(source.id(), collector.collectVex(source, root));
            }
        }
        Evidence[] collected = new Evidence[sources.size()];
        for (int i = 0; i < collected.length; i++) {
            SourceSpec source = sources.get(i);
            CollectedVex itself = companions.get(source.id());
            collected[i] = itself != null ? itself.evidence() : collector.collect(with(companions, source), root);
        }
        return List.of(collected);
    }

    private SourceSpec with(Map<String, CollectedVex> companions, SourceSpec source) {
        CollectedVex companion = companions.get(vexOf.getOrDefault(source.id(), ""));
        return companion == null
                ? source
                : new SourceSpec(
                        source.id(),
                        source.format(),
                        source.patterns(),
                        source.maxAge(),
                        companion.applyTo(source.options()));
    }
}
